import { attempt, testCase } from '../build-case.js';
import { namesAround, readCaseElements } from '../case-elements.js';
import type { ReportSink, XmlElement, XmlFormat } from '../report-format.js';

/** The category of findings that only show an outcome for review. */
const OUTCOME_CATEGORY = '6';

/**
 * Parasoft C++test (`ResultsSession`). Newer versions list the executed tests with the number of their passing and failing
 * runs; of older ones only the findings name tests.
 */
export const cpptestXml: XmlFormat = {
  kind: 'xml',
  name: 'cpptest',
  recognises: (root) => root.name === 'ResultsSession',
  start: readCpptest,
};

function readCpptest(sink: ReportSink) {
  /** Tests that findings name: the message of the first finding that is a failure, or null. */
  const named = new Map<string, string | null>();
  let listed = 0;
  let declared = 0;
  return readCaseElements({
    isCase: ({ name, attributes }) => name === 'Test' && ('pass' in attributes || 'fail' in attributes),
    textOf: [],
    onOpen: (element) => {
      if (element.name === 'ExecViol') takeFinding(element, named);
      if (element.name === 'Project') declared += Number(element.attributes.testCases ?? 0) || 0;
    },
    onCase: ({ element }) => {
      listed++;
      const { name = '', fail } = element.attributes;
      emit(name, namesAround(element, ['Project', 'TestSuite']), Number(fail ?? 0) > 0, null, sink);
    },
    onEnd: () => {
      if (listed > 0) return;
      for (const [name, failure] of named) emit(name, [], failure !== null, failure, sink);
      if (declared > named.size) sink.problem(`declares ${declared} tests and names ${named.size}`);
    },
  });
}

function takeFinding({ attributes }: XmlElement, named: Map<string, string | null>): void {
  const { testName, cat, msg } = attributes;
  if (!testName) return;
  const isFailure = cat !== undefined && cat !== OUTCOME_CATEGORY;
  const before = named.get(testName) ?? null;
  named.set(testName, before ?? (isFailure ? (msg ?? `finding of category ${cat}`) : null));
}

function emit(
  name: string,
  suite: readonly string[],
  isFailure: boolean,
  message: string | null,
  sink: ReportSink,
): void {
  const run = isFailure ? attempt('failed', 'fail', message) : attempt('passed', 'pass');
  sink.testCase(testCase({ name, suite, attempts: [run] }));
}
