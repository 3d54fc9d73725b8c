import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { redactSecrets } from '../domain/redact-secrets.js';
import { oneLine, visible } from './visible-text.js';

/** Foreign text for one line of a terminal: escape sequences and secrets are taken out, other unseen characters shown. */
export function terminalLine(text: string): string {
  return oneLine(redactSecrets(stripVTControlCharacters(text)));
}

/** The same for text of several lines, which stay lines. */
export function terminalLines(text: string): string {
  const lines = redactSecrets(stripVTControlCharacters(text)).split(/\r\n|\n/);
  return lines.map((line) => visible(line.replaceAll('\t', '    '))).join('\n');
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Each character takes one column. */
const PLAIN = /^[ -~]*$/;

function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** The longest start of a text that fits into so many columns, and the rest. Wide characters take two. */
function splitAt(text: string, columns: number): [string, string] {
  if (PLAIN.test(text)) return [text.slice(0, columns), text.slice(columns)];
  let used = 0;
  for (const { segment, index } of GRAPHEMES.segment(text)) {
    used += stringWidth(segment);
    if (used > columns) return [text.slice(0, index), text.slice(index)];
  }
  return [text, ''];
}

/** Cuts a text to so many columns, at a word where one ends near, and marks the cut by "…". */
export function cutToWidth(text: string, columns: number): string {
  // A text of many megabytes is not measured to its end.
  const start = text.slice(0, columns * 8);
  if (start.length === text.length && widthOf(start) <= columns) return start;
  const [kept] = splitAt(start, Math.max(1, columns - 1));
  const space = kept.lastIndexOf(' ');
  const atWord = space > kept.length * 0.8 ? kept.slice(0, space) : kept;
  return `${atWord.trimEnd()}…`;
}

/** Fills a text up to so many columns. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

/** Breaks a text into lines of at most so many columns, between words; a longer word is broken inside. */
export function wrap(text: string, columns: number): string[] {
  const width = Math.max(10, columns);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const push = () => {
    lines.push(line);
    line = '';
    used = 0;
  };
  for (const word of text.split(' ')) {
    const { whole, rest, restWidth } = pieces(word, width);
    if (used > 0 && (whole.length > 0 || used + 1 + restWidth > width)) push();
    lines.push(...whole);
    line += used > 0 ? ` ${rest}` : rest;
    used += used > 0 ? 1 + restWidth : restWidth;
  }
  if (line !== '' || lines.length === 0) push();
  return lines;
}

/**
 * A word in pieces that fill a line each, and what is left of it. Only a window of it is segmented at a time: segmenting a long
 * text takes the square of its length.
 */
function pieces(word: string, width: number): { whole: string[]; rest: string; restWidth: number } {
  const whole: string[] = [];
  let at = 0;
  let [head] = splitAt(word.slice(0, width * 8), width);
  while (head !== '' && at + head.length < word.length) {
    whole.push(head);
    at += head.length;
    [head] = splitAt(word.slice(at, at + width * 8), width);
  }
  const rest = head === '' ? word.slice(at) : head;
  return { whole, rest, restWidth: widthOf(rest) };
}
