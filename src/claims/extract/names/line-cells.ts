import type { Reading } from '../../check/context.js';
import { type FileMention, fileMentions, type LineRange, rangeOf } from '../files/file-mentions.js';
import type { Sentence } from '../markdown/document.js';
import { cellsOfRow } from '../markdown/table-row.js';

/** A column of places in a file: "Line", "Line #", "Line(s)", "Line numbers". */
const COLUMN =
  /^(?:at )?line(?:\(s\)|s)?(?: ?(?:#|no\.?|nos\.?|nr\.?|numbers?|number\(s\)|refs?|references?))?$/;
/** "Lines" alone heads the lengths of files just as well. */
const LENGTHS = /^lines$/;

/** Lines in a cell that holds nothing else, with the file that its row is about. */
export interface LineCell {
  readonly file: FileMention;
  /** Each with the index of its token. */
  readonly lines: readonly { readonly range: LineRange; readonly token: number }[];
}

/** "| `hub.py` | 90 |" below "| File | Line |"; null for other cells, and where the row names no file, or several. */
export function lineCell(reading: Reading, sentence: Sentence): LineCell | null {
  if (sentence.place !== 'cell' || !COLUMN.test(sentence.column)) return null;
  const lines = sentence.tokens.flatMap(({ kind, text }, token) => {
    const range = kind === 'mark' ? null : rangeOf(text);
    return range ? [{ range, token }] : [];
  });
  const words = sentence.tokens.filter(({ kind }) => kind !== 'mark');
  if (lines.length === 0 || lines.length < words.length) return null;
  const isLength =
    LENGTHS.test(sentence.column) && lines.length === 1 && lines[0]?.range.to === lines[0]?.range.from;
  const file = isLength ? null : fileAmong(reading, cellsOfRow(reading.document, sentence));
  return file ? { file, lines } : null;
}

/** The one file that the cells of a row name. */
function fileAmong(reading: Reading, cells: readonly Sentence[]): FileMention | null {
  const files = cells.flatMap((cell) => fileMentions(cell, reading.paths));
  const [file, ...more] = files;
  return file && !file.lines && file.match.kind === 'file' && more.length === 0 ? file : null;
}
