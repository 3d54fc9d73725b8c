import { attempt, testCase } from '../build-case.js';
import { elementsInside, readCaseElements, textInside } from '../case-elements.js';
import { durationMs } from '../durations.js';
import { outcomeWords } from '../outcome-words.js';
import type { XmlFormat } from '../report-format.js';

const OUTCOMES = outcomeWords({ passed: 'passed', failed: 'failed', notrun: 'not-run' });

/** CTest’s dashboard file (`Test.xml`). */
export const ctestXml: XmlFormat = {
  kind: 'xml',
  name: 'ctest',
  recognises: (root) => root.name === 'Site',
  start: (sink) =>
    readCaseElements({
      isCase: ({ name, attributes }) => name === 'Test' && 'Status' in attributes,
      textOf: ['Name', 'Path', 'Value', 'Label', 'EndTestTime'],
      onOutside: (element) => {
        if (element.name === 'EndTestTime') sink.writtenAt(Number(element.text) * 1000);
      },
      onCase: (found) => {
        const status = found.element.attributes.Status ?? 'missing';
        const measured = (name: string): string | undefined =>
          elementsInside(found, 'Value').find((one) => one.parent?.attributes.name === name)?.text;
        sink.testCase(
          testCase({
            name: textInside(found, 'Name') ?? '',
            suite: [textInside(found, 'Path')],
            attempts: [
              attempt(
                OUTCOMES.get(status) ?? 'error',
                status,
                measured('Exit Code') ?? measured('Completion Status'),
              ),
            ],
            durationMs: durationMs(measured('Execution Time')),
          }),
        );
      },
    }),
};
