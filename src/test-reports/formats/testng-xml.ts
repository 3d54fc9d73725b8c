import type { TestCase } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { type CaseElement, namesAround, readCaseElements, textInside } from '../case-elements.js';
import { declaredByTags } from '../declared-keys.js';
import { durationMs } from '../durations.js';
import { outcomeWords } from '../outcome-words.js';
import type { ReportSink, XmlElement, XmlFormat } from '../report-format.js';

const OUTCOMES = outcomeWords({ PASS: 'passed', FAIL: 'failed', SKIP: 'skipped' });

/** TestNG’s own XML: https://testng.org/#_xml_reports */
export const testngXml: XmlFormat = {
  kind: 'xml',
  name: 'testng',
  recognises: (root) => root.name === 'testng-results',
  start: readTestng,
};

function readTestng(sink: ReportSink) {
  /** Groups by the method’s class and name; they stand before the tests. */
  const groups = new Map<string, string[]>();
  return readCaseElements({
    isCase: ({ name }) => name === 'test-method',
    textOf: ['message', 'full-stacktrace', 'short-stacktrace'],
    onOpen: (element) => {
      if (element.name === 'suite')
        sink.writtenAt(element.attributes['finished-at'] ?? element.attributes['started-at']);
      if (element.name === 'method') addGroup(element, groups);
    },
    onCase: (found) => {
      const { attributes } = found.element;
      if (attributes['is-config'] !== 'true') sink.testCase(caseOf(found, groups));
      else if (attributes.status === 'FAIL')
        sink.problem(`the configuration method ${attributes.name ?? ''} failed`);
    },
  });
}

function addGroup(method: XmlElement, groups: Map<string, string[]>): void {
  const group = method.parent?.attributes.name;
  if (!group) return;
  const key = `${method.attributes.class ?? ''}.${method.attributes.name ?? ''}`;
  groups.set(key, [...(groups.get(key) ?? []), group]);
}

function caseOf(found: CaseElement, groups: ReadonlyMap<string, string[]>): TestCase {
  const { attributes } = found.element;
  const status = attributes.status ?? 'missing';
  const isRetried = attributes.retried === 'true';
  const suite = namesAround(found.element, ['suite', 'test', 'class']);
  const message = [
    textInside(found, 'message'),
    textInside(found, 'full-stacktrace') ?? textInside(found, 'short-stacktrace'),
  ];
  return testCase({
    name: attributes.name ?? '',
    suite,
    attempts: [
      attempt(
        OUTCOMES.get(status) ?? 'error',
        isRetried ? `${status} (retried)` : status,
        message.filter(Boolean).join('\n'),
      ),
    ],
    durationMs: durationMs(attributes['duration-ms'], 1),
    declares: declaredByTags(groups.get(`${suite.at(-1) ?? ''}.${attributes.name ?? ''}`) ?? []),
  });
}
