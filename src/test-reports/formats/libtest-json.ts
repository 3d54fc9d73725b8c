import type { Outcome } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { type JsonObject, jsonLine, numberOf, textOf } from '../json-values.js';
import { outcomeWords } from '../outcome-words.js';
import type { LineFormat, LineReader, ReportSink } from '../report-format.js';

const OUTCOMES = outcomeWords({ ok: 'passed', failed: 'failed', ignored: 'skipped' });
const SUM_KEYS = ['passed', 'failed', 'ignored', 'allowed_fail', 'measured'] as const;

/** Events of Rust’s libtest (`--format json`) and of nextest (`--message-format libtest-json`), one a line. */
export const libtestJson: LineFormat = {
  kind: 'lines',
  name: 'libtest-json',
  recognises: (line) => {
    const event = jsonLine(line.trim());
    return (
      event !== null &&
      /^(suite|test|bench)$/.test(textOf(event.type) ?? '') &&
      ('event' in event || 'median' in event)
    );
  },
  start: readLibtest,
};

function readLibtest(sink: ReportSink): LineReader {
  const running = new Set<string>();
  let isOpen = false;
  let counted = 0;
  let sawSuite = false;
  const emit = (event: JsonObject, outcome: Outcome, status: string): void => {
    counted++;
    sink.testCase(caseOf(event, outcome, status));
  };
  const takeTest = (event: JsonObject): void => {
    const name = textOf(event.name) ?? '';
    const status = textOf(event.event) ?? (event.type === 'bench' ? 'ok' : '');
    const outcome = OUTCOMES.get(status);
    // A `timeout` only says that the test is slow; its result still comes.
    if (status === 'started') running.add(name);
    else if (outcome) {
      running.delete(name);
      emit(event, outcome, status);
    }
  };
  const endSuite = (event: JsonObject): void => {
    isOpen = false;
    const declared = SUM_KEYS.reduce((sum, key) => sum + (numberOf(event[key]) ?? 0), 0);
    if (declared !== counted) sink.problem(`declares ${declared} tests in a suite and holds ${counted}`);
    for (const name of running) emit({ name }, 'error', 'no result');
    running.clear();
    counted = 0;
  };
  return {
    line(text) {
      const event = jsonLine(text.trim());
      if (event === null) return;
      if (event.type === 'test' || event.type === 'bench') takeTest(event);
      else if (event.type === 'suite') {
        sawSuite = true;
        if (event.event === 'started') isOpen = true;
        else endSuite(event);
      }
    },
    end() {
      for (const name of running) emit({ name }, 'error', 'no result');
      if (isOpen || running.size > 0 || !sawSuite) sink.incomplete('ends before its suite does');
    },
  };
}

function caseOf(event: JsonObject, outcome: Outcome, status: string) {
  const full = textOf(event.name) ?? '';
  // nextest: `crate::binary$module::test#2`, the number being the attempt.
  const retry = /#(\d+)$/.exec(full);
  const plain = retry && full.includes('$') ? full.slice(0, retry.index) : full;
  const binary = plain.includes('$') ? plain.slice(0, plain.indexOf('$')) : null;
  const path = plain.slice(plain.indexOf('$') + 1).split('::');
  const said = [textOf(event.message), textOf(event.stdout), textOf(event.reason)].filter(Boolean).join('\n');
  const seconds = numberOf(event.exec_time) ?? numberOf(event.duration);
  return testCase({
    name: path.at(-1) ?? plain,
    suite: [binary, ...path.slice(0, -1)],
    attempts: [attempt(outcome, status, said)],
    durationMs: seconds === null ? null : seconds * 1000,
    flaky: outcome === 'passed' && binary !== null && Number(retry?.[1] ?? 1) > 1,
  });
}
