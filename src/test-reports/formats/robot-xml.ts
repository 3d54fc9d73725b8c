import type { TestCase } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { type CaseElement, elementsInside, namesAround, readCaseElements } from '../case-elements.js';
import { declaredByTags } from '../declared-keys.js';
import { durationMs } from '../durations.js';
import { outcomeWords } from '../outcome-words.js';
import type { XmlFormat } from '../report-format.js';

const OUTCOMES = outcomeWords({
  PASS: 'passed',
  FAIL: 'failed',
  SKIP: 'skipped',
  'NOT RUN': 'not-run',
  NOT_RUN: 'not-run',
});

/** Robot Framework’s `output.xml`: https://github.com/robotframework/robotframework/tree/master/doc/schema */
export const robotXml: XmlFormat = {
  kind: 'xml',
  name: 'robot',
  recognises: (root) => root.name === 'robot',
  start: (sink) =>
    readCaseElements({
      isCase: ({ name, parent }) => name === 'test' && parent?.name === 'suite',
      textOf: ['status', 'tag'],
      onOpen: (element) => {
        if (element.parent === null) sink.writtenAt(timeOf(element.attributes.generated));
      },
      onCase: (found) => sink.testCase(caseOf(found)),
    }),
};

/** `20260102 03:04:05.678`, as versions before 7 write it. */
function timeOf(text: string | undefined): string | undefined {
  return text?.replace(/^(\d{4})(\d\d)(\d\d) /, '$1-$2-$3T');
}

function caseOf(found: CaseElement): TestCase {
  const { element } = found;
  // Keywords have results of their own; the test’s is its direct child.
  const result = elementsInside(found, 'status').find((one) => one.parent === element);
  const status = result?.attributes.status ?? 'no status';
  const outcome = OUTCOMES.get(status) ?? 'error';
  return testCase({
    name: element.attributes.name ?? '',
    suite: namesAround(element, ['suite']),
    file: namesAround(element, ['suite'], 'source').at(-1),
    line: element.attributes.line,
    attempts: [attempt(outcome, status, outcome === 'passed' ? null : result?.text)],
    durationMs: durationMs(result?.attributes.elapsed),
    declares: declaredByTags(elementsInside(found, 'tag').map((tag) => tag.text)),
  });
}
