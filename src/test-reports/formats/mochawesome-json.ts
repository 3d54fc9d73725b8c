import type { Outcome } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { type JsonObject, numberOf, objectOf, objectsOf, textOf } from '../json-values.js';
import type { JsonFormat, ReportSink } from '../report-format.js';

const MAX_DEPTH = 100;

/** The mochawesome reporter of Mocha and Cypress: https://github.com/adamgruber/mochawesome */
export const mochawesomeJson: JsonFormat = {
  kind: 'json',
  name: 'mochawesome',
  recognises: (document) => {
    const root = objectOf(document);
    return 'stats' in root && Array.isArray(root.results);
  },
  read(document, sink) {
    const root = objectOf(document);
    for (const suite of objectsOf(root.results)) readSuite(suite, [], null, sink);
    const stats = objectOf(root.stats);
    sink.writtenAt(textOf(stats.end) ?? textOf(stats.start));
  },
};

function readSuite(suite: JsonObject, path: readonly string[], file: string | null, sink: ReportSink): void {
  if (path.length > MAX_DEPTH) return;
  const here = [...path, textOf(suite.title) ?? ''];
  const source = textOf(suite.file) || file;
  for (const test of objectsOf(suite.tests)) sink.testCase(caseOf(test, here, source));
  for (const hook of [...objectsOf(suite.beforeHooks), ...objectsOf(suite.afterHooks)]) {
    if (hook.fail === true) sink.testCase(caseOf(hook, here, source));
  }
  for (const inner of objectsOf(suite.suites)) readSuite(inner, here, source, sink);
}

function caseOf(test: JsonObject, suite: readonly string[], file: string | null) {
  const [outcome, status] = outcomeOf(test);
  const error = objectOf(test.err);
  return testCase({
    name: textOf(test.title) ?? '',
    suite,
    file,
    attempts: [
      attempt(outcome, test.isHook === true ? 'hook' : status, textOf(error.message) ?? textOf(error.estack)),
    ],
    durationMs: numberOf(test.duration),
  });
}

/** A test that a failing hook kept from running is `skipped`; one that its author left out is `pending`. */
function outcomeOf(test: JsonObject): readonly [Outcome, string] {
  if (test.fail === true || test.state === 'failed') return ['failed', 'failed'];
  if (test.pass === true || test.state === 'passed') return ['passed', 'passed'];
  return test.pending === true || test.state === 'pending' ? ['skipped', 'pending'] : ['not-run', 'skipped'];
}
