import { describe, expect, it } from 'vitest';
import { outcomes, readContent } from './read-text.js';

describe('TAP', () => {
  it('reads points, directives, escapes and diagnostics', async () => {
    const read = await readContent(
      'TAP version 14\n1..6\nok 1 - adds\nnot ok 2 - fails \\#102\n  ---\n  message: "1 is not 2"\n  location: \'/src/a.test.js:12:3\'\n  duration_ms: 1.5\n  ...\n' +
        'ok 3 - later # SKIP no network\nnot ok 4 - someday # TODO write it\nok 5 - title#skip is a word\nok # skip\n',
    );
    expect(outcomes(read)).toEqual([
      'adds: passed (ok)',
      'fails #102: failed (not ok)',
      'later: skipped (ok # SKIP)',
      'someday: skipped (not ok # TODO)',
      'title#skip is a word: passed (ok)',
      ': skipped (ok # SKIP)',
    ]);
    expect(read.cases[1]).toMatchObject({
      file: '/src/a.test.js',
      line: 12,
      message: '1 is not 2',
      durationMs: 1.5,
    });
    expect(read).toMatchObject({ format: 'tap', complete: true, problems: [] });
  });

  it('nests: node:test’s suites are no tests, a test with subtests is one', async () => {
    const read = await readContent(
      'TAP version 13\n# Subtest: outer\n    # Subtest: inner\n    ok 1 - inner\n      ---\n      duration_ms: 1\n      ...\n    1..1\n' +
        "not ok 1 - outer\n  ---\n  type: 'suite'\n  ...\n# Subtest: parent\n    # Subtest: child\n    ok 1 - child\n    1..1\nok 2 - parent\n1..2\n",
    );
    expect(outcomes(read)).toEqual(['inner: passed (ok)', 'child: passed (ok)', 'parent: passed (ok)']);
    expect(read.cases.map((one) => one.suite)).toEqual(['outer', 'parent', null]);
  });

  it('takes the titles of tape from its comments, and nobody else’s comments for titles', async () => {
    const points =
      '# adds\nok 1 one and one\nok 2 more\n# takes away\nnot ok 3 two\n\n1..3\n# tests 3\n# fail  1\n';
    const names = async (text: string) =>
      (await readContent(text)).cases.map(({ suite, name }) => (suite === null ? name : suite));
    expect(await names(`TAP version 13\n${points}`)).toEqual([
      'adds > one and one',
      'adds > more',
      'takes away > two',
    ]);
    expect(await names(`ok 0 first\n${points}`)).toEqual(['first', 'one and one', 'more', 'two']);
  });

  it('reads subtests in braces', async () => {
    const read = await readContent(
      'TAP version 13\nok 1 - outer # time=5ms {\n    ok 1 - inner {\n        not ok 1 - leaf # TODO\n        1..1\n    }\n    1..1\n}\n1..1\n',
    );
    expect(read.cases.map((one) => [one.suite, one.name, one.outcome])).toEqual([
      [null, 'outer', 'passed'],
      ['outer', 'inner', 'passed'],
      ['outer > inner', 'leaf', 'skipped'],
    ]);
    expect(read.cases[0]?.durationMs).toBe(5);
  });

  it('does not take diagnostics for points', async () => {
    const read = await readContent(
      'TAP version 13\nnot ok 1 - a\n  ---\n  output: |\n    ok 2 - not a point\n    1..9\n  ...\n1..1\n',
    );
    expect(outcomes(read)).toEqual(['a: failed (not ok)']);
    expect(read.problems).toEqual([]);
  });

  it.each([
    ['1..3\nok 1\nok 2\n', 'plans 3 points and holds 2'],
    ['ok 1\nok 2\n', 'has no plan: it may have been cut off'],
    ['1..9\nok 1\nBail out! no database\nok 2\n', 'bailed out: no database'],
  ])('says that %j is incomplete', async (content, problem) => {
    const read = await readContent(content);
    expect(read).toMatchObject({ complete: false, problems: [problem] });
  });

  it.each([
    ['1..2\nok 1\nok 1\n', 'point 2 repeats the number 1'],
    ['ok 8\n1..1\n', 'point 1, number 8, is outside the plan 1..1'],
    ['pragma +strict\n1..1\nok 1\nnoise\n', 'point expected in line 4, which is no TAP, in strict mode'],
  ])('says that %j breaks its plan', async (content, problem) => {
    expect((await readContent(`TAP version 13\n${content}`.replace('line 4', 'line 5'))).problems[0]).toBe(
      problem.replace('line 4', 'line 5'),
    );
  });

  it('reads documents that follow one another', async () => {
    const read = await readContent('TAP version 13\nok 1 - a\n1..1\nTAP version 13\nok 1 - b\n1..1\n');
    expect(outcomes(read)).toEqual(['a: passed (ok)', 'b: passed (ok)']);
  });

  it('reads what Mocha makes of it, a failing hook included', async () => {
    const read = await readContent(
      '1..2\nok 1 a passes\nnot ok 2 a "before each" hook for "b"\n  Error: hook\n# tests 1\n# pass 1\n# fail 1\n',
    );
    expect(read.counts).toMatchObject({ passed: 1, failed: 1 });
  });
});
