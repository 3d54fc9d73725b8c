import { describe, expect, it } from 'vitest';
import { LineColumns, PickedLines } from '../../src/claims/check/code/line-columns.js';
import { LineBytes } from '../../src/claims/check/look/line-bytes.js';
import { WordScan } from '../../src/claims/check/look/word-scan.js';
import { WordTable } from '../../src/claims/check/look/word-table.js';

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

  it('are the same when room was given back, and when more are found after that', () => {
    const scan = new WordScan(new Set(['hub']));
    scan.look(['a.py'], Buffer.from('hub\n'.repeat(70)));
    scan.found().trim();
    expect(scan.found().linesOf('hub').at(-1)).toEqual({ path: 'a.py', line: 70, text: 'hub' });
    scan.look(['b.py'], Buffer.from('\nhub()'));
    scan.found().trim();
    expect(scan.found().linesOf('hub')).toHaveLength(71);
    expect(scan.found().linesOf('hub').at(-1)).toEqual({ path: 'b.py', line: 2, text: 'hub()' });
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

  it('are told of wanted files alone, and all of them to who asks for all', () => {
    const scan = new WordScan(new Set(['hub']));
    scan.look(['b.py', 'a.md'], Buffer.from('hub\n\nhub()'));
    const table = scan.found();
    const places = (isWanted?: (path: string) => boolean) =>
      table.linesOf('hub', isWanted).map(({ path, line, text }) => `${path}:${line} ${text}`);
    expect(places((path) => path.endsWith('.py'))).toEqual(['b.py:1 hub', 'b.py:3 hub()']);
    expect(places()).toEqual(['a.md:1 hub', 'a.md:3 hub()', 'b.py:1 hub', 'b.py:3 hub()']);
  });

  it('are given one after the other, and their files alone, each once', () => {
    const scan = new WordScan(new Set(['hub']));
    scan.look(['z.py', 'b.py'], Buffer.from('hub\nhub\n'));
    scan.look(['c.py'], Buffer.from('hub'));
    const table = scan.found();
    expect(table.filesOf('hub')).toEqual(['b.py', 'c.py', 'z.py']);
    expect(table.filesOf('absent')).toEqual([]);
    const [first] = table.eachLine('hub', (path) => path !== 'b.py');
    expect(first).toEqual({ path: 'c.py', line: 1, text: 'hub' });
    expect([...table.eachLine('hub')]).toEqual(table.linesOf('hub'));
  });

  it('are kept for another run without those of words that nobody asked for', () => {
    const scan = new WordScan(new Set(['hub', 'other']));
    scan.look(['a.py'], Buffer.from('other\nhub other\nother\n'));
    scan.look(['b.py'], Buffer.from('other\n'));
    scan.look(['c.py'], Buffer.from('hub other\n'));
    const table = scan.found();
    table.linesOf('hub');
    const kept = table.columns();
    expect(kept.contents).toEqual([['a.py'], ['c.py']]);
    expect([...kept.number]).toEqual([2, 1]);
    const again = new WordScan(new Set(['hub']), kept).found();
    expect(again.linesOf('hub')).toEqual([
      { path: 'a.py', line: 2, text: 'hub other' },
      { path: 'c.py', line: 1, text: 'hub other' },
    ]);
  });
});

describe('lines that hold several words', () => {
  const TEXT = 'hub other\nhub\nother\nhub and other\n';
  const linesBeside = (table: WordTable) =>
    [...table.eachLine('hub', undefined, ['other'])].map(({ line }) => line);

  it('are told apart from those with one of them', () => {
    const scan = new WordScan(new Set(['hub', 'other']));
    scan.look(['a.py'], Buffer.from(TEXT));
    expect(linesBeside(scan.found())).toEqual([1, 4]);
    scan.found().linesOf('other');
    const kept = new WordTable(new Set(), new Set(['hub', 'other']), scan.found().columns());
    expect(linesBeside(kept)).toEqual([1, 4]);
  });

  it('are all with the first where it is not known which of them hold the second', () => {
    const first = new WordScan(new Set(['hub', 'other']));
    first.look(['a.py'], Buffer.from(TEXT));
    first.found().linesOf('hub');
    const words = new Set(['hub', 'other', 'and']);
    const kept = first.found().columns();
    expect(linesBeside(new WordTable(new Set(), words, kept))).toEqual([1, 2, 4]);
    const second = new WordScan(words, kept);
    second.look(['a.py'], Buffer.from(TEXT));
    expect(linesBeside(second.found())).toEqual([1, 2, 4]);
    second.found().linesOf('other');
    const both = new WordTable(new Set(), words, second.found().columns());
    expect(linesBeside(both)).toEqual([1, 2, 4]);
  });

  it('are of files about which each asker is asked once', () => {
    const scan = new WordScan(new Set(['hub']));
    scan.look(['a.py', 'b.py'], Buffer.from(TEXT));
    const asked: string[] = [];
    const isWanted = (path: string) => asked.push(path) > 1;
    const places = () =>
      scan
        .found()
        .linesOf('hub', isWanted)
        .map(({ path, line }) => `${path}:${line}`);
    expect([places(), places()]).toEqual([
      ['b.py:1', 'b.py:2', 'b.py:4'],
      ['b.py:1', 'b.py:2', 'b.py:4'],
    ]);
    expect(asked).toEqual(['a.py', 'b.py']);
    expect(scan.found().linesOf('hub', (path) => path === 'a.py')).toHaveLength(3);
  });
});

