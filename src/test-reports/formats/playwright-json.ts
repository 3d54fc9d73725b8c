import type { Attempt } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { declaredBy, declaredByTags } from '../declared-keys.js';
import { type JsonObject, numberOf, objectOf, objectsOf, stringsOf, textOf } from '../json-values.js';
import { outcomeWords } from '../outcome-words.js';
import type { JsonFormat, ReportSink } from '../report-format.js';

const OUTCOMES = outcomeWords({
  passed: 'passed',
  failed: 'failed',
  timedOut: 'failed',
  interrupted: 'error',
  skipped: 'skipped',
});
const MAX_DEPTH = 100;

/** Playwright’s `json` reporter: https://playwright.dev/docs/api/class-testresult */
export const playwrightJson: JsonFormat = {
  kind: 'json',
  name: 'playwright-json',
  recognises: (document) => {
    const root = objectOf(document);
    return Array.isArray(root.suites) && ('config' in root || 'stats' in root) && !('results' in root);
  },
  read(document, sink) {
    const root = objectOf(document);
    for (const suite of objectsOf(root.suites)) readSuite(suite, [], sink);
    for (const error of objectsOf(root.errors)) {
      const text = textOf(error.message)?.split('\n', 1)[0] ?? '';
      sink.incomplete(`an error outside of any test: ${text.slice(0, 200)}`);
    }
    sink.writtenAt(textOf(objectOf(root.stats).startTime));
  },
};

function readSuite(suite: JsonObject, path: readonly string[], sink: ReportSink): void {
  if (path.length > MAX_DEPTH) return;
  const title = textOf(suite.title) ?? '';
  // The outermost suite is the file itself.
  const here = title === textOf(suite.file) ? path : [...path, title];
  for (const spec of objectsOf(suite.specs)) {
    for (const test of objectsOf(spec.tests)) sink.testCase(caseOf(spec, test, here));
  }
  for (const inner of objectsOf(suite.suites)) readSuite(inner, here, sink);
}

function caseOf(spec: JsonObject, test: JsonObject, path: readonly string[]) {
  const annotations = objectsOf(test.annotations);
  const expectsFailure = test.expectedStatus === 'failed';
  const results = objectsOf(test.results);
  const attempts = results.map((result) => attemptOf(result, expectsFailure));
  const isSkipped =
    test.expectedStatus === 'skipped' ||
    annotations.some((one) => /^(skip|fixme)$/.test(textOf(one.type) ?? ''));
  // A test without a result was skipped on purpose, or never reached.
  const none = isSkipped
    ? attempt('skipped', 'skipped')
    : attempt('not-run', textOf(test.status) ?? 'missing');
  return testCase({
    name: textOf(spec.title) ?? '',
    suite: [textOf(test.projectName), ...path],
    file: textOf(spec.file),
    line: numberOf(spec.line),
    attempts: attempts.length > 0 ? attempts : [none],
    durationMs: numberOf(results.at(-1)?.duration),
    flaky: test.status === 'flaky',
    declares: [
      ...annotations.flatMap((one) => declaredBy(textOf(one.type) ?? '', textOf(one.description) ?? '')),
      ...declaredByTags(stringsOf(spec.tags)),
    ],
  });
}

function attemptOf(result: JsonObject, expectsFailure: boolean): Attempt {
  const status = textOf(result.status) ?? 'missing';
  const errors = [objectOf(result.error), ...objectsOf(result.errors)];
  const message = errors.map((error) => textOf(error.message)).find(Boolean);
  const outcome = OUTCOMES.get(status) ?? 'error';
  if (!expectsFailure) return attempt(outcome, status, message);
  if (outcome === 'passed') return attempt('failed', 'unexpectedly passed', 'expected to fail, and passed');
  return attempt(outcome === 'failed' ? 'skipped' : outcome, `expected ${status}`, message);
}
