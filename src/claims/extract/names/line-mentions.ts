import type { Reading } from '../../check/context.js';
import { fileSpokenOf } from '../files/file-context.js';
import { type FileMention, fileMentions, type LineRange, rangeOf } from '../files/file-mentions.js';
import type { Sentence } from '../markdown/document.js';
import { fileOfRow } from '../markdown/table-row.js';
import { lineCell } from './line-cells.js';

/** Lines of a file that a sentence points at. */
export interface LineMention {
  readonly file: FileMention;
  readonly lines: LineRange;
  /** Line of the document at which it stands. */
  readonly line: number;
  /** Indices of its first token and of the one after its last. */
  readonly start: number;
  readonly end: number;
  /** The file is not named in the sentence: it is the one that was spoken of before. */
  readonly isInherited?: boolean;
}

/**
 * Lines that a sentence points at: `path:12-14`, "lines 188-252", "(lines 1441, 1472, 1498)", "Line 228". Where the file is
 * not named beside them, it is the one that is spoken of.
 */
export function lineMentions(reading: Reading, sentence: Sentence): LineMention[] {
  const files = fileMentions(sentence, reading.paths).filter(({ isImport }) => !isImport);
  const direct = files.flatMap((file) =>
    [...(file.lines ? [file.lines] : []), ...file.moreLines].map((lines) => ({
      file,
      lines,
      start: file.token,
      end: file.token + 1,
    })),
  );
  return [...direct, ...wordedMentions(reading, sentence, files), ...mentionsOfCell(reading, sentence)]
    .sort((a, b) => a.start - b.start)
    .map((mention) => ({ ...mention, line: sentence.tokens[mention.start]?.line ?? sentence.line }));
}

/** The lines that fill a cell below "Line", of the file that its row names. */
function mentionsOfCell(reading: Reading, sentence: Sentence): Omit<LineMention, 'line'>[] {
  const cell = lineCell(reading, sentence);
  if (!cell) return [];
  return cell.lines.map(({ range, token }) => ({
    file: cell.file,
    lines: range,
    start: token,
    end: token + 1,
  }));
}

function wordedMentions(
  reading: Reading,
  sentence: Sentence,
  files: readonly FileMention[],
): Omit<LineMention, 'line'>[] {
  const { tokens } = sentence;
  const found: Omit<LineMention, 'line'>[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    if (tokens[i]?.kind !== 'word' || !/^lines?$/i.test(tokens[i]?.text ?? '')) continue;
    const ranges = rangesBehind(sentence, i + 1);
    if (ranges.length === 0) continue;
    const own = nearest(files, i, sentence);
    const file =
      own ??
      (sentence.place === 'cell' ? fileOfRow(reading, sentence) : null) ??
      fileSpokenOf(reading, sentence) ??
      fileOfPlaces(reading, sentence, ranges);
    const isInherited = own === null;
    if (file)
      for (const range of ranges)
        found.push({ ...range, file, start: range.first ? i : range.start, isInherited });
    i = (ranges.at(-1)?.end ?? i + 1) - 1;
  }
  return found;
}

/** The file of a line is the last one before it, or the first one after it: "line 45 of `a.py`". */
function nearest(files: readonly FileMention[], at: number, sentence: Sentence): FileMention | null {
  const after = files.find(({ token }) => token > at);
  const between = after
    ? sentence.tokens.slice(at + 1, after.token).some(({ text }) => /^(?:of|in|from)$/i.test(text))
    : false;
  if (after && between && after.token - at < 6) return after;
  // Of "lines 277, 2420, a.py:348" the first two are another file’s.
  const before = files.findLast(({ token }) => token < at);
  return before ?? (after && !after.lines && isPlaced(sentence, after) ? after : null);
}

