import { describe, expect, it } from 'vitest';
import { WordFinder } from '../../src/claims/check/look/word-finder.js';

/** The same by splitting lines, for text without characters beyond ASCII. */
function bySplitting(words: readonly string[], text: string): string[] {
  return text.split('\n').flatMap((line, i) => {
    const there = line.split(/\W+/).filter((word) => words.includes(word));
    return [...new Set(there)].map((word) => `${i + 1} ${word} ${line.slice(0, 400)}`);
  });
}

function found(words: readonly string[], data: Buffer): string[] {
  return new WordFinder(words).linesIn(data).map(({ word, line, text }) => `${line} ${word} ${text}`);
}

/** A text of short words out of few letters, so that many begin, end and overlap alike; the same one for a seed. */
function textOf(seed: number): string {
  const pieces = ['ab', 'abc', 'abcab', 'b', '_a', 'ca', 'abcabc', ' ', '.', '\n', '(', '-', '9'];
  let state = seed;
  let text = '';
  for (let i = 0; i < 400; i += 1) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    text += pieces[(state >>> 16) % pieces.length];
  }
  return text;
}

function manyWords(words: readonly string[]): string[] {
  return [...words, ...Array.from({ length: 500 }, (_, i) => `other_word_${i}`)];
}

describe('words are found', () => {
  it.each([
    ['long ones, stepping over the rest', ['abcabc', 'abcab9', 'ab_abc', 'abcabcabc']],
    ['as short as a block', ['abc', 'cab', 'abcabc']],
    ['too short for one', ['ab', 'b', 'abcab']],
    ['so many that nothing is stepped over', manyWords(['abcabc', 'abcab9', 'ab_abc', 'cab'])],
  ])('as by splitting lines: %s', (_, words) => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const text = textOf(seed);
      expect(found(words, Buffer.from(text))).toEqual(bySplitting(words, text));
    }
  });

  it('whole only, at both ends of the bytes and right beside another', () => {
    expect(
      found(['first', 'last_one'], Buffer.from('first last_one,last_one first\nfirsts\nlast_one')),
    ).toEqual([
      '1 first first last_one,last_one first',
      '1 last_one first last_one,last_one first',
      '3 last_one last_one',
    ]);
  });

  it('apart from letters beyond ASCII, which are part of a word', () => {
    expect(found(['name', 'größe'], Buffer.from('éname nameé größe name'))).toEqual([
      '1 größe éname nameé größe name',
      '1 name éname nameé größe name',
    ]);
  });

  it('in no data, and none where nothing that could be a word is looked for', () => {
    expect(found(['name'], Buffer.from('name\0name'))).toEqual([]);
    expect(found([], Buffer.from('name'))).toEqual([]);
    expect(found(['$f', 'a b', ''], Buffer.from('$f a b'))).toEqual([]);
  });

  it('anew in each content, on the same line as in the one before', () => {
    const finder = new WordFinder(['hub']);
    const lines = ['hub', '\n\nhub hub', 'hub\n\nhub'].map((text) => finder.linesIn(Buffer.from(text)));
    expect(lines.map((own) => own.map(({ line }) => line))).toEqual([[1], [3], [1, 3]]);
  });
});
