import type { Outcome, TestCase } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { type CaseElement, readCaseElements, textInside } from '../case-elements.js';
import { declaredBy } from '../declared-keys.js';
import { clockMs } from '../durations.js';
import type { ReportSink, XmlElement, XmlFormat } from '../report-format.js';

/** All of TRX’s outcomes; PassedButRunAborted and Completed are no plain passes. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
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
};

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
  readonly declares: string[];
}

/** Definitions stand after the results that they belong to, so results wait for them: memory grows with the tests. */
function readTrx(sink: ReportSink) {
  const waiting: CaseElement[] = [];
  const definitions = new Map<string, Definition>();
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
      takeRun(element, sink, waiting.length);
    },
    onEnd: () => {
      for (const found of waiting)
        sink.testCase(caseOf(found, definitions.get(found.element.attributes.testId ?? '')));
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
  const test = enclosing(element, 'UnitTest');
  const id = test?.attributes.id;
  if (!id) return;
  const one = definitions.get(id) ?? { className: null, declares: [] };
  definitions.set(id, one);
  if (element.name === 'TestMethod') one.className = element.attributes.className?.split(',')[0] ?? null;
  if (element.name === 'TestCategoryItem')
    one.declares.push(...declaredBy('category', element.attributes.TestCategory ?? ''));
  if (element.name === 'Value' && element.parent) {
    const key = element.parent.text.trim() || keyOf.get(element.parent) || '';
    one.declares.push(...declaredBy(key, element.text));
  }
  if (element.name === 'Key' && element.parent) keyOf.set(element.parent, element.text.trim());
}

/** `<Property><Key>…</Key><Value>…</Value></Property>`: the key is read before the value. */
const keyOf = new WeakMap<XmlElement, string>();

function enclosing(element: XmlElement, name: string): XmlElement | null {
  for (let at: XmlElement | null = element; at !== null; at = at.parent) if (at.name === name) return at;
  return null;
}

function takeRun(element: XmlElement, sink: ReportSink, counted: number): void {
  const { name, attributes, text } = element;
  if (name === 'Times') sink.writtenAt(attributes.finish ?? attributes.start);
  if (name === 'Counters') {
    const total = Number(attributes.total ?? Number.NaN);
    if (total > counted) sink.problem(`declares ${total} tests and holds ${counted}`);
  }
  if (
    name === 'ResultSummary' &&
    /^(Aborted|Error|Timeout|Disconnected|InProgress)$/i.test(attributes.outcome ?? '')
  ) {
    sink.incomplete(`the run ended as ${attributes.outcome}`);
  }
  // A crashed test host leaves no failing test, only this.
  if (
    name === 'Text' &&
    element.parent?.name === 'RunInfo' &&
    element.parent.attributes.outcome === 'Error'
  ) {
    sink.incomplete(`the run reports an error: ${text.trim().split('\n', 1)[0]?.slice(0, 200) ?? ''}`);
  }
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
    attempts: [attempt(OUTCOMES[status.toLowerCase()] ?? 'error', status, message)],
    durationMs: clockMs(attributes.duration),
    declares: definition?.declares ?? [],
  });
}
