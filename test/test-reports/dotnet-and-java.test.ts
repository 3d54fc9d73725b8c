import { describe, expect, it } from 'vitest';
import { outcomes, readContent } from './read-text.js';

const TRX = 'xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"';

describe('TRX', () => {
  it('knows all its outcomes, takes inner results for the tests, and joins what definitions declare', async () => {
    const words = [
      'Passed',
      'Warning',
      'Failed',
      'Error',
      'Timeout',
      'Aborted',
      'PassedButRunAborted',
      'NotExecuted',
      'Inconclusive',
      'NotRunnable',
      'Pending',
    ];
    const read = await readContent(
      `<TestRun id="1" ${TRX}><Times finish="2026-01-02T03:04:05.1234567+02:00"/><ResultSummary outcome="Failed"><Counters total="14"/></ResultSummary><Results>${words
        .map(
          (word, i) =>
            `<UnitTestResult testId="t${i}" testName="Space.Cls.${word}" outcome="${word}" duration="00:00:01.5000000"/>`,
        )
        .join('')}<UnitTestResult testId="none" testName="NoOutcome"/>` +
        '<UnitTestResult testId="p" testName="Rows" outcome="Failed"><InnerResults><UnitTestResult testName="Rows (1)" outcome="Passed"/>' +
        '<UnitTestResult testName="Rows (2)" outcome="Failed"><Output><ErrorInfo><Message>no</Message></ErrorInfo></Output></UnitTestResult></InnerResults></UnitTestResult></Results>' +
        '<TestDefinitions><UnitTest id="t0"><TestCategory><TestCategoryItem TestCategory="GH-7"/></TestCategory>' +
        '<Properties><Property><Key>Issue</Key><Value>PROJ-2</Value></Property></Properties><TestMethod className="Space.Cls, Assembly"/></UnitTest></TestDefinitions></TestRun>',
    );
    expect(outcomes(read)).toEqual([
      'Passed: passed (Passed)',
      'Space.Cls.Warning: passed (Warning)',
      'Space.Cls.Failed: failed (Failed)',
      'Space.Cls.Error: error (Error)',
      'Space.Cls.Timeout: error (Timeout)',
      'Space.Cls.Aborted: error (Aborted)',
      'Space.Cls.PassedButRunAborted: error (PassedButRunAborted)',
      'Space.Cls.NotExecuted: skipped (NotExecuted)',
      'Space.Cls.Inconclusive: skipped (Inconclusive)',
      'Space.Cls.NotRunnable: not-run (NotRunnable)',
      'Space.Cls.Pending: not-run (Pending)',
      'NoOutcome: error (Error)',
      'Rows (1): passed (Passed)',
      'Rows (2): failed (Failed)',
    ]);
    expect(read.cases[0]).toMatchObject({
      suite: 'Space.Cls',
      declares: ['GH-7', 'PROJ-2'],
      durationMs: 1500,
    });
    expect(read).toMatchObject({
      format: 'trx',
      problems: [],
      complete: true,
      writtenAt: '2026-01-02T01:04:05.123Z',
    });
  });

  it('is incomplete when the test host crashed, although no test failed', async () => {
    const read = await readContent(
      `<TestRun id="1" ${TRX}><Results><UnitTestResult testName="a" outcome="Passed"/></Results><ResultSummary outcome="Failed"><Counters total="5"/>` +
        '<RunInfos><RunInfo outcome="Error"><Text>The active test run was aborted. Reason: Test host process crashed</Text></RunInfo></RunInfos></ResultSummary></TestRun>',
    );
    expect(read).toMatchObject({ readable: true, complete: false });
    expect(read.problems).toEqual([
      'declares 5 tests and holds 1',
      'the run reports an error: The active test run was aborted. Reason: Test host process crashed',
    ]);
  });
});

describe('TRX of a run whose tests failed', () => {
  it('is complete: the error that the adapter adds for a failing test says nothing more', async () => {
    const read = await readContent(
      `<TestRun id="1" ${TRX}><Results><UnitTestResult testName="a" outcome="Failed"/></Results><ResultSummary outcome="Failed"><RunInfos>` +
        '<RunInfo outcome="Error"><Text>[xUnit.net 00:00:00.39]     Space.Aborts_the_run [FAIL]</Text></RunInfo></RunInfos></ResultSummary></TestRun>',
    );
    expect(read).toMatchObject({ complete: true, problems: [] });
  });
});

