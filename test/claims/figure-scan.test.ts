import { describe, expect, it } from 'vitest';
import { FigureScan } from '../../src/claims/check/look/figure-scan.js';

/** Lines of a document in which figures are found. */
function linesOf(text: string, figures: { text: string; words: string[] }[]): number[][] {
  const scan = new FigureScan(figures, (path) => path.endsWith('.md'));
  if (scan.wants('a.md')) scan.look(['a.md'], Buffer.from(text));
  return figures.map((figure) => scan.linesOf(figure).map(({ line }) => line));
}

describe('lines that hold a figure and a word beside it', () => {
  it('are found whatever the commas of thousands, and with what a number begins with', () => {
    const text =
      '1,204 violations\nVIOLATION: 1204.\n12041 violations\n1204 imports\n98.7.1 violations\n98.7% violations\n';
    const found = linesOf(text, [
      { text: '1,204', words: ['violation'] },
      { text: '98.7%', words: ['violation'] },
      { text: '1204', words: ['import', 'violation'] },
    ]);
    expect(found).toEqual([
      [1, 2],
      [5, 6],
      [4, 1, 2],
    ]);
  });

  it('are not kept where only the word stands, however often', () => {
    const scan = new FigureScan([{ text: '300', words: ['test'] }], () => true);
    scan.look(['a.md'], Buffer.from('tests 299\n'.repeat(50_000)));
    expect(scan.linesOf({ text: '300', words: ['test'] })).toEqual([]);
    expect(new FigureScan([], () => true).wants('a.md')).toBe(false);
  });

  it('are all found beside a word that stands in more lines than could be kept', () => {
    const text = `${'tests\n'.repeat(50_000)}300 tests\n`;
    expect(linesOf(text, [{ text: '300', words: ['test'] }])).toEqual([[50_001]]);
  });
});