/** "Line 39 imports `x`, against AGENTS.md": what no such word places is not where the line is. */
function isPlaced({ tokens }: Sentence, { token }: FileMention): boolean {
  return tokens
    .slice(Math.max(0, token - 3), token)
    .some(({ text }) => /^(?:of|in|from|at|inside|within|see|file|\(|:|-|–|—|→)$/i.test(text));
}

/** Sentences before one that are looked through for a place in a file that is still spoken of. */
const FARTHEST = 16;

/**
 * The file of lines where the section names none: the one in which the same lines were placed before, or, of a table, in which
 * the last place was, with no other file named since.
 */
function fileOfPlaces(
  reading: Reading,
  sentence: Sentence,
  ranges: readonly { lines: LineRange }[],
): FileMention | null {
  const places = placedBefore(reading);
  for (const { lines } of ranges) {
    const same = lines.to > lines.from || lines.from >= 100 ? places.byRange.get(keyOf(lines)) : null;
    if (same && same.index < sentence.index) return same.file;
  }
  if (sentence.place !== 'cell') return null;
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - FARTHEST); i -= 1) {
    const before = reading.document.sentences[i];
    const placed = before && places.bySentence.get(before);
    if (placed) return placed;
    if (!before || fileMentions(before, reading.paths).length > 0) return null;
  }
  return null;
}

interface Placed {
  /** Of ranges of lines that are placed in one file alone, with the sentence that does so first; null for those of several. */
  readonly byRange: ReadonlyMap<string, { readonly file: FileMention; readonly index: number } | null>;
  /** Sentences all of whose places are in one file. */
  readonly bySentence: ReadonlyMap<Sentence, FileMention>;
}

const placed = new WeakMap<Reading['document'], Placed>();

/** The places of a document whose file the sentence, or what is around it, names. */
function placedBefore(reading: Reading): Placed {
  const known = placed.get(reading.document);
  if (known) return known;
  const byRange = new Map<string, { file: FileMention; index: number } | null>();
  const bySentence = new Map<Sentence, FileMention>();
  const found: Placed = { byRange, bySentence };
  // Set before the sentences are read: reading them asks for it again.
  placed.set(reading.document, found);
  for (const sentence of reading.document.sentences) {
    if (sentence.fence || !/\d/.test(sentence.text)) continue;
    const mentions = lineMentions(reading, sentence);
    const [first] = mentions;
    if (first && mentions.every(({ file }) => isSame(file, first.file))) bySentence.set(sentence, first.file);
    for (const { file, lines } of mentions) {
      const before = byRange.get(keyOf(lines));
      if (before === undefined) byRange.set(keyOf(lines), { file, index: sentence.index });
      else if (before && !isSame(before.file, file)) byRange.set(keyOf(lines), null);
    }
  }
  return found;
}

function keyOf({ from, to }: LineRange): string {
  return `${from}-${to}`;
}

function isSame(one: FileMention, other: FileMention): boolean {
  return one.match.paths[0] === other.match.paths[0];
}

/** "Lines: 127-141" and "Lines: 763, 770" give places, "Lines: 462" a number of lines. */
function rangesBehind(sentence: Sentence, start: number): ReturnType<typeof rangesFrom> {
  if (sentence.tokens[start]?.text !== ':') return rangesFrom(sentence, start);
  const ranges = rangesFrom(sentence, start + 1);
  return ranges.length > 1 || ranges.every(({ lines }) => lines.to > lines.from) ? ranges : [];
}

function rangesFrom(
  sentence: Sentence,
  start: number,
): { lines: LineRange; start: number; end: number; first: boolean }[] {
  const { tokens } = sentence;
  const found: { lines: LineRange; start: number; end: number; first: boolean }[] = [];
  let i = start;
  while (i < tokens.length) {
    const text = tokens[i]?.text ?? '';
    const lines = rangeOf(text);
    const to = tokens[i + 2];
    if (lines && /^[-–—]$|^to$/.test(tokens[i + 1]?.text ?? '') && to && /^\d{1,7}$/.test(to.text)) {
      const last = Number(to.text);
      if (last >= lines.from) {
        found.push({
          lines: { from: lines.from, to: last },
          start: i,
          end: i + 3,
          first: found.length === 0,
        });
        i += 3;
        continue;
      }
    }
    if (lines) found.push({ lines, start: i, end: i + 1, first: found.length === 0 });
    else if (!/^(?:,|and|&|~|≈|about|around)$/i.test(text)) break;
    i += 1;
  }
  return found;
}
