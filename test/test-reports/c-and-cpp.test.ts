import { describe, expect, it } from 'vitest';
import { outcomes, readContent } from './read-text.js';

describe('the C and C++ frameworks', () => {
  it('reads Boost.Test', async () => {
    const read = await readContent(
      '<TestLog><TestSuite name="M"><TestCase name="a" file="a.cpp" line="3"><Info>ok</Info><TestingTime>2000</TestingTime></TestCase>' +
        '<TestCase name="b"><Error file="a.cpp" line="9"><![CDATA[1 != 2]]></Error></TestCase><TestCase name="c"><Exception>boom</Exception></TestCase>' +
        '<TestCase name="d" skipped="yes" reason="off"/></TestSuite></TestLog>',
    );
    expect(outcomes(read)).toEqual([
      'a: passed (passed)',
      'b: failed (Error)',
      'c: error (Exception)',
      'd: skipped (skipped)',
    ]);
    expect(read.cases[0]).toMatchObject({ suite: 'M', file: 'a.cpp', line: 3, durationMs: 2 });
    expect(read.cases[1]?.message).toBe('1 != 2');
  });

  it('reads Check, which shares its root’s name with JUnit', async () => {
    const read = await readContent(
      '<testsuites xmlns="http://check.sourceforge.net/ns"><datetime>2026-01-02 03:04:05</datetime><suite><title>t.c</title>' +
        '<test result="success"><fn>t.c:5</fn><id>a</id><iteration>0</iteration><description>Core</description></test>' +
        '<test result="failure"><fn>t.c:9</fn><id>b</id><iteration>2</iteration><description>Core</description><message>no</message></test></suite></testsuites>',
    );
    expect(outcomes(read)).toEqual(['a: passed (success)', 'b[2]: failed (failure)']);
    expect(read.cases[1]).toMatchObject({ suite: 't.c > Core', file: 't.c', line: 9, message: 'no' });
    expect(read).toMatchObject({ format: 'check', writtenAt: '2026-01-02T03:04:05.000Z' });
  });

  it('reads CppUnit, which shares its root’s name with TRX', async () => {
    const read = await readContent(
      '<?xml version="1.0" encoding="ISO-8859-1"?><TestRun><FailedTests><FailedTest id="1"><Name>T::a</Name><FailureType>Assertion</FailureType>' +
        '<Location><File>t.cpp</File><Line>4</Line></Location><Message>no</Message></FailedTest><FailedTest id="2"><Name>T::b</Name><FailureType>Error</FailureType></FailedTest></FailedTests>' +
        '<SuccessfulTests><Test id="3"><Name>T::c</Name></Test></SuccessfulTests></TestRun>',
    );
    expect(outcomes(read)).toEqual([
      'a: failed (Assertion)',
      'b: error (Error)',
      'c: passed (SuccessfulTests)',
    ]);
    expect(read.cases[0]).toMatchObject({ suite: 'T', file: 't.cpp', line: 4 });
  });

  it('reads C++test, with and without a list of tests', async () => {
    const listed = await readContent(
      '<ResultsSession><TestSuite name="S"><Test name="a" pass="1" fail="0"/><Test name="b" pass="0" fail="1"/></TestSuite></ResultsSession>',
    );
    expect(outcomes(listed)).toEqual(['a: passed (pass)', 'b: failed (fail)']);
    const found = await readContent(
      '<ResultsSession><ExecViol testName="a" cat="6"/><ExecViol testName="a" cat="6"/><ExecViol testName="b" cat="0" msg="boom"/><Project testCases="3"/></ResultsSession>',
    );
    expect(outcomes(found)).toEqual(['a: passed (pass)', 'b: failed (fail)']);
    expect(found.problems).toEqual(['declares 3 tests and names 2']);
  });

  it('reads CTest', async () => {
    const read = await readContent(
      '<Site><Testing><TestList><Test>./a</Test></TestList><Test Status="passed"><Name>a</Name><Path>.</Path><Results><NamedMeasurement name="Execution Time"><Value>0.25</Value></NamedMeasurement></Results></Test>' +
        '<Test Status="notrun"><Name>b</Name></Test><Test Status="failed"><Name>c</Name><Results><NamedMeasurement name="Exit Code"><Value>Timeout</Value></NamedMeasurement></Results></Test><EndTestTime>1770000000</EndTestTime></Testing></Site>',
    );
    expect(outcomes(read)).toEqual(['a: passed (passed)', 'b: not-run (notrun)', 'c: failed (failed)']);
    expect(read.cases[0]?.durationMs).toBe(250);
    expect(read.cases[2]?.message).toBe('Timeout');
    expect(read.writtenAt).toBe('2026-02-02T02:40:00.000Z');
  });

  it('reads CUnit', async () => {
    const read = await readContent(
      '<CUNIT_TEST_RUN_REPORT><CUNIT_RUN_SUITE><SUITE_NAME> S </SUITE_NAME><CUNIT_RUN_TEST_SUCCESS><TEST_NAME> a </TEST_NAME></CUNIT_RUN_TEST_SUCCESS>' +
        '<CUNIT_RUN_TEST_FAILURE><TEST_NAME>b</TEST_NAME><FILE_NAME>t.c</FILE_NAME><LINE_NUMBER> 7 </LINE_NUMBER><CONDITION>x == 1</CONDITION></CUNIT_RUN_TEST_FAILURE></CUNIT_RUN_SUITE>' +
        '<CUNIT_RUN_SUITE_FAILURE><SUITE_NAME>U</SUITE_NAME><FAILURE_REASON>set-up</FAILURE_REASON></CUNIT_RUN_SUITE_FAILURE></CUNIT_TEST_RUN_REPORT>',
    );
    expect(outcomes(read)).toEqual([
      'a: passed (success)',
      'b: failed (failure)',
      '(suite): error (suite failure)',
    ]);
    expect(read.cases[1]).toMatchObject({ suite: 'S', file: 't.c', line: 7, message: 'x == 1' });
  });

  it('reads GLib’s gtester', async () => {
    const read = await readContent(
      '<gtester><testbinary path="bin"><testcase path="/a"><duration>0.5</duration><status result="success"/></testcase>' +
        '<testcase path="/b"><error>no</error><status result="failed"/></testcase><testcase path="/c" skipped="1"/><testcase path="/d"/></testbinary></gtester>',
    );
    expect(outcomes(read)).toEqual([
      '/a: passed (success)',
      '/b: failed (failed)',
      '/c: skipped (skipped)',
      '/d: error (no status)',
    ]);
  });

  it('reads Qt Test: a function is as its worst incident', async () => {
    const read = await readContent(
      '<TestCase name="T"><TestFunction name="a"><Incident type="pass"/><Duration msecs="2.5"/></TestFunction>' +
        '<TestFunction name="b"><Incident type="pass"/><Incident type="fail"><Description><![CDATA[no]]></Description></Incident></TestFunction>' +
        '<TestFunction name="c"><Message type="skip"><Description>off</Description></Message></TestFunction>' +
        '<TestFunction name="d"><Incident type="xfail"/><Incident type="pass"/></TestFunction><TestFunction name="e"><Incident type="xpass"/></TestFunction></TestCase>',
    );
    expect(read.cases.map((one) => one.outcome)).toEqual(['passed', 'failed', 'skipped', 'passed', 'failed']);
    expect(read.cases[1]?.message).toBe('no');
    expect(read.cases[0]?.durationMs).toBe(2.5);
  });

  it('reads UnitTest++', async () => {
    const read = await readContent(
      '<unittest-results tests="2"><test suite="S" name="a" time="0.5"/><test suite="S" name="b"><failure message="no"/><failure message="never"/></test></unittest-results>',
    );
    expect(outcomes(read)).toEqual(['a: passed (passed)', 'b: failed (failure)']);
    expect(read.cases[1]?.message).toBe('no');
  });

  it('reads Valgrind: one program, passing when nothing was found and it finished', async () => {
    const text = (errors: string, state: string): string =>
      `<valgrindoutput><args><vargv><exe>valgrind</exe></vargv><argv><exe>./a.out</exe></argv></args><status><state>${state}</state></status>${errors}</valgrindoutput>`;
    const clean = await readContent(text('', 'FINISHED'));
    expect(outcomes(clean)).toEqual(['./a.out: passed (no error)']);
    expect(clean.complete).toBe(true);
    const leaky = await readContent(text('<error><what>leak</what></error>', 'RUNNING'));
    expect(leaky.cases[0]).toMatchObject({ outcome: 'failed', message: 'leak' });
    expect(leaky.complete).toBe(false);
  });

  it('reads FPCUnit', async () => {
    const read = await readContent(
      '<TestResults><TestListing><TestSuite Name="S"><Test Name="a" Result="OK" ElapsedTime="00:00:01.250"/><Test Name="b" Result="Failed"><Message>no</Message></Test>' +
        '<Test Name="c" Result="Error"/><Test Name="d" Result="Ignored"/></TestSuite></TestListing></TestResults>',
    );
    expect(outcomes(read)).toEqual([
      'a: passed (OK)',
      'b: failed (Failed)',
      'c: error (Error)',
      'd: skipped (Ignored)',
    ]);
    expect(read.cases[0]).toMatchObject({ suite: 'S', durationMs: 1250 });
  });
});
