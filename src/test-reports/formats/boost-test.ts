import type { Attempt } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { type CaseElement, namesAround, readCaseElements, textInside } from '../case-elements.js';
import { durationMs } from '../durations.js';
import type { XmlFormat } from '../report-format.js';

/** Boost.Test’s XML log (`--log_format=XML`). */
export const boostTest: XmlFormat = {
  kind: 'xml',
  name: 'boost-test',
  recognises: (root) => root.name === 'TestLog',
  start: (sink) =>
    readCaseElements({
      isCase: ({ name }) => name === 'TestCase',
      textOf: ['Error', 'FatalError', 'Exception', 'TestingTime'],
      onCase: (found) => {
        const { element } = found;
        sink.testCase(
          testCase({
            name: element.attributes.name ?? '',
            suite: namesAround(element, ['TestSuite', 'TestCase']),
            file: element.attributes.file,
            line: element.attributes.line,
            attempts: [runOf(found)],
            durationMs: durationMs(textInside(found, 'TestingTime') ?? undefined, 1e-3),
          }),
        );
      },
    }),
};

function runOf(found: CaseElement): Attempt {
  const { attributes } = found.element;
  for (const name of ['FatalError', 'Exception', 'Error'] as const) {
    const one = found.inside.find((element) => element.name === name);
    if (one) return attempt(name === 'Error' ? 'failed' : 'error', name, one.text);
  }
  if (attributes.skipped === 'yes') return attempt('skipped', 'skipped', attributes.reason);
  return attempt('passed', 'passed');
}
