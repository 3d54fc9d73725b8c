import type { TestCase } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { declaredBy } from '../declared-keys.js';
import { type JsonObject, numberOf, objectOf, objectsOf, textOf } from '../json-values.js';
import { outcomeWords } from '../outcome-words.js';
import { pytestPlace } from '../pytest-id.js';
import type { JsonFormat } from '../report-format.js';

const OUTCOMES = outcomeWords({
  passed: 'passed',
  failed: 'failed',
  error: 'error',
  skipped: 'skipped',
  xfailed: 'skipped',
  xpassed: 'passed',
});

/** The pytest-json-report plug-in: https://github.com/numirias/pytest-json-report#format */
export const pytestJsonReport: JsonFormat = {
  kind: 'json',
  name: 'pytest-json-report',
  recognises: (document) => {
    const root = objectOf(document);
    return (
      'exitcode' in root &&
      'created' in root &&
      ('tests' in root || 'collectors' in root || 'summary' in root)
    );
  },
  read(document, sink) {
    const root = objectOf(document);
    const tests = objectsOf(root.tests);
    for (const test of tests) sink.testCase(caseOf(test));
    const broken = objectsOf(root.collectors).filter((one) => one.outcome === 'failed');
    for (const one of broken) sink.testCase(uncollected(one));
    const total = numberOf(objectOf(root.summary).total);
    if (total !== null && total !== tests.length && total !== tests.length + broken.length) {
      sink.problem(`declares ${total} tests and holds ${tests.length}`);
    }
    const exit = numberOf(root.exitcode) ?? 0;
    if (exit >= 2 && exit <= 4)
      sink.incomplete(`pytest ended with exit code ${exit}: interrupted, or an internal or usage error`);
    const created = numberOf(root.created);
    sink.writtenAt(created === null ? null : created * 1000);
  },
};

function caseOf(test: JsonObject): TestCase {
  const phases = [objectOf(test.setup), objectOf(test.call), objectOf(test.teardown)];
  const outcome = textOf(test.outcome) ?? 'missing';
  const worse = phases.find((phase) => phase.outcome === 'failed' || phase.outcome === 'error');
  const told = worse ?? phases.find((phase) => phase.longrepr);
  const seconds = phases.reduce((sum, phase) => sum + (numberOf(phase.duration) ?? 0), 0);
  const crash = textOf(objectOf(told?.crash).message);
  const metadata = Object.entries(objectOf(test.metadata));
  return testCase({
    ...pytestPlace(textOf(test.nodeid) ?? ''),
    // The plug-in counts lines from 0.
    line: (numberOf(test.lineno) ?? -1) + 1,
    attempts: [attempt(OUTCOMES.get(outcome) ?? 'error', outcome, crash ?? textOf(told?.longrepr))],
    durationMs: seconds * 1000,
    declares: [...metadata, ...properties(test.user_properties)].flatMap(([name, value]) =>
      declaredBy(name, textOf(value) ?? ''),
    ),
  });
}

function properties(value: unknown): [string, unknown][] {
  const items: unknown[] = Array.isArray(value) ? value : [];
  return items.flatMap((item): [string, unknown][] =>
    Array.isArray(item) ? [[textOf(item[0]) ?? '', item[1]]] : Object.entries(objectOf(item)),
  );
}

function uncollected(collector: JsonObject): TestCase {
  const path = textOf(collector.nodeid) ?? '';
  return testCase({
    name: path,
    file: path,
    attempts: [attempt('error', 'failed', textOf(collector.longrepr))],
  });
}
