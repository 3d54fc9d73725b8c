import type { Attempt } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import {
  type CaseElement,
  elementsInside,
  namesAround,
  readCaseElements,
  textInside,
} from '../case-elements.js';
import { durationMs } from '../durations.js';
import type { XmlFormat } from '../report-format.js';

/** GLib’s gtester. */
export const gtesterXml: XmlFormat = {
  kind: 'xml',
  name: 'gtester',
  recognises: (root) => root.name === 'gtester',
  start: (sink) =>
    readCaseElements({
      isCase: ({ name }) => name === 'testcase',
      textOf: ['error', 'duration'],
      onCase: (found) =>
        sink.testCase(
          testCase({
            name: found.element.attributes.path ?? '',
            suite: namesAround(found.element, ['testbinary'], 'path'),
            attempts: [runOf(found)],
            durationMs: durationMs(textInside(found, 'duration') ?? undefined),
          }),
        ),
    }),
};

function runOf(found: CaseElement): Attempt {
  if (found.element.attributes.skipped === '1') return attempt('skipped', 'skipped');
  const result = elementsInside(found, 'status')[0]?.attributes.result ?? 'no status';
  if (result === 'success') return attempt('passed', result);
  return attempt(
    result === 'failed' ? 'failed' : result === 'skipped' ? 'skipped' : 'error',
    result,
    textInside(found, 'error'),
  );
}
