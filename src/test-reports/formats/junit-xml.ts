import type { Attempt, Outcome } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { declaredBy } from '../declared-keys.js';
import { DeclaredSums } from '../declared-sums.js';
import { durationMs } from '../durations.js';
import { outcomeWords } from '../outcome-words.js';
import type { ReportSink, XmlElement, XmlFormat, XmlReader } from '../report-format.js';

/** Attempts of Surefire and its followers: earlier runs of a case, told inside it. */
const EARLIER_RUNS = outcomeWords({
  flakyFailure: 'failed',
  flakyError: 'error',
  rerunFailure: 'failed',
  rerunError: 'error',
});

/** Elements that tell the result of the case they are in; the worst one counts. */
const RESULTS = outcomeWords({
  error: 'error',
  failure: 'failed',
  skipped: 'skipped',
  skip: 'skipped',
  ignored: 'skipped',
  disabled: 'skipped',
  aborted: 'error',
});

/** What `status` and `result` say where no element does: gtest, CTest, Boost and many small writers. */
const STATUS_WORDS: readonly (readonly [RegExp, Outcome])[] = [
  [/^(err|errored|error|aborted|crashed|timed?[ _-]?out)$/i, 'error'],
  [/^(fail|failed|failure|ko)$/i, 'failed'],
  [/^(suppressed|skip|skipped|ignored|disabled|pending|todo|filtered)$/i, 'skipped'],
  [/^(not[ _-]?run|not[ _-]?executed|untested|blocked)$/i, 'not-run'],
];

interface OpenCase {
  readonly element: XmlElement;
  readonly results: Attempt[];
  readonly earlier: Attempt[];
  readonly declares: string[];
  isTodo: boolean;
  /** PHPUnit: the test passed, with a warning. */
  warning: string | null;
}

/**
 * JUnit XML as everybody writes it. There is no one schema: https://github.com/testmoapp/junitxml describes what is common.
 */
export const junitXml: XmlFormat = {
  kind: 'xml',
  name: 'junit-xml',
  recognises: (root) =>
    root.name === 'testsuite' ||
    (root.name === 'testsuites' && !(root.attributes.xmlns ?? '').includes('check.sourceforge.net')),
  start: readJunit,
};

function readJunit(sink: ReportSink): XmlReader {
  const cases: OpenCase[] = [];
  const suites: XmlElement[] = [];
  const sums = new DeclaredSums(sink);
  const finish = (open: OpenCase): void => {
    const read = caseOf(open, suites);
    sums.count(read.outcome);
    sink.testCase(read);
  };
  return {
    textOf: new Set([...RESULTS.keys(), ...EARLIER_RUNS.keys(), 'property', 'warning']),
    open(element) {
      if (element.name === 'testsuite' || element.name === 'testsuites') {
        suites.push(element);
        sums.open(element.attributes);
        sink.writtenAt(element.attributes.timestamp);
      } else if (element.name === 'testcase') {
        cases.push({ element, results: [], earlier: [], declares: [], isTodo: false, warning: null });
      }
    },
    close(element) {
      const open = cases.at(-1);
      if (element.name === 'testsuite' || element.name === 'testsuites') {
        suites.pop();
        sums.close(element.attributes.name ?? '');
      } else if (element === open?.element) {
        cases.pop();
        finish(open);
      } else if (element.parent?.name === 'testsuite' && /^(error|failure)$/.test(element.name)) {
        finish(suiteFailure(element));
      } else if (open) {
        takeResult(open, element);
      }
    },
  };
}

function takeResult(open: OpenCase, element: XmlElement): void {
  const { name, attributes, text } = element;
  if (name === 'property' && element.parent?.parent === open.element) {
    open.declares.push(...declaredBy(attributes.name ?? '', attributes.value ?? text));
  }
  if (element.parent !== open.element) return;
  const message = [attributes.message, text.trim()].filter(Boolean).join('\n');
  const type = attributes.type ?? '';
  const result = RESULTS.get(name);
  const earlier = EARLIER_RUNS.get(name);
  if (result) {
    open.results.push(attempt(result, result === 'skipped' && type ? type : name, message));
    if (result === 'skipped' && /^todo$/i.test(type)) open.isTodo = true;
  }
  if (name === 'warning') open.warning = message;
  if (earlier) open.earlier.push(attempt(earlier, name, message));
}

/** A failure outside any case: a suite whose set-up broke. It must not get lost, so it counts as a case of its own. */
function suiteFailure(element: XmlElement): OpenCase {
  const outcome = element.name === 'error' ? 'error' : 'failed';
  const message = [element.attributes.message, element.text.trim()].filter(Boolean).join('\n');
  const holder: XmlElement = { name: 'testcase', attributes: { name: '(suite)' }, parent: null, text: '' };
  return {
    element: holder,
    results: [attempt(outcome, element.name, message)],
    earlier: [],
    declares: [],
    isTodo: false,
    warning: null,
  };
}

const SEVERITY: readonly Outcome[] = ['passed', 'skipped', 'not-run', 'failed', 'error'];

function caseOf(open: OpenCase, suites: readonly XmlElement[]) {
  const { attributes } = open.element;
  const result = resultOf(open);
  const failedNow = result.outcome === 'failed' || result.outcome === 'error';
  // A case that failed tells its first run in <failure> and the later ones in <rerunFailure>; a flaky one ends well.
  const runs = failedNow ? [result, ...open.earlier] : [...open.earlier, result];
  return testCase({
    name: attributes.name ?? '',
    suite: suiteNames(suites, attributes.classname ?? attributes.class ?? ''),
    file: attributes.file ?? suites.at(-1)?.attributes.file ?? suites.at(-1)?.attributes.filepath,
    line: attributes.line ?? attributes.lineno,
    attempts: runs,
    durationMs: durationMs(attributes.time),
    declares: [
      ...open.declares,
      ...Object.entries(attributes).flatMap(([key, value]) => declaredBy(key, value)),
    ],
  });
}

/** The suites a case is in, and its class where that says more: Surefire names the suite after it. */
function suiteNames(suites: readonly XmlElement[], className: string): string[] {
  const names = suites
    .filter((one) => one.name === 'testsuite')
    .map((one) => one.attributes.name ?? '')
    .filter((name) => name !== 'pytest');
  // node:test calls the class of every case `test`, and pytest the suite of all `pytest`.
  return className === names.at(-1) || className === 'test' ? names : [...names, className];
}

function resultOf(open: OpenCase): Attempt {
  const { attributes } = open.element;
  const skip = open.results.find((one) => one.outcome === 'skipped');
  // A todo is a failure that is expected: node:test writes both.
  if (open.isTodo && skip) return skip;
  const [worst] = [...open.results].sort((a, b) => SEVERITY.indexOf(b.outcome) - SEVERITY.indexOf(a.outcome));
  if (worst) return worst;
  const words = [attributes.result, attributes.status].filter((word): word is string => Boolean(word));
  for (const [pattern, outcome] of STATUS_WORDS) {
    const word = words.find((one) => pattern.test(one));
    if (word) return attempt(outcome, word);
  }
  if (attributes.failure !== undefined) return attempt('failed', 'failure', attributes.failure);
  if (open.warning !== null) return attempt('passed', 'warning', open.warning);
  return attempt('passed', attributes.status ?? attributes.result ?? 'passed');
}
