import type { KeptBytes } from '../../../clients/git/kept-bytes.js';
import { LineBytes } from './line-bytes.js';
import type { WordColumns, WordEntry, WordLine } from './word-table.js';

/** Changes with the layout, and whenever other lines are found than before. */
const LAYOUT = 'revision-look-6';
/** More is not kept: other results would have to go for it. */
const MOST_BYTES = 256 * 1024 * 1024;
const COLUMNS = ['content', 'number', 'from', 'length'] as const;

/** What a reading of a revision found, without what nobody asked for. */
export interface KeptLook {
  /** The document that it was read for. */
  readonly document: string;
  readonly words: WordColumns;
  /** By number and word; what stands nowhere has no lines. */
  readonly figures: readonly (readonly [string, readonly WordLine[]])[];
  /** Names of classes, and the file of each definition; null where they were not looked for. */
  readonly classes: readonly (readonly [string, string])[] | null;
  /** Files that could not be read. */
  readonly unread: readonly string[];
}

/** The first line of what is written. */
interface Header extends Omit<KeptLook, 'words'> {
  readonly layout: string;
  readonly littleEndian: boolean;
  /** The paths of each content. */
  readonly contents: WordColumns['contents'];
  readonly isOneLook: boolean;
  /** Lines of a word: how many indices. */
  readonly words: readonly (readonly [string, number, number | string])[];
  /** Lines in the columns, and the bytes of these lines. */
  readonly lines: number;
}

/**
 * What an earlier run kept of a revision; null for none.
 * @param question all that it depends on
 */
export async function readKeptLook(kept: KeptBytes, question: readonly string[]): Promise<KeptLook | null> {
  const bytes = await kept.read([LAYOUT, ...question].join('\n'));
  return bytes && decode(bytes);
}

/** Keeps it for other runs, unless it is too much. @returns whether it was kept */
export async function writeKeptLook(
  kept: KeptBytes,
  question: readonly string[],
  look: KeptLook,
): Promise<boolean> {
  const parts = encode(look);
  if (parts.reduce((sum, { length }) => sum + length, 0) > MOST_BYTES) return false;
  return kept.write([LAYOUT, ...question].join('\n'), parts);
}

function encode({ words, ...rest }: KeptLook): Buffer[] {
  const header: Header = {
    ...rest,
    layout: LAYOUT,
    littleEndian: isLittleEndian(),
    contents: words.contents,
    isOneLook: words.isOneLook,
    words: words.words.map(({ word, count, lines }) => [
      word,
      count,
      typeof lines === 'string' ? lines : lines.length,
    ]),
    lines: words.number.length,
  };
  const indices = words.words.flatMap(({ lines }) => (typeof lines === 'string' ? [] : [lines]));
  const columns = [...COLUMNS.map((name) => words[name]), ...indices];
  return [
    headerLine(header),
    ...columns.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
    ...words.bytes,
  ];
}

/** So long that the columns behind it begin at a multiple of four: they can be used then where they lie. */
function headerLine(header: Header): Buffer {
  const line = Buffer.from(JSON.stringify(header));
  return Buffer.concat([line, Buffer.from('\n'.padStart(4 - (line.length % 4)))]);
}

/** @returns null for what another layout or machine wrote */
function decode(bytes: Buffer): KeptLook | null {
  const end = bytes.indexOf(10);
  const header = readHeader(bytes.toString('utf8', 0, Math.max(0, end)));
  if (!header) return null;
  let at = end + 1;
  const take = (length: number): Int32Array => {
    const part = bytes.subarray(at, at + length * 4);
    at += length * 4;
    // A large look would be held twice if its columns were copied; they are where a file was not read as it was written.
    const isPlaced = part.byteOffset % 4 === 0;
    return isPlaced
      ? new Int32Array(part.buffer, part.byteOffset, length)
      : new Int32Array(new Uint8Array(part).buffer);
  };
  const [content, number, from, length] = COLUMNS.map(() => take(header.lines)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const words = header.words.map(([word, count, lines]): WordEntry => {
    if (typeof lines === 'number') return { word, count, lines: take(lines) };
    return { word, count, lines: lines === 'counted' ? lines : 'too many' };
  });
  const { document, contents, isOneLook, figures, classes, unread } = header;
  const columns = { content, number, from, length, bytes: LineBytes.split(bytes.subarray(at)) };
  return { document, words: { words, contents, isOneLook, ...columns }, figures, classes, unread };
}

function readHeader(line: string): Header | null {
  try {
    const header = JSON.parse(line) as Header;
    return header.layout === LAYOUT && header.littleEndian === isLittleEndian() ? header : null;
  } catch {
    return null;
  }
}

function isLittleEndian(): boolean {
  return new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
}
