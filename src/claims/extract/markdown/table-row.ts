import type { Reading } from '../../check/context.js';
import { type CountedNoun, stated } from '../figures/quantities.js';
import { type FileMention, fileMentions } from '../files/file-mentions.js';
import type { Sentence } from './document.js';

/** The file in the first cell of a row, where that cell names one file; null outside of tables. */
export function fileOfRow(reading: Reading, sentence: Sentence): FileMention | null {
  return mentionOfRow(reading, sentence, 'file');
}

/** The same for a folder. */
export function folderOfRow(reading: Reading, sentence: Sentence): FileMention | null {
  return mentionOfRow(reading, sentence, 'folder');
}

function mentionOfRow(reading: Reading, sentence: Sentence, kind: 'file' | 'folder'): FileMention | null {
  if (sentence.place !== 'cell') return null;
  const { sentences } = reading.document;
  let first = sentence;
  for (let i = sentence.index - 1; i >= 0; i -= 1) {
    const before = sentences[i];
    if (before?.place !== 'cell' || before.line !== sentence.line) break;
    first = before;
  }
  if (first === sentence) return null;
  const files = fileMentions(first, reading.paths).filter(({ match }) => match.kind === kind);
  const [file, ...more] = files;
  return file && more.length === 0 ? file : null;
}

/** The number that fills a cell, as one that counts what the heading of its column says; null for other cells. */
export function countOfCell(sentence: Sentence, column: RegExp, noun: string): CountedNoun | null {
  if (sentence.place !== 'cell' || !column.test(sentence.column)) return null;
  const words = sentence.tokens.filter(({ kind }) => kind !== 'mark');
  const [only] = words;
  if (!only || words.length > 1) return null;
  const token = sentence.tokens.indexOf(only);
  const quantity = stated(sentence.tokens, token);
  if (quantity?.unit !== '' || !Number.isInteger(quantity.value)) return null;
  return { quantity, noun, between: [], token, nounToken: token };
}
