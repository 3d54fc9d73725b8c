import type { TestCase } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { type CaseElement, elementsInside, readCaseElements, textInside } from '../case-elements.js';
import { declaredBy } from '../declared-keys.js';
import { durationMs } from '../durations.js';
import { outcomeWords } from '../outcome-words.js';
import type { ReportSink, XmlElement, XmlFormat } from '../report-format.js';

const OUTCOMES = outcomeWords({
  pass: 'passed',
  fail: 'failed',
  skip: 'skipped',
  notrun: 'not-run',
});

/** xUnit.net 1, 2 and 3: https://xunit.net/docs/format-xml-v2 */
export const xunitNet: XmlFormat = {
  kind: 'xml',
  name: 'xunit.net',
  recognises: (root) => root.name === 'assemblies' || root.name === 'assembly',
  start: (sink) =>
    readCaseElements({
      isCase: ({ name, parent }) => name === 'test' && parent !== null,
      textOf: ['message', 'stack-trace', 'reason'],
      onCase: (found) => sink.testCase(caseOf(found)),
      onOpen: (element) => openAssembly(element, sink),
      onOutside: (element) => closeOutside(element, sink),
    }),
};

function openAssembly({ name, attributes }: XmlElement, sink: ReportSink): void {
  if (name !== 'assembly') return;
  const { 'run-date': date, 'run-time': time } = attributes;
  sink.writtenAt(
    attributes['finish-rtf'] ?? attributes['start-rtf'] ?? (date && time ? `${date}T${time}` : null),
  );
}

/** Errors outside of tests: the clean-up of a fixture or assembly. Such a run did not go as it should. */
function closeOutside({ name, attributes, parent }: XmlElement, sink: ReportSink): void {
  if (name !== 'error' || parent?.name !== 'errors') return;
  sink.problem(`an error outside of any test: ${(attributes.type ?? '').slice(0, 80)}`);
}

function caseOf(found: CaseElement): TestCase {
  const { attributes, parent } = found.element;
  const type = attributes.type ?? (parent?.name === 'class' ? parent.attributes.name : undefined) ?? '';
  const full = attributes.name ?? '';
  const status = attributes.result ?? 'missing';
  const outcome = OUTCOMES.get(status.toLowerCase()) ?? 'error';
  const said = [textInside(found, 'message'), textInside(found, 'stack-trace')].filter(Boolean).join('\n');
  return testCase({
    name: type !== '' && full.startsWith(`${type}.`) ? full.slice(type.length + 1) : full,
    suite: [type],
    file: attributes['source-file'],
    line: attributes['source-line'],
    attempts: [
      attempt(
        outcome,
        status,
        outcome === 'skipped' ? (textInside(found, 'reason') ?? textInside(found, 'message')) : said,
      ),
    ],
    durationMs: durationMs(attributes.time),
    declares: elementsInside(found, 'trait').flatMap(({ attributes: trait }) =>
      declaredBy(trait.name ?? '', trait.value ?? ''),
    ),
  });
}
