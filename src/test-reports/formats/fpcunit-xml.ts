import { attempt, testCase } from '../build-case.js';
import { namesAround, readCaseElements, textInside } from '../case-elements.js';
import { clockMs } from '../durations.js';
import { outcomeWords } from '../outcome-words.js';
import type { XmlFormat } from '../report-format.js';

const OUTCOMES = outcomeWords({
  OK: 'passed',
  Failed: 'failed',
  Error: 'error',
  Ignored: 'skipped',
});

/** FPCUnit (Free Pascal). */
export const fpcunitXml: XmlFormat = {
  kind: 'xml',
  name: 'fpcunit',
  recognises: (root) => root.name === 'TestResults',
  start: (sink) =>
    readCaseElements({
      isCase: ({ name, attributes }) => name === 'Test' && 'Result' in attributes,
      textOf: ['Message', 'ExceptionMessage', 'DateTimeRan'],
      onOutside: (element) => {
        if (element.name === 'DateTimeRan') sink.writtenAt(element.text);
      },
      onCase: (found) => {
        const { attributes } = found.element;
        const result = attributes.Result ?? 'missing';
        sink.testCase(
          testCase({
            name: attributes.Name ?? '',
            suite: namesAround(found.element, ['TestSuite'], 'Name'),
            attempts: [
              attempt(
                OUTCOMES.get(result) ?? 'error',
                result,
                textInside(found, 'ExceptionMessage') ?? textInside(found, 'Message'),
              ),
            ],
            durationMs: clockMs(attributes.ElapsedTime),
          }),
        );
      },
    }),
};
