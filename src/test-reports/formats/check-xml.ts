import { attempt, testCase } from '../build-case.js';
import { readCaseElements, textInside } from '../case-elements.js';
import { durationMs } from '../durations.js';
import { outcomeWords } from '../outcome-words.js';
import type { XmlFormat } from '../report-format.js';

const OUTCOMES = outcomeWords({
  success: 'passed',
  failure: 'failed',
  error: 'error',
  skipped: 'skipped',
});

/** The XML log of Check, the unit test framework for C: https://libcheck.github.io/check/doc/check_html/check_4.html#XML-Logging */
export const checkXml: XmlFormat = {
  kind: 'xml',
  name: 'check',
  recognises: (root) =>
    root.name === 'testsuites' && (root.attributes.xmlns ?? '').includes('check.sourceforge.net'),
  start(sink) {
    let title = '';
    return readCaseElements({
      isCase: ({ name }) => name === 'test',
      textOf: ['id', 'iteration', 'description', 'message', 'fn', 'duration', 'title', 'datetime'],
      onOutside: (element) => {
        if (element.name === 'title') title = element.text.trim();
        if (element.name === 'datetime') sink.writtenAt(element.text);
      },
      onCase: (found) => {
        const result = found.element.attributes.result ?? 'missing';
        const place = /^(.*):(\d+)$/.exec(textInside(found, 'fn') ?? '');
        const iteration = textInside(found, 'iteration') ?? '0';
        sink.testCase(
          testCase({
            name: (textInside(found, 'id') ?? '') + (iteration === '0' ? '' : `[${iteration}]`),
            suite: [title, textInside(found, 'description')],
            file: place?.[1],
            line: place?.[2],
            attempts: [attempt(OUTCOMES.get(result) ?? 'error', result, textInside(found, 'message'))],
            durationMs: durationMs(textInside(found, 'duration') ?? undefined),
          }),
        );
      },
    });
  },
};
