import { attempt, testCase } from '../build-case.js';
import { namesAround, readCaseElements } from '../case-elements.js';
import type { XmlFormat } from '../report-format.js';

/** Parasoft C++test (`ResultsSession`): the executed tests, each with the number of its passing and failing runs. */
export const cpptestXml: XmlFormat = {
  kind: 'xml',
  name: 'cpptest',
  recognises: (root) => root.name === 'ResultsSession',
  start: (sink) =>
    readCaseElements({
      isCase: ({ name, attributes }) => name === 'Test' && ('pass' in attributes || 'fail' in attributes),
      textOf: [],
      onCase: ({ element }) => {
        const isFailure = Number(element.attributes.fail ?? 0) > 0;
        sink.testCase(
          testCase({
            name: element.attributes.name ?? '',
            suite: namesAround(element, ['Project', 'TestSuite']),
            attempts: [isFailure ? attempt('failed', 'fail') : attempt('passed', 'pass')],
          }),
        );
      },
    }),
};
