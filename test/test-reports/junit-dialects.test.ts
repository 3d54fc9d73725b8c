import { describe, expect, it } from 'vitest';
import { outcomes, readContent } from './read-text.js';

function suite(cases: string, attributes = ''): string {
  return `<?xml version="1.0"?>\n<testsuites><testsuite name="s" ${attributes}>${cases}</testsuite></testsuites>`;
}

describe('JUnit XML', () => {
  it('reads name, suite, file, line, time and message', async () => {
    const read = await readContent(
      suite(
        '<testcase name="adds" classname="calc.Sum" file="src/sum.py" line="12" time="1,024.5">' +
          '<failure message="2 is not 3" type="AssertionError">trace &lt;here&gt;</failure></testcase>',
        'timestamp="2026-03-04T05:06:07"',
      ),
    );
    expect(read).toMatchObject({ format: 'junit-xml', readable: true, complete: true, problems: [] });
    expect(read.writtenAt).toBe('2026-03-04T05:06:07.000Z');
    expect(read.cases).toEqual([
      {
        name: 'adds',
        suite: 's > calc.Sum',
        file: 'src/sum.py',
        line: 12,
        outcome: 'failed',
        rawStatus: 'failure',
        attempts: [{ outcome: 'failed', rawStatus: 'failure', message: '2 is not 3\ntrace <here>' }],
        flaky: false,
        message: '2 is not 3\ntrace <here>',
        durationMs: 1_024_500,
        declares: [],
      },
    ]);
  });

  it('names a suite once, and no suite that is only called after the runner', async () => {
    const suites = async (name: string, className: string) =>
      (
        await readContent(
          suite(`<testcase name="t" classname="${className}"/>`).replace('name="s"', `name="${name}"`),
        )
      ).cases[0]?.suite;
    expect(await suites('x.CalcTest', 'x.CalcTest')).toBe('x.CalcTest');
    expect(await suites('pytest', 'tests.test_a')).toBe('tests.test_a');
    expect(await suites('adding', 'test')).toBe('adding');
    expect(await suites('unit', 'x.CalcTest')).toBe('unit > x.CalcTest');
  });

  it('counts cases, not declared sums, and says that they differ', async () => {
    const read = await readContent(suite('<testcase name="a"/>', 'tests="6" failures="2"'));
    expect(read.counts).toMatchObject({ total: 1, passed: 1, failed: 0 });
    expect(read.problems).toEqual(['declares 6 tests in "s" and holds 1']);
  });

  it('counts a case once where nested suites repeat their sums and cases stand beside suites', async () => {
    const read = await readContent(
      '<testsuites tests="3"><testsuite name="outer" tests="3"><testsuite name="inner" tests="2">' +
        '<testcase name="a"/><testcase name="b"/></testsuite><testcase name="c"/></testsuite></testsuites>',
    );
    expect(read.counts.total).toBe(3);
    expect(read.problems).toEqual([]);
    expect(read.cases.map((one) => one.suite)).toEqual(['outer > inner', 'outer > inner', 'outer']);
  });

  it('takes a todo of node:test for a todo, although it also holds a failure', async () => {
    const read = await readContent(
      suite(
        '<testcase name="t" failure="x"><skipped type="todo" message="true"/><failure message="x"/></testcase>',
      ),
    );
    expect(outcomes(read)).toEqual(['t: skipped (todo)']);
  });

  it('takes the worst of several results in one case', async () => {
    const read = await readContent(
      suite(
        '<testcase name="a"><skipped/><failure/><error message="teardown"/></testcase>' +
          '<testcase name="b"><skipped/><failure/></testcase><testcase name="c"><failure/><failure/></testcase>',
      ),
    );
    expect(read.counts).toMatchObject({ total: 3, error: 1, failed: 2, skipped: 0 });
  });

  it('keeps both cases of a call that failed and a teardown that broke, and a collection error', async () => {
    const read = await readContent(
      suite(
        '<testcase classname="test_a" name="t"><failure/></testcase><testcase classname="test_a" name="t"><error/></testcase>' +
          '<testcase classname="" name="test_b"><error message="collection failure"/></testcase>' +
          '<testcase classname="test_a" name="x"><skipped type="pytest.xfail"/></testcase>',
      ),
    );
    expect(outcomes(read)).toEqual([
      't: failed (failure)',
      't: error (error)',
      'test_b: error (error)',
      'x: skipped (pytest.xfail)',
    ]);
  });

  it('lists the earlier runs of a flaky case, and of one that failed every time', async () => {
    const read = await readContent(
      suite(
        '<testcase name="f"><flakyFailure message="once"/><flakyError message="twice"/></testcase>' +
          '<testcase name="g"><failure message="1"/><rerunFailure message="2"/></testcase>',
      ),
    );
    expect(read.cases[0]).toMatchObject({ outcome: 'passed', flaky: true, message: 'once' });
    expect(read.cases[0]?.attempts.map((one) => one.outcome)).toEqual(['failed', 'error', 'passed']);
    expect(read.cases[1]).toMatchObject({ outcome: 'failed', flaky: false });
    expect(read.cases[1]?.attempts).toHaveLength(2);
  });

  it.each([
    ['status="notrun" result="suppressed"', 'skipped'],
    ['status="notrun"', 'not-run'],
    ['status="disabled"', 'skipped'],
    ['status="run" result="skipped"', 'skipped'],
    ['status="failed"', 'failed'],
    ['status="errored"', 'error'],
    ['status="run" result="completed"', 'passed'],
    ['failure="went wrong"', 'failed'],
  ])('reads a case with only %s as %s', async (attributes, outcome) => {
    const read = await readContent(suite(`<testcase name="a" ${attributes}/>`));
    expect(read.cases[0]?.outcome).toBe(outcome);
  });

  it('takes a failure for a failure although the case is called disabled', async () => {
    const read = await readContent(suite('<testcase name="a" status="disabled"><failure/></testcase>'));
    expect(read.counts.failed).toBe(1);
  });

  it('keeps the warning of a test that passed', async () => {
    const read = await readContent(suite('<testcase name="a"><warning>risky</warning></testcase>'));
    expect(read.cases[0]).toMatchObject({ outcome: 'passed', rawStatus: 'warning', message: 'risky' });
  });

  it('does not lose an error that stands outside of any case', async () => {
    const read = await readContent(suite('<error message="set-up broke"/>'));
    expect(read.cases[0]).toMatchObject({ name: '(suite)', outcome: 'error', message: 'set-up broke' });
  });

  it.each(['NaN', '-1', '0,160', '80.803us', '1,024', '', 'soon'])('survives the time %j', async (time) => {
    const read = await readContent(suite(`<testcase name="a" time="${time}"/>`));
    expect(read.counts.passed).toBe(1);
    expect([null, 160, 0.080803]).toContain(read.cases[0]?.durationMs ?? null);
  });

  it('keeps repeated and odd names apart', async () => {
    const read = await readContent(
      suite('<testcase name="p[a b::c[1]]"/><testcase name="p[a b::c[1]]"><failure/></testcase><testcase/>'),
    );
    expect(read.cases.map((one) => one.name)).toEqual(['p[a b::c[1]]', 'p[a b::c[1]]', '']);
    expect(read.counts).toMatchObject({ passed: 2, failed: 1 });
  });

  it('collects what a case declares by property', async () => {
    const read = await readContent(
      suite(
        '<testcase name="a"><properties><property name="test_key" value="PROJ-7"/><property name="Issue">#101</property>' +
          '<property name="owner" value="me2"/><property name="tag" value="slow"/></properties></testcase>' +
          '<testcase name="b"/>',
      ),
    );
    expect(read.cases.map((one) => one.declares)).toEqual([['PROJ-7', '#101'], []]);
  });

  it('says that a report without cases holds none', async () => {
    const read = await readContent('<testsuites/>');
    expect(read).toMatchObject({ readable: true, problems: ['holds no test case'] });
  });
});
