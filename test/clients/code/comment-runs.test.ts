import { describe, expect, it } from 'vitest';
import { blanked, longCommentRuns } from '../../../src/clients/code/comment-runs.js';
import { compilePattern } from '../../../src/clients/code/matcher.js';
import { parsePattern } from '../../../src/clients/code/parse-pattern.js';

const lines = (n: number, line: string) => `${line}\n`.repeat(n);

describe('longCommentRuns', () => {
  it('leaves out what comes after the first 200 comment lines of a row, blank lines between them or not', () => {
    const text = `x = 1\n${lines(200, '# a')}  # the rest\n\n# last\ny = 2\n`;
    const [run, ...others] = longCommentRuns(text);
    expect(others).toEqual([]);
    expect(text.slice(run?.start, run?.end)).toBe('# the rest\n\n# last');
  });

  it('takes comments with code before or between them for no row', () => {
    expect(longCommentRuns(lines(300, 'x = 1  # why'))).toEqual([]);
    expect(longCommentRuns(lines(150, '# a\nx = 1\n# b'))).toEqual([]);
    expect(longCommentRuns(`${lines(200, '# a')}x = 1\n${lines(200, '# b')}`)).toEqual([]);
    expect(longCommentRuns('')).toEqual([]);
  });
});

it('leaves the end of a text that only looks like comments', async () => {
  const pattern = parsePattern('python:f($$$)', 0, 'option');
  if (pattern.kind === 'typed') throw new Error('not a pattern over text');
  const text = `x = """\n${lines(300, '# f(1)')}# the end """\nf(2)\ny = """\nf(3)\n"""\n`;
  const { occurrences, textOnly, unparsed } = (await compilePattern(pattern)).match(text, 'a.py');
  expect([occurrences.map(({ line }) => line), textOnly.length, unparsed]).toEqual([[303], 301, null]);
});

describe('blanked', () => {
  it('keeps every line and every place', () => {
    const text = `${lines(200, '# a')}# é 𝒳\r\n# z\r\nf()\n`;
    const now = blanked(text, longCommentRuns(text));
    expect(now.length).toBe(text.length);
    expect(now.slice(lines(200, '# a').length)).toBe('      \r\n   \r\nf()\n');
  });
});

it('finds code after endless comments, and text that looks like it in them', async () => {
  const pattern = parsePattern('python:f($$$)', 0, 'option');
  if (pattern.kind === 'typed') throw new Error('not a pattern over text');
  const text = `def g():\n    f(1)\n${lines(20_000, '# all of this')}# f(2)\nf(3)\n`;
  const { occurrences, textOnly, unparsed } = (await compilePattern(pattern)).match(text, 'a.py');
  expect(occurrences.map(({ line }) => line)).toEqual([2, 20_004]);
  expect(textOnly.map(({ line }) => line)).toEqual([20_003]);
  expect(unparsed).toBeNull();
});
