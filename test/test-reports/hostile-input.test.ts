import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OutcomeSchema } from '../../src/domain/test-outcome.js';
import { REPORT_FORMATS } from '../../src/test-reports/formats.js';
import { type Read, readContent } from './read-text.js';

/** What every reading must hold, whatever the input. */
function expectSound(read: Read): void {
  const { total, passed, failed, error, skipped, notRun } = read.counts;
  expect(total).toBe(read.cases.length);
  expect(total).toBe(passed + failed + error + skipped + notRun);
  if (!read.readable) expect(read.problems.length).toBeGreaterThan(0);
  for (const one of read.cases) {
    expect(one.attempts.length).toBeGreaterThan(0);
    expect(one.attempts.at(-1)?.outcome).toBe(one.outcome);
  }
}

const runs = { numRuns: 150 };

/** Pieces of real reports, so that chance reaches the readers and not only the sniffing. */
const PIECES = [
  '<testsuites>',
  '</testsuites>',
  '<testsuite name="s" tests="2">',
  '</testsuite>',
  '<testcase name="a">',
  '<testcase name="b"/>',
  '</testcase>',
  '<failure message="&lt;',
  '"/>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '&amp;',
  '&',
  '&x;',
  '<TestRun id="1">',
  '<Results>',
  '<UnitTestResult/>',
  '<test-run>',
  '<test-case result="Failed"/>',
  '<assemblies>',
  '<test result="Pass"/>',
  '<TestCase>',
  '<TestFunction>',
  '<ResultsSession>',
  '\n',
  'TAP version 13\n',
  '1..3\n',
  'ok 1 - a\n',
  'not ok 2 # TODO\n',
  '    ok 1\n',
  '  ---\n',
  '  ...\n',
  'Bail out!\n',
  'pragma +strict\n',
  '=== RUN   TestA\n',
  '--- FAIL: TestA (0.1s)\n',
  'FAIL\tp\t0.1s\n',
  '{"Action":"run","Test":"T"}\n',
  '{"Action":"fail","Package":1}\n',
  '{"type":"suite","event":"started"}\n',
  '{"type":"test","event":"ok","name":null}\n',
  '{"type":"testDone","testID":1}\n',
  '==== test session starts ====\n',
  'a.py::t PASSED\n',
  'a.py ..F [100%]\n',
  '=== 1 passed in 0.1s ===\n',
  'FAILED a.py::t - no\n',
  '= short test summary info =\n',
  '\0',
  '\u001b[31m',
  '\u00ff',
  '\ud800',
];

describe('no input breaks the readers', () => {
  it('reads any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) =>
        expectSound(await readContent(bytes)),
      ),
      runs,
    );
  });

  it('reads pieces of reports in any order', async () => {
    const text = fc
      .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 40 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, async (content) => expectSound(await readContent(content))),
      { numRuns: 400 },
    );
  });

  it('reads any JSON under the keys that the formats know', async () => {
    const keys =
      'results tests suites specs testResults assertionResults numTotalTests stats passes failures pending examples summary elements steps name status result config created exitcode collectors tool annotations retryAttempts'.split(
        ' ',
      );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom(null, true, -1, Number.MAX_SAFE_INTEGER, -0.5, '', 'passed', 'failed'),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 6 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(tree, async (value) => expectSound(await readContent(JSON.stringify(value ?? null)))),
      { numRuns: 400 },
    );
    for (const format of REPORT_FORMATS) {
      if (format.kind !== 'json') continue;
      fc.assert(
        fc.property(tree, (value) => {
          expect(typeof format.recognises(value)).toBe('boolean');
        }),
        runs,
      );
    }
  });

  it('reads a report that is cut off at any place', async () => {
    const whole =
      '<?xml version="1.0"?><testsuites><testsuite name="s"><testcase name="é"><failure><![CDATA[x]]></failure></testcase></testsuite></testsuites>';
    for (let length = 0; length < whole.length; length++) {
      const read = await readContent(whole.slice(0, length));
      expectSound(read);
      expect(read.readable, String(length)).toBe(false);
    }
  });

  it.each([
    '<testsuite><testcase name="a" status="constructor" time="1constructor"><toString/><constructor>x</constructor></testcase></testsuite>',
    '<TestRun id="1"><Results><UnitTestResult testName="a" outcome="constructor"/></Results></TestRun>',
    '<TestRun><constructor><Test/></constructor></TestRun>',
    '<test-run><test-case name="a" result="constructor"/></test-run>',
    '{"results":{"tool":{},"tests":[{"name":"a","status":"constructor"},{"name":"b","status":"__proto__"}]}}',
    '{"numTotalTests":1,"testResults":[{"assertionResults":[{"title":"a","status":"toString"}]}]}',
    '{"type":"constructor","event":"x"}\n{"type":"suite","event":"started"}\n{"type":"test","event":"constructor","name":"a"}\n',
  ])('knows no word that only JavaScript knows: %s', async (content) => {
    const read = await readContent(content);
    expectSound(read);
    for (const one of read.cases) expect(OutcomeSchema.safeParse(one.outcome).success).toBe(true);
  });

  it('takes no time over lines made to be slow', async () => {
    const nasty = [
      `a.py::${' PASSED'.repeat(500)}x`,
      `a.py${'::'.repeat(1500)}${' PASSED ('.repeat(90)}x`,
      `a.py::b${' '.repeat(3900)}x`,
      `${'a.py::'.repeat(600)} ( x`,
      `${'1 passed, '.repeat(400)}x`,
      `ok ${'# '.repeat(20_000)}`,
      `not ok 1 ${'\\'.repeat(50_000)}# TODO`,
      `--- FAIL: ${'T '.repeat(20_000)}`,
      `FAILED ${' - '.repeat(1000)}`,
      `${'.F'.repeat(100_000)}x [100%`,
      `Benchmark${'1 '.repeat(50_000)}ns/op`,
      '\u001b]'.repeat(200_000),
      '\u001b['.repeat(200_000),
      `ok 1 ${'{ '.repeat(50_000)}x`,
    ];
    for (const line of nasty)
      expectSound(await readContent(`==== test session starts ====\n${line}\nTAP version 13\n${line}\n`));
    for (const line of nasty) expectSound(await readContent(`TAP version 13\n${line}\n=== RUN   T\n`));
  });
});
