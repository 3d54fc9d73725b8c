import { attempt, testCase } from '../build-case.js';
import { readCaseElements, textInside } from '../case-elements.js';
import { outcomeWords } from '../outcome-words.js';
import type { XmlFormat } from '../report-format.js';

const OUTCOMES = outcomeWords({
  FailedTests: 'failed',
  SuccessfulTests: 'passed',
  SkippedTests: 'skipped',
  IgnoredTests: 'skipped',
});

/** CppUnit’s XmlOutputter: lists of failed and of successful tests. */
export const cppunitXml: XmlFormat = {
  kind: 'xml',
  name: 'cppunit',
  recognises: (root) =>
    root.name === 'TestRun' && !('id' in root.attributes) && !('xmlns' in root.attributes),
  start: (sink) =>
    readCaseElements({
      isCase: ({ name, parent }) => /^(FailedTest|Test)$/.test(name) && OUTCOMES.has(parent?.name ?? ''),
      textOf: ['Name', 'FailureType', 'File', 'Line', 'Message'],
      onCase: (found) => {
        const list = found.element.parent?.name ?? '';
        const failure = textInside(found, 'FailureType');
        const outcome = failure === 'Error' ? 'error' : (OUTCOMES.get(list) ?? 'error');
        const path = (textInside(found, 'Name') ?? '').split('::');
        sink.testCase(
          testCase({
            name: path.at(-1) ?? '',
            suite: path.slice(0, -1),
            file: textInside(found, 'File'),
            line: textInside(found, 'Line'),
            attempts: [attempt(outcome, failure ?? list, textInside(found, 'Message'))],
          }),
        );
      },
    }),
};
