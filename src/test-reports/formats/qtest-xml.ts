import type { Attempt, Outcome } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { type CaseElement, elementsInside, namesAround, readCaseElements } from '../case-elements.js';
import { durationMs } from '../durations.js';
import type { XmlElement, XmlFormat } from '../report-format.js';

/** From the worst to the best; a test function is as its worst incident. An expected failure is followed by the result. */
const INCIDENTS: readonly (readonly [type: RegExp, Outcome])[] = [
  [/^(fail|xpass)$/, 'failed'],
  [/^skip$/, 'skipped'],
  [/^(pass|bpass|bxpass|bfail|bxfail|xfail)$/, 'passed'],
];

/** Qt Test’s XML (`-o file,xml`): https://doc.qt.io/qt-6/qtest-overview.html#loggers */
export const qtestXml: XmlFormat = {
  kind: 'xml',
  name: 'qtest',
  recognises: (root) => root.name === 'TestCase',
  start: (sink) =>
    readCaseElements({
      isCase: ({ name }) => name === 'TestFunction',
      textOf: ['Description', 'DataTag'],
      onCase: (found) => {
        const duration = elementsInside(found, 'Duration')[0]?.attributes.msecs;
        sink.testCase(
          testCase({
            name: found.element.attributes.name ?? '',
            suite: namesAround(found.element, ['TestCase']),
            attempts: [runOf(found)],
            durationMs: durationMs(duration, 1),
          }),
        );
      },
    }),
};

function runOf(found: CaseElement): Attempt {
  const incidents = [...elementsInside(found, 'Incident'), ...elementsInside(found, 'Message')];
  for (const [pattern, outcome] of INCIDENTS) {
    const incident = incidents.find((one) => pattern.test(one.attributes.type ?? ''));
    if (incident)
      return attempt(
        outcome,
        incident.attributes.type ?? '',
        outcome === 'passed' ? null : said(found, incident),
      );
  }
  return attempt('not-run', 'no incident');
}

function said(found: CaseElement, incident: XmlElement): string {
  const inside = found.inside.filter((one) => one.parent === incident);
  return inside.map((one) => one.text.trim()).join('\n');
}
