import type { TestCase } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { type JsonObject, numberOf, objectOf, objectsOf, stringsOf, textOf } from '../json-values.js';
import { outcomeWords } from '../outcome-words.js';
import type { JsonFormat } from '../report-format.js';

const OUTCOMES = outcomeWords({
  passed: 'passed',
  failed: 'failed',
  pending: 'skipped',
  skipped: 'skipped',
  todo: 'skipped',
  disabled: 'skipped',
  focused: 'passed',
});

/** `jest --json` and Vitest’s `json` reporter, which copies it: https://jestjs.io/docs/configuration#testresultsprocessor-string */
export const jestJson: JsonFormat = {
  kind: 'json',
  name: 'jest-json',
  recognises: (document) => {
    const root = objectOf(document);
    return Array.isArray(root.testResults) && 'numTotalTests' in root;
  },
  read(document, sink) {
    const root = objectOf(document);
    let counted = 0;
    for (const file of objectsOf(root.testResults)) {
      const path = textOf(file.name) ?? textOf(file.testFilePath);
      const tests = objectsOf(file.assertionResults ?? file.testResults);
      for (const test of tests) sink.testCase(caseOf(test, path));
      counted += tests.length;
      if (tests.length === 0 && file.status === 'failed') sink.testCase(unloaded(file, path));
      sink.writtenAt(numberOf(file.endTime));
    }
    const declared = numberOf(root.numTotalTests);
    if (declared !== null && declared !== counted)
      sink.problem(`declares ${declared} tests and holds ${counted}`);
    if (root.wasInterrupted === true) sink.incomplete('was interrupted');
    sink.writtenAt(numberOf(root.startTime));
  },
};

function caseOf(test: JsonObject, file: string | null): TestCase {
  const status = textOf(test.status) ?? 'missing';
  const failures = stringsOf(test.failureMessages).join('\n');
  const retries = stringsOf(test.retryReasons).map((reason) => attempt('failed', 'retried', reason));
  return testCase({
    name: textOf(test.title) ?? textOf(test.fullName) ?? '',
    suite: stringsOf(test.ancestorTitles),
    file,
    line: numberOf(objectOf(test.location).line),
    attempts: [...retries, attempt(OUTCOMES.get(status) ?? 'error', status, failures)],
    durationMs: numberOf(test.duration),
  });
}

/** A file that could not be loaded has no tests in the report; that must not read as "nothing failed". */
function unloaded(file: JsonObject, path: string | null): TestCase {
  const message = textOf(file.message) ?? textOf(file.failureMessage);
  return testCase({
    name: '(file could not be run)',
    file: path,
    attempts: [attempt('error', 'failed', message)],
  });
}
