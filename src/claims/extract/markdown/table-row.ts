import type { Reading } from '../../check/context.js';
import { type CountedNoun, stated } from '../figures/quantities.js';
import { type FileMention, fileMentions } from '../files/file-mentions.js';
import type { Sentence, WrittenDocument } from './document.js';

/** The cells of the row that a cell is in, itself too, in their order; none for what stands in no table. */
export function cellsOfRow({ sentences }: WrittenDocument, cell: Sentence): readonly Sentence[] {
  if (cell.place !== 'cell') return [];
  const isInRow = (each: Sentence | undefined) => each?.place === 'cell' && each.line === cell.line;
  let first = cell.index;
  while (first > cell.index - MOST_CELLS && isInRow(sentences[first - 1])) first -= 1;
  let end = cell.index + 1;
  while (end < cell.index + MOST_CELLS && isInRow(sentences[end])) end += 1;
  return sentences.slice(first, end);
}

/** Cells to each side of one that are read: a row may be as long as a document. */
const MOST_CELLS = 30;

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
  const [first] = cellsOfRow(reading.document, sentence);
  if (!first || first === sentence) return null;
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
