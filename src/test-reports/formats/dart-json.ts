import type { Attempt, TestCase } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { isObject, type JsonObject, jsonLine, numberOf, objectOf, textOf } from '../json-values.js';
import { outcomeWords } from '../outcome-words.js';
import type { LineFormat, LineReader, ReportSink } from '../report-format.js';

const OUTCOMES = outcomeWords({ success: 'passed', failure: 'failed', error: 'error' });

/** Events of `dart test --reporter json`: https://github.com/dart-lang/test/blob/master/pkgs/test/doc/json_reporter.md */
export const dartJson: LineFormat = {
  kind: 'lines',
  name: 'dart-json',
  recognises: (line) => {
    const event = jsonLine(line.trim());
    if (event === null) return false;
    return (
      'protocolVersion' in event ||
      isObject(event.suite) ||
      (event.type === 'testStart' && isObject(event.test))
    );
  },
  start: readDart,
};

interface Running {
  readonly test: JsonObject;
  readonly startedAt: number;
  message: string | null;
}

function readDart(sink: ReportSink): LineReader {
  const suites = new Map<number, string>();
  const groups = new Map<number, string>();
  const running = new Map<number, Running>();
  let isDone = false;
  const takers: Readonly<Record<string, (event: JsonObject) => void>> = {
    suite: ({ suite }) => suites.set(idOf(objectOf(suite).id), textOf(objectOf(suite).path) ?? ''),
    group: ({ group }) => groups.set(idOf(objectOf(group).id), textOf(objectOf(group).name) ?? ''),
    testStart({ test, time }) {
      const started = { test: objectOf(test), startedAt: numberOf(time) ?? 0, message: null };
      running.set(idOf(started.test.id), started);
    },
    error(event) {
      const one = running.get(idOf(event.testID));
      if (one) one.message ??= [textOf(event.error), textOf(event.stackTrace)].filter(Boolean).join('\n');
    },
    testDone(event) {
      const one = running.get(idOf(event.testID));
      running.delete(idOf(event.testID));
      // Loading a file is a hidden test, unless it fails.
      if (one && event.hidden !== true) sink.testCase(finished(one, event, suites, groups));
    },
    done({ success }) {
      isDone = true;
      if (success === null) sink.incomplete('was stopped before its end');
    },
  };
  return {
    line(text) {
      const event = jsonLine(text.trim());
      const type = textOf(event?.type) ?? '';
      if (event !== null && Object.hasOwn(takers, type)) takers[type]?.(event);
    },
    end() {
      for (const { test, message } of running.values()) {
        sink.testCase(caseOf(test, suites, groups, attempt('error', 'no result', message), null));
      }
      if (!isDone) sink.incomplete('has no final event: the run did not end, or the file was cut off');
    },
  };
}

function idOf(value: unknown): number {
  return numberOf(value) ?? -1;
}

type Names = ReadonlyMap<number, string>;

function finished(one: Running, done: JsonObject, suites: Names, groups: Names): TestCase {
  const elapsed = (numberOf(done.time) ?? one.startedAt) - one.startedAt;
  const result = textOf(done.result) ?? 'missing';
  const run =
    done.skipped === true
      ? attempt('skipped', 'skipped', textOf(objectOf(one.test.metadata).skipReason))
      : attempt(OUTCOMES.get(result) ?? 'error', result, one.message);
  return caseOf(one.test, suites, groups, run, elapsed);
}

function caseOf(
  test: JsonObject,
  suites: Names,
  groups: Names,
  run: Attempt,
  elapsedMs: number | null,
): TestCase {
  const ids = Array.isArray(test.groupIDs) ? test.groupIDs : [];
  const innermost = groups.get(Number(ids.at(-1) ?? -1)) ?? '';
  const full = textOf(test.name) ?? '';
  return testCase({
    // A group’s name begins with that of the group around it, and a test’s with its group’s.
    name: innermost !== '' && full.startsWith(`${innermost} `) ? full.slice(innermost.length + 1) : full,
    suite: [innermost],
    file: suites.get(numberOf(test.suiteID) ?? -1),
    line: numberOf(test.root_line) ?? numberOf(test.line),
    attempts: [run],
    durationMs: elapsedMs,
  });
}
