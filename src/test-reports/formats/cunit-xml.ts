import { attempt, testCase } from '../build-case.js';
import { type CaseElement, readCaseElements, textInside } from '../case-elements.js';
import type { XmlFormat } from '../report-format.js';

/** CUnit’s automated run: https://cunit.sourceforge.net/doc/running_tests.html */
export const cunitXml: XmlFormat = {
  kind: 'xml',
  name: 'cunit',
  recognises: (root) => root.name === 'CUNIT_TEST_RUN_REPORT',
  start(sink) {
    let suite = '';
    return readCaseElements({
      isCase: ({ name }) => /^CUNIT_RUN_(TEST_SUCCESS|TEST_FAILURE|SUITE_FAILURE)$/.test(name),
      textOf: ['SUITE_NAME', 'TEST_NAME', 'FILE_NAME', 'LINE_NUMBER', 'CONDITION', 'FAILURE_REASON'],
      onOutside: (element) => {
        if (element.name === 'SUITE_NAME') suite = element.text.trim();
      },
      onCase: (found) => {
        // A suite whose set-up failed has no tests in the report.
        const isSuite = found.element.name === 'CUNIT_RUN_SUITE_FAILURE';
        sink.testCase(
          testCase({
            name: textInside(found, 'TEST_NAME') ?? '(suite)',
            suite: [isSuite ? textInside(found, 'SUITE_NAME') : suite],
            file: textInside(found, 'FILE_NAME'),
            line: textInside(found, 'LINE_NUMBER'),
            attempts: [runOf(found)],
          }),
        );
      },
    });
  },
};

function runOf(found: CaseElement) {
  const { name } = found.element;
  if (name === 'CUNIT_RUN_TEST_SUCCESS') return attempt('passed', 'success');
  if (name === 'CUNIT_RUN_SUITE_FAILURE')
    return attempt('error', 'suite failure', textInside(found, 'FAILURE_REASON'));
  return attempt('failed', 'failure', textInside(found, 'CONDITION'));
}