describe('what is kept of lines for another run', () => {
  function columnsOf(asked: readonly string[]) {
    const scan = new WordScan(new Set(['hub', 'other']));
    scan.look(['z.py'], Buffer.from('hub one\nother\nother two\nother three\n'));
    scan.look(['b.py', 'a.py'], Buffer.from('\nother hub\nother\nhub one\n'));
    const lines = asked.map((word) => scan.found().linesOf(word));
    const before = scan.found().columns();
    return { lines, before, again: scan.found().columns() };
  }

  it.each([[['hub']], [['other']], [['hub', 'other']]])('tells the same of the words %j', (asked) => {
    const { lines, before } = columnsOf(asked);
    const kept = new WordTable(new Set(), new Set(['hub', 'other']), before);
    expect(asked.map((word) => kept.linesOf(word))).toEqual(lines);
    expect([kept.countOf('hub'), kept.countOf('other')]).toEqual([5, 7]);
  });

  it('are the lines that were asked for, and the bytes of equal ones once', () => {
    const scan = new WordScan(new Set(['hub', 'other']));
    const line = `hub ${'x'.repeat(90)}`;
    scan.look(['a.py'], Buffer.from(`other\n${line}\n`.repeat(100)));
    scan.found().linesOf('hub');
    const { number, from, length } = scan.found().columns();
    expect([number.length, number[0], number[99]]).toEqual([100, 2, 200]);
    expect([new Set(from).size, length[0]]).toEqual([1, line.length]);
  });
});

describe('lines that are picked out of others', () => {
  const TEXTS = ['one', 'two', 'one', 'three', 'one', 'two'];

  it.each([[[0, 1, 2, 3, 4, 5]], [[2, 3]], [[1, 2, 4, 5]], [[3, 4]], [[4, 5]], [[]]])(
    'are the same, and equal ones lie once: %j',
    (wanted) => {
      const others = new LineColumns();
      for (const [i, text] of TEXTS.entries()) others.add(i >> 1, i + 1, Buffer.from(text), 0, text.length);
      const picked = new PickedLines(others);
      picked.want(Int32Array.from(wanted));
      picked.copy();
      const columns = picked.columns([['a'], ['b'], ['c']]);
      const lines = new LineColumns(columns);
      const told = [...picked.indicesOf(Int32Array.from(wanted))].map((index) => [
        columns.contents[lines.contentOf(index)]?.[0],
        lines.numberOf(index),
        lines.textOf(index),
      ]);
      expect(told).toEqual(wanted.map((i) => ['abc'.charAt(i >> 1), i + 1, TEXTS[i]]));
      expect(new Set(columns.from).size).toBe(new Set(wanted.map((i) => TEXTS[i])).size);
    },
  );
});

describe('bytes of lines', () => {
  it('lie apart where lines are not equal, though both ends are, and few bytes between them differ', () => {
    const bytes = new LineBytes();
    const texts = Array.from({ length: 40 }, (_, i) => `${'a'.repeat(20 + i)}b${'a'.repeat(60 - i)}`);
    const starts = texts.map((text) => bytes.keep(Buffer.from(text), 0, text.length));
    expect(starts.map((start, i) => bytes.textAt(start, texts[i]?.length ?? 0))).toEqual(texts);
  });

  it('lie once where lines are equal, whatever piece they are in', () => {
    const bytes = new LineBytes();
    const keep = (text: string) => bytes.keep(Buffer.from(`<${text}>`), 1, text.length + 1);
    const first = keep('one');
    for (let i = 0; i < 4000; i += 1) keep(`${i}${'x'.repeat(390)}`);
    expect(bytes.pieces().length).toBeGreaterThan(1);
    expect(keep('one')).toBe(first);
    expect(bytes.textAt(keep('other'), 5)).toBe('other');
    expect(keep('')).toBe(keep(''));
  });
});
