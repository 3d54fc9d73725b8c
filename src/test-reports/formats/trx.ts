import type { TestCase } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { type CaseElement, readCaseElements, textInside } from '../case-elements.js';
import { declaredBy } from '../declared-keys.js';
import { clockMs } from '../durations.js';
import { outcomeWords } from '../outcome-words.js';
import type { ReportSink, XmlElement, XmlFormat } from '../report-format.js';

/** All of TRX’s outcomes; PassedButRunAborted and Completed are no plain passes. */
const OUTCOMES = outcomeWords({
  passed: 'passed',
  warning: 'passed',
  failed: 'failed',
  error: 'error',
  timeout: 'error',
  aborted: 'error',
  disconnected: 'error',
  passedbutrunaborted: 'error',
  notexecuted: 'skipped',
  inconclusive: 'skipped',
  completed: 'skipped',
  notrunnable: 'not-run',
  pending: 'not-run',
  inprogress: 'not-run',
});

/** Visual Studio’s test results (`dotnet test --logger trx`, MSTest, and adapters of other frameworks). */
export const trx: XmlFormat = {
  kind: 'xml',
  name: 'trx',
  recognises: (root) =>
    root.name === 'TestRun' &&
    (/microsoft\.com/i.test(root.attributes.xmlns ?? '') || 'id' in root.attributes),
  start: readTrx,
};

interface Definition {
  className: string | null;
  /** The property’s name whose value comes next. */
  key: string;
  readonly declares: string[];
}

/** Definitions stand after the results that they belong to, so results wait for them: memory grows with the tests. */
function readTrx(sink: ReportSink) {
  const waiting: CaseElement[] = [];
  const definitions = new Map<string, Definition>();
  const runErrors: string[] = [];
  let declared = 0;
  return readCaseElements({
    isCase: ({ name, parent }) =>
      name.endsWith('Result') && /^(Results|InnerResults)$/.test(parent?.name ?? ''),
    textOf: ['Message', 'StackTrace', 'Text', 'Key', 'Value'],
    onCase: (found) => {
      // A data-driven test: its inner results are the tests, one for each row.
      if (found.nested === 0) waiting.push(lean(found));
    },
    onOutside: (element) => {
      takeDefinition(element, definitions);
      takeRun(element, sink, runErrors);
      if (element.name === 'Counters') declared += Number(element.attributes.total ?? 0) || 0;
    },
    onEnd: () => {
      if (declared > waiting.length) sink.problem(`declares ${declared} tests and holds ${waiting.length}`);
      let hasFailure = false;
      for (const found of waiting) {
        const read = caseOf(found, definitions.get(found.element.attributes.testId ?? ''));
        hasFailure ||= read.outcome === 'failed' || read.outcome === 'error';
        sink.testCase(read);
      }
      for (const error of runErrors) judgeRunError(error, hasFailure, sink);
    },
  });
}

/** Without the chain of its ancestors and what is not needed, so that waiting costs little. */
function lean(found: CaseElement): CaseElement {
  const inside = found.inside.filter((one) => /^(Message|StackTrace)$/.test(one.name));
  return {
    element: { ...found.element, parent: null },
    inside: inside.map((one) => ({ ...one, parent: null })),
    nested: 0,
  };
}

function takeDefinition(element: XmlElement, definitions: Map<string, Definition>): void {
  const id = enclosing(element, 'UnitTest')?.attributes.id;
  if (!id) return;
  const one = definitions.get(id) ?? { className: null, key: '', declares: [] };
  definitions.set(id, one);
  const { name, attributes, text } = element;
  if (name === 'TestMethod') one.className = attributes.className?.split(',')[0] ?? null;
  if (name === 'TestCategoryItem')
    one.declares.push(...declaredBy('category', attributes.TestCategory ?? ''));
  if (name === 'Key') one.key = text.trim();
  if (name === 'Value') one.declares.push(...declaredBy(one.key, text));
}

function enclosing(element: XmlElement, name: string): XmlElement | null {
  let at: XmlElement | null = element;
  while (at !== null && at.name !== name) at = at.parent;
  return at;
}

function takeRun(
  { name, attributes, parent, text }: XmlElement,
  sink: ReportSink,
  runErrors: string[],
): void {
  const outcome = attributes.outcome ?? '';
  if (name === 'Times') sink.writtenAt(attributes.finish ?? attributes.start);
  if (name === 'ResultSummary' && /^(Aborted|Error|Timeout|Disconnected|InProgress)$/i.test(outcome)) {
    sink.incomplete(`the run ended as ${outcome}`);
  }
  if (name === 'Text' && parent?.name === 'RunInfo' && parent.attributes.outcome === 'Error') {
    runErrors.push(text.trim().split('\n', 1)[0]?.slice(0, 200) ?? '');
  }
}

/**
 * A test host that crashed leaves no failing test, only an error of the run. Adapters write such errors for failing tests,
 * too; those are told already.
 */
function judgeRunError(error: string, hasFailure: boolean, sink: ReportSink): void {
  const isCrash = /abort|crash|terminat|hang|timed out/i.test(error) && !/\[FAIL\]$/.test(error);
  if (isCrash || !hasFailure) sink.incomplete(`the run reports an error: ${error}`);
}

function caseOf(found: CaseElement, definition: Definition | undefined): TestCase {
  const { attributes } = found.element;
  const name = attributes.testName ?? '';
  const suite = definition?.className ?? null;
  // The schema’s default is Error: a result without an outcome is one.
  const status = attributes.outcome ?? 'Error';
  const message = [textInside(found, 'Message'), textInside(found, 'StackTrace')].filter(Boolean).join('\n');
  return testCase({
    name: suite !== null && name.startsWith(`${suite}.`) ? name.slice(suite.length + 1) : name,
    suite: [suite],
    attempts: [attempt(OUTCOMES.get(status.toLowerCase()) ?? 'error', status, message)],
    durationMs: clockMs(attributes.duration),
    declares: definition?.declares ?? [],
  });
}