describe('NUnit', () => {
  it('reads version 2, also of the time before it had results', async () => {
    const read = await readContent(
      '<test-results name="a" date="2026-01-02" time="03:04:05"><test-suite name="S"><results>' +
        '<test-case name="a" executed="True" result="Success" time="0.5"><categories><category name="PROJ-5"/></categories></test-case>' +
        '<test-case name="b" executed="True" result="Failure"><failure><message>no</message></failure></test-case>' +
        '<test-case name="c" executed="True" result="Inconclusive"/><test-case name="d" executed="False" result="Ignored"/>' +
        '<test-case name="e" executed="False" result="NotRunnable"/><test-case name="f" executed="True" result="Error"/>' +
        '<test-case name="g" executed="True" success="True"/><test-case name="h" executed="True" success="False"/><test-case name="i" executed="False"/>' +
        '</results></test-suite></test-results>',
    );
    expect(read.cases.map((one) => one.outcome)).toEqual([
      'passed',
      'failed',
      'skipped',
      'skipped',
      'not-run',
      'error',
      'passed',
      'failed',
      'not-run',
    ]);
    expect(read.cases[0]).toMatchObject({ suite: 'S', declares: ['PROJ-5'], durationMs: 500 });
    expect(read.cases[2]?.rawStatus).toBe('Inconclusive');
    expect(read.writtenAt).toBe('2026-01-02T03:04:05.000Z');
  });

  it('reads version 3 and keeps its labels', async () => {
    const read = await readContent(
      '<test-run id="2" testcasecount="9" end-time="2026-01-02 03:04:05Z"><test-suite name="S"><test-case name="a" classname="N.S" result="Passed">' +
        '<properties><property name="Category" value="issue-3"/><property name="Jira" value="P-1"/></properties></test-case>' +
        '<test-case name="b" result="Failed" label="Error"><failure><message><![CDATA[no]]></message></failure></test-case>' +
        '<test-case name="c" result="Skipped" label="Ignored"><reason><message>later</message></reason></test-case></test-suite></test-run>',
    );
    expect(outcomes(read)).toEqual([
      'a: passed (Passed)',
      'b: failed (Failed: Error)',
      'c: skipped (Skipped: Ignored)',
    ]);
    expect(read.cases.map((one) => one.message)).toEqual([null, 'no', 'later']);
    expect(read.cases[0]).toMatchObject({ suite: 'N.S', declares: ['issue-3', 'P-1'] });
    expect(read.problems).toEqual(['declares 9 tests and holds 3']);
  });
});

describe('xUnit.net', () => {
  it('reads versions 1 and 2, traits, and errors outside of tests', async () => {
    const read = await readContent(
      '<assemblies><assembly name="a.dll" run-date="2026-01-02" run-time="03:04:05"><errors><error type="fixture-cleanup"/></errors><collection name="c">' +
        '<test name="N.T.Adds" type="N.T" method="Adds" result="Pass" time="0,25"><traits><trait name="Issue" value="#9"/><trait name="Speed" value="x1"/></traits></test>' +
        '<test name="N.T.Fails" type="N.T" result="Fail"><failure><message>no</message><stack-trace>at T</stack-trace></failure></test>' +
        '<test name="N.T.Later" type="N.T" result="Skip"><reason>later</reason></test><test name="N.T.Never" type="N.T" result="NotRun"/></collection>' +
        '<class name="N.U"><test name="N.U.Old" result="Pass"/></class></assembly></assemblies>',
    );
    expect(outcomes(read)).toEqual([
      'Adds: passed (Pass)',
      'Fails: failed (Fail)',
      'Later: skipped (Skip)',
      'Never: not-run (NotRun)',
      'Old: passed (Pass)',
    ]);
    expect(read.cases[0]).toMatchObject({ suite: 'N.T', declares: ['#9'], durationMs: 250 });
    expect(read.cases.map((one) => one.message)).toEqual([null, 'no\nat T', 'later', null, null]);
    expect(read.problems).toEqual(['an error outside of any test: fixture-cleanup']);
  });
});

describe('MbUnit', () => {
  it('reads runs', async () => {
    const read = await readContent(
      '<report-result date="2026-01-02T03:04:05Z"><assemblies><assembly><fixtures><fixture type="N.S"><runs><run name="a" result="success"/>' +
        '<run name="b" result="failure"><exception><message>no</message></exception></run><run name="c" result="ignore"/></runs></fixture></fixtures></assembly></assemblies></report-result>',
    );
    expect(outcomes(read)).toEqual(['a: passed (success)', 'b: failed (failure)', 'c: skipped (ignore)']);
    expect(read.cases[1]).toMatchObject({ suite: 'N.S', message: 'no' });
  });
});

describe('TestNG', () => {
  it('reads methods and groups, and reports failing configuration apart', async () => {
    const read = await readContent(
      '<testng-results><suite name="S" finished-at="2026-01-02T03:04:05Z"><groups><group name="PROJ-8"><method name="a" class="p.C"/></group></groups><test name="T"><class name="p.C">' +
        '<test-method name="setUp" is-config="true" status="FAIL"/><test-method name="a" status="PASS" duration-ms="12"/>' +
        '<test-method name="b" status="FAIL"><exception><message>no</message></exception></test-method><test-method name="b" status="SKIP" retried="true"/></class></test></suite></testng-results>',
    );
    expect(outcomes(read)).toEqual(['a: passed (PASS)', 'b: failed (FAIL)', 'b: skipped (SKIP (retried))']);
    expect(read.cases[0]).toMatchObject({ suite: 'S > T > p.C', declares: ['PROJ-8'], durationMs: 12 });
    expect(read.problems).toEqual(['the configuration method setUp failed']);
  });
});

describe('Robot Framework', () => {
  it('takes the status of the test, not those of its keywords, however many there are', async () => {
    const keywords = '<kw name="k"><status status="PASS"/></kw>'.repeat(3000);
    const read = await readContent(
      '<robot generated="20260102 03:04:05.678"><suite name="S" source="s.robot"><suite name="T">' +
        `<test name="a" line="4"><kw><status status="FAIL">inner</status></kw><tag>issue-7</tag><tag>slow</tag><status status="PASS" elapsed="0.5"/></test>` +
        `<test name="b">${keywords}<status status="FAIL">no</status></test><test name="c"><status status="SKIP">later</status></test></suite></suite></robot>`,
    );
    expect(outcomes(read)).toEqual(['a: passed (PASS)', 'b: failed (FAIL)', 'c: skipped (SKIP)']);
    expect(read.cases[0]).toMatchObject({
      suite: 'S > T',
      file: 's.robot',
      line: 4,
      declares: ['issue-7'],
      durationMs: 500,
    });
    expect(read.cases[1]?.message).toBe('no');
    expect(read.writtenAt).toBe('2026-01-02T03:04:05.678Z');
  });
});
