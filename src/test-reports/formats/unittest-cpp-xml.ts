import { attempt, testCase } from '../build-case.js';
import { elementsInside, readCaseElements } from '../case-elements.js';
import { durationMs } from '../durations.js';
import type { XmlFormat } from '../report-format.js';

/** UnitTest++. */
export const unittestCppXml: XmlFormat = {
  kind: 'xml',
  name: 'unittest++',
  recognises: (root) => root.name === 'unittest-results',
  start: (sink) =>
    readCaseElements({
      isCase: ({ name }) => name === 'test',
      textOf: [],
      onCase: (found) => {
        const { attributes } = found.element;
        const failure = elementsInside(found, 'failure')[0];
        sink.testCase(
          testCase({
            name: attributes.name ?? '',
            suite: [attributes.suite],
            attempts: [
              failure
                ? attempt('failed', 'failure', failure.attributes.message)
                : attempt('passed', 'passed'),
            ],
            durationMs: durationMs(attributes.time),
          }),
        );
      },
    }),
};
