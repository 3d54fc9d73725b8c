import type { Attempt, TestCase } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import {
  type CaseElement,
  elementsInside,
  namesAround,
  readCaseElements,
  textInside,
} from '../case-elements.js';
import { declaredBy } from '../declared-keys.js';
import { durationMs } from '../durations.js';
import { outcomeWords } from '../outcome-words.js';
import type { ReportSink, XmlElement, XmlFormat } from '../report-format.js';

/**
 * NUnit’s words. Everybody counts Inconclusive differently; here it is no pass and no failure, and its raw status stays.
 */
const OUTCOMES = outcomeWords({
  success: 'passed',
  passed: 'passed',
  warning: 'passed',
  failure: 'failed',
  failed: 'failed',
  error: 'error',
  cancelled: 'error',
  invalid: 'not-run',
  notrunnable: 'not-run',
  ignored: 'skipped',
  explicit: 'skipped',
  skipped: 'skipped',
  inconclusive: 'skipped',
});

/** NUnit 2 (`test-results`) and 3 (`test-run`): https://docs.nunit.org/articles/nunit/technical-notes/usage/Test-Result-XML-Format.html */
export const nunitXml: XmlFormat = {
  kind: 'xml',
  name: 'nunit',
  recognises: (root) => /^(test-results|test-run|test-suite)$/.test(root.name),
  start: readNunit,
};

function readNunit(sink: ReportSink) {
  let counted = 0;
  return readCaseElements({
    isCase: ({ name }) => name === 'test-case',
    textOf: ['message', 'stack-trace'],
    onOpen: (element) => openRun(element, sink),
    onOutside: (element) => {
      if (element.parent !== null) return;
      const declared = Number(element.attributes.testcasecount ?? Number.NaN);
      if (declared > counted) sink.problem(`declares ${declared} tests and holds ${counted}`);
    },
    onCase(found) {
      counted++;
      sink.testCase(caseOf(found));
    },
  });
}

function openRun({ name, attributes, parent }: XmlElement, sink: ReportSink): void {
  if (parent !== null) return;
  const { date, time } = attributes;
  sink.writtenAt(
    attributes['end-time'] ?? attributes['start-time'] ?? (date && time ? `${date}T${time}` : null),
  );
  if (name === 'test-run' && attributes.label === 'Cancelled') sink.incomplete('was cancelled');
}

function caseOf(found: CaseElement): TestCase {
  const { element } = found;
  const { attributes } = element;
  const suites = element.parent === null ? [] : namesAround(element, ['test-suite']);
  const categories = elementsInside(found, 'category').flatMap((one) =>
    declaredBy('category', one.attributes.name ?? ''),
  );
  return testCase({
    name: attributes.name ?? attributes.fullname ?? '',
    suite: attributes.classname ? [attributes.classname] : suites,
    attempts: [runOf(found)],
    durationMs: durationMs(attributes.duration ?? attributes.time),
    declares: [
      ...categories,
      ...elementsInside(found, 'property').flatMap((one) =>
        declaredBy(one.attributes.name ?? '', one.attributes.value ?? ''),
      ),
    ],
  });
}

function runOf(found: CaseElement): Attempt {
  const { attributes } = found.element;
  const message = [textInside(found, 'message'), textInside(found, 'stack-trace')].filter(Boolean).join('\n');
  const { result, label, executed, success } = attributes;
  if (result !== undefined) {
    const outcome = OUTCOMES.get(result.toLowerCase()) ?? 'error';
    // NUnit 3 says Failed with the label Error: it counts as a failure there, and the label stays in the raw status.
    return attempt(outcome, label ? `${result}: ${label}` : result, message);
  }
  // Early NUnit 2 has no result, only whether it ran and succeeded.
  if (executed?.toLowerCase() === 'false') return attempt('not-run', 'executed: False', message);
  return success?.toLowerCase() === 'false'
    ? attempt('failed', 'success: False', message)
    : attempt('passed', 'success', message);
}
