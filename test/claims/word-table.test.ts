import { describe, expect, it } from 'vitest';
import { WordScan } from '../../src/claims/check/word-scan.js';

/** Looks at some files, and tells the lines of a word. */
function linesOf(word: string, files: readonly (readonly [readonly string[], string])[]): string[] {
  const scan = new WordScan(new Set([word, 'other']));
  for (const [paths, text] of files) scan.look(paths, Buffer.from(text));
  return scan
    .found()
    .linesOf(word)
    .map(({ path, line, text }) => `${path}:${line} ${text}`);
}

describe('lines that hold a word', () => {
  it('are told by path and line, for each file of the same content', () => {
    const found = linesOf('hub', [
      [['z.py', 'b.py'], 'no\nhub other hub\nother\nhub()\n'],
      [['c.py'], 'other hub größe'],
    ]);
    expect(found).toEqual([
      'b.py:2 hub other hub',
      'b.py:4 hub()',
      'c.py:1 other hub größe',
      'z.py:2 hub other hub',
      'z.py:4 hub()',
    ]);
  });

  it('are kept beyond the first piece of memory, and none of a word that was not asked for', () => {
    const line = `hub ${'x'.repeat(380)}`;
    const found = linesOf('hub', [[['a.md'], `${line}\n`.repeat(6000)]]);
    expect(found).toHaveLength(6000);
    expect(new Set(found.map((each) => each.replace(/:\d+/, '')))).toEqual(new Set([`a.md ${line}`]));
    expect(linesOf('absent', [[['a.md'], line]])).toEqual([]);
  });

  it('are none of a word that stands in more of them than are kept, which is said', () => {
    const scan = new WordScan(new Set(['hub', 'other']));
    scan.look(['a.md', 'b.md'], Buffer.from('hub\n'.repeat(20_000)));
    expect(scan.found().isTooCommon('hub')).toBe(false);
    expect(scan.found().linesOf('hub')).toHaveLength(40_000);
    scan.look(['c.md'], Buffer.from('hub other\n'));
    expect(scan.found().isTooCommon('hub')).toBe(true);
    expect(scan.found().linesOf('hub')).toEqual([]);
    expect([scan.found().countOf('hub'), scan.found().countOf('other')]).toEqual([
      Number.POSITIVE_INFINITY,
      1,
    ]);
    expect(scan.found().linesOf('other')).toHaveLength(1);
    expect(scan.found().isTooCommon('other')).toBe(false);
  });
});
