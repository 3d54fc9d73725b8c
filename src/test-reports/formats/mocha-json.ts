import type { Outcome } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { type JsonObject, numberOf, objectOf, objectsOf, textOf } from '../json-values.js';
import type { JsonFormat } from '../report-format.js';

/** The outcome of a test stands in the list that holds it. */
const LISTS: readonly (readonly [list: string, Outcome])[] = [
  ['passes', 'passed'],
  ['failures', 'failed'],
  ['pending', 'skipped'],
];

/** Mocha’s `json` reporter: https://mochajs.org/#json */
export const mochaJson: JsonFormat = {
  kind: 'json',
  name: 'mocha-json',
  recognises: (document) => {
    const root = objectOf(document);
    return 'stats' in root && Array.isArray(root.passes) && Array.isArray(root.failures);
  },
  read(document, sink) {
    const root = objectOf(document);
    let tests = 0;
    for (const [list, outcome] of LISTS) {
      for (const test of objectsOf(root[list])) {
        const isHook = /^"(before|after) (all|each)" hook/.test(textOf(test.title) ?? '');
        if (!isHook) tests++;
        sink.testCase(caseOf(test, outcome, isHook ? 'hook' : list));
      }
    }
    const stats = objectOf(root.stats);
    const declared = numberOf(stats.tests);
    if (declared !== null && declared !== tests)
      sink.problem(`declares ${declared} tests and holds ${tests}`);
    sink.writtenAt(textOf(stats.end) ?? textOf(stats.start));
  },
};

function caseOf(test: JsonObject, outcome: Outcome, status: string) {
  const title = textOf(test.title) ?? '';
  const full = textOf(test.fullTitle) ?? '';
  const error = objectOf(test.err);
  const retries = Math.min(100, Math.max(0, numberOf(test.currentRetry) ?? 0));
  return testCase({
    name: title,
    suite: [full.endsWith(title) ? full.slice(0, full.length - title.length).trim() : full],
    file: textOf(test.file),
    attempts: [
      ...Array.from({ length: retries }, () => attempt('failed', 'retried')),
      attempt(outcome, status, textOf(error.message) ?? textOf(error.stack)),
    ],
    durationMs: numberOf(test.duration),
  });
}
