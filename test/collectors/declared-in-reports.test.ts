import { describe, expect, it } from 'vitest';
import { tieRules } from '../../src/collectors/issue-tests.js';
import { readContent } from '../test-reports/read-text.js';

const ISSUE = { host: null, repository: null, key: '7', aliases: [], title: null, url: null };
const json = (value: unknown) => JSON.stringify(value);
const ctrf = (over: object) =>
  json({
    results: {
      tool: { name: 't' },
      summary: { tests: 1 },
      tests: [{ name: 'adds', status: 'passed', duration: 1, ...over }],
    },
  });
const playwright = (annotation: object) =>
  json({
    config: {},
    suites: [
      {
        title: 'a.spec.ts',
        specs: [{ title: 'adds', tests: [{ annotations: [annotation], results: [{ status: 'passed' }] }] }],
      },
    ],
    errors: [],
  });
const junit = (property: string) =>
  `<testsuite name="s"><testcase name="adds"><properties>${property}</properties></testcase></testsuite>`;

/** How the one test of a report belongs to issue 7. */
async function tieIn(report: string) {
  const { cases } = await readContent(report);
  expect(cases).toHaveLength(1);
  const ties = tieRules({ issue: ISSUE, declared: [], testFiles: [], touched: [] });
  return cases[0] ? (ties.ofCase(cases[0])?.tie ?? null) : null;
}

describe('a test declares its issue in the report', () => {
  it.each([
    ['by a property of JUnit XML', junit('<property name="issue" value="7"/>')],
    ['by an address', junit('<property name="link" value="https://example.org/o/r/issues/7"/>')],
    ['by an annotation of Playwright', playwright({ type: 'issue', description: '#7' })],
    ['by a label of CTRF', ctrf({ labels: { issue: '7' } })],
    ['by a tag of CTRF', ctrf({ tags: ['GH-7'] })],
    [
      'by a trait of xUnit.net',
      '<assemblies><assembly name="a.dll"><collection><test name="T.adds" type="T" method="adds" result="Pass"><traits><trait name="Issue" value="7"/></traits></test></collection></assembly></assemblies>',
    ],
    [
      'by a category of NUnit',
      '<test-run id="2"><test-suite name="S"><test-case name="adds" classname="S" result="Passed"><properties><property name="Category" value="issue-7"/></properties></test-case></test-suite></test-run>',
    ],
    [
      'by a category of TRX',
      '<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results><UnitTestResult testId="1" testName="adds" outcome="Passed"/></Results><TestDefinitions><UnitTest id="1"><TestCategory><TestCategoryItem TestCategory="Issue7"/></TestCategory></UnitTest></TestDefinitions></TestRun>',
    ],
    [
      'by a group of TestNG',
      '<testng-results><suite name="S"><groups><group name="issue-7"><method name="adds" class="p.C"/></group></groups><test name="T"><class name="p.C"><test-method name="adds" status="PASS"/></class></test></suite></testng-results>',
    ],
  ])('%s', async (_, report) => {
    expect(await tieIn(report)).toBe('declared');
    expect(await tieIn(report.replaceAll('7', '8'))).toBe(null);
  });
});
