import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { cutToWidth, terminalLine, terminalLines, wrap } from '../../src/render/terminal-text.js';

test('escape sequences and control characters of foreign text have no effect', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          '\u001b',
          '[',
          ']',
          '3',
          'm',
          '\u0007',
          '\u009b',
          'P',
          '\\',
          '\r',
          '\n',
          '\b',
          'a',
          '\u202e',
          '\u2028',
        ),
      }),
      (text) => {
        const isBad = (c: string) =>
          c < ' ' || (c >= '\u007f' && c <= '\u009f') || c === '\u202e' || c === '\u2028';
        expect([...terminalLine(text)].filter(isBad)).toEqual([]);
        expect([...terminalLines(text)].filter((c) => c !== '\n' && isBad(c))).toEqual([]);
      },
    ),
  );
  expect(terminalLine('\u001b]8;;https://x.example\u0007click\u001b]8;;\u0007')).toBe('click');
  expect(terminalLine('a\u001b[2J\u001b[1;1Hb')).toBe('ab');
});

test('no line is wider than asked for, and no text is lost', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', '漢', 'é', '👨‍👩‍👧', '-'),
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), fc.integer({ min: 10, max: 80 }), (words, columns) => {
      const lines = wrap(words.join(' '), columns);
      expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
      expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
    }),
  );
});

test('a cut text fits, and says that it was cut', () => {
  expect(cutToWidth('short', 10)).toBe('short');
  expect(cutToWidth('漢字漢字漢字', 6)).toBe('漢字…');
  expect(cutToWidth('one two three four', 9)).toBe('one two…');
  expect(stringWidth(cutToWidth('x'.repeat(10_000_000), 20))).toBe(20);
});
