import type { Attempt } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { declaredBy, declaredByTags } from '../declared-keys.js';
import { type JsonObject, numberOf, objectOf, objectsOf, stringsOf, textOf } from '../json-values.js';
import { outcomeWords } from '../outcome-words.js';
import type { JsonFormat, ReportSink } from '../report-format.js';

/** CTRF, the Common Test Report Format: https://ctrf.io/docs/specification/overview */
export const ctrfJson: JsonFormat = {
  kind: 'json',
  name: 'ctrf',
  recognises: (document) => {
    const results = objectOf(objectOf(document).results);
    return Array.isArray(results.tests) && ('tool' in results || 'summary' in results);
  },
  read(document, sink) {
    const results = objectOf(objectOf(document).results);
    const summary = objectOf(results.summary);
    const tests = objectsOf(results.tests);
    for (const test of tests) sink.testCase(caseOf(test));
    sink.writtenAt(textOf(objectOf(document).timestamp) ?? numberOf(summary.stop) ?? numberOf(summary.start));
    compareSums(summary, tests, sink);
  },
};

/** `other` is neither a pass nor a failure; what it was stands in the raw status. */
const OUTCOMES = outcomeWords({
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
  pending: 'not-run',
});

function caseOf(test: JsonObject) {
  const earlier = objectsOf(test.retryAttempts ?? test.attempts).map(attemptOf);
  const last = attemptOf(test);
  const suite = test.suite;
  return testCase({
    name: textOf(test.name) ?? '',
    suite: Array.isArray(suite) ? stringsOf(suite) : [textOf(suite)],
    file: textOf(test.filePath),
    line: textOf(test.line),
    // Some writers repeat the final run among the attempts.
    attempts: endsLike(earlier, last) ? earlier : [...earlier, last],
    durationMs: numberOf(test.duration),
    flaky: test.flaky === true,
    declares: [
      ...declaredByTags(stringsOf(test.tags)),
      ...[test.labels, test.extra].flatMap((named) =>
        Object.entries(objectOf(named)).flatMap(([name, value]) => declaredBy(name, textOf(value) ?? '')),
      ),
    ],
  });
}

function endsLike(earlier: readonly Attempt[], last: Attempt): boolean {
  return earlier.length > 1 && earlier.at(-1)?.outcome === last.outcome;
}

function attemptOf(run: JsonObject): Attempt {
  const status = textOf(run.status) ?? 'missing';
  const message = [textOf(run.message), textOf(run.trace)].filter(Boolean).join('\n');
  return attempt(OUTCOMES.get(status) ?? 'skipped', textOf(run.rawStatus) ?? status, message);
}

function compareSums(summary: JsonObject, tests: readonly JsonObject[], sink: ReportSink): void {
  const declared = numberOf(summary.tests);
  if (declared !== null && declared !== tests.length) {
    sink.problem(`declares ${declared} tests and holds ${tests.length}`);
  }
}
