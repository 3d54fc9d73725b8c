import { attempt, testCase } from '../build-case.js';
import { namesAround, readCaseElements, textInside } from '../case-elements.js';
import { durationMs } from '../durations.js';
import { outcomeWords } from '../outcome-words.js';
import type { XmlFormat } from '../report-format.js';

const OUTCOMES = outcomeWords({
  success: 'passed',
  failure: 'failed',
  error: 'error',
  ignore: 'skipped',
  skip: 'skipped',
});

/** MbUnit 2’s report. */
export const mbunitXml: XmlFormat = {
  kind: 'xml',
  name: 'mbunit',
  recognises: (root) => root.name === 'report-result',
  start: (sink) =>
    readCaseElements({
      isCase: ({ name, attributes }) => name === 'run' && 'result' in attributes,
      textOf: ['message'],
      onOpen: (element) => {
        if (element.parent === null) sink.writtenAt(element.attributes.date);
      },
      onCase: (found) => {
        const { attributes } = found.element;
        const result = attributes.result ?? 'missing';
        sink.testCase(
          testCase({
            name: attributes.name ?? '',
            suite: namesAround(found.element, ['fixture'], 'type'),
            attempts: [attempt(OUTCOMES.get(result) ?? 'error', result, textInside(found, 'message'))],
            durationMs: durationMs(attributes.duration),
          }),
        );
      },
    }),
};
