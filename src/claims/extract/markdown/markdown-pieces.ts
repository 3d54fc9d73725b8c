import { Marks } from '../code/excess-marks.js';
import { ListCuts } from './list-cuts.js';
import { BLANK, TopLevel } from './top-level.js';

/** A part of a document that is read by itself. */
export interface Piece {
  readonly text: string;
  /** 1-based line of the document at which it begins. */
  readonly firstLine: number;
  /** The first two lines of the table that the text goes on with, where it begins among its rows. */
  readonly head?: string;
  /** It begins with an item of the list that the piece before it ends with. */
  readonly goesOn?: true;
  /** The code blocks that certainly stand at the top level and at the margin. */
  readonly code?: readonly CodeLines[];
}

/** Indices of the lines of a piece that begin and end a fenced block of code. */
export interface CodeLines {
  readonly from: number;
  readonly to: number;
}

/** A piece ends at the first place where it may, after so many characters. */
const ENOUGH = 2 * 1024;
/** Reading takes more time for each row the longer a table is: one that is so many times as long is read in parts, too. */
const LONG_TABLE = 4;
/** The same for lines that only look like rows. */
const LONG_PIPES = 64;
/** Characters after which a quotation or a paragraph is read as two. */
const LONG_TEXT = 32 * 1024;
/** Lines of one quotation that leave its mark out. */
const MOST_LEFT_OUT = 100;

/**
 * Cuts a markdown document into parts that mean the same when each is read by itself, but for what they refer to: only before a
 * line at the margin, behind a blank line or an underlined heading, that goes on with no list, code block or HTML. Reading takes
 * more time for each list, heading and emphasis the longer the text is that it stands in, so that long documents are read in
 * parts.
 * @param enough characters after which a part may end
 */
export function markdownPieces(text: string, enough = ENOUGH): Piece[] {
  const top = new TopLevel();
  const marks = new Marks();
  const rows = new Rows();
  const lists = new ListCuts();
  const quotes = new Quotes();
  const fences = new Fences();
  const parts = new Parts();
  let isAfterBlock = false;
  // Nothing but words at the margin since a block ended.
  let [isPlain, hasText] = [true, false];
  for (const [i, line] of text.split('\n').entries()) {
    const isCode = !top.isFree;
    const begins = isAfterBlock && !isCode && BEGINS.test(line);
    if (begins) isPlain = true;
    const row = rows.take(line, !isCode && (i === 0 || begins || (isPlain && hasText)));
    const end = endBefore(begins, lists.take(line, isCode), isCode, row);
    const isLong = parts.size >= LONG_TEXT;
    if (quotes.take(line, isCode, isLong) || parts.size >= enough * end.longest) parts.cut(i + 1, end);
    parts.cutText(i + 1, line, isCode);
    top.take(line);
    if (fences.opens(line, isCode, !top.isFree)) parts.beginCode();
    parts.add(isCode ? line : marks.take(line));
    const isFenced = top.isFree && parts.endCode(enough);
    // A heading ends with its underline, wherever its paragraph certainly stands at the top level.
    const isUnderlined = isPlain && hasText && UNDERLINE.test(line);
    isAfterBlock = isUnderlined || isFenced || BLANK.test(line);
    hasText = !isAfterBlock && !UNDERLINE.test(line);
    isPlain = isPlain && PLAIN.test(line);
  }
  return parts.end();
}

/** Where a part may end before a line: after how many times the usual size, and what goes on there. */
function endBefore(begins: boolean, item: ReturnType<ListCuts['take']>, isCode: boolean, row: End): End {
  if (begins) return { longest: 1, head: null };
  if (item) return { longest: 1, head: null, goesOn: item === 'goes on' };
  return isCode ? NOT_HERE : row;
}

interface End {
  readonly longest: number;
  /** Of the table that goes on. */
  readonly head: string | null;
  /** A list goes on. */
  readonly goesOn?: boolean;
}

class Parts {
  /** Characters of the part that is being read. */
  size = 0;
  readonly #pieces: Piece[] = [];
  #lines: string[] = [];
  #firstLine = 1;
  #end: End = NOTHING_GOES_ON;
  #code: CodeLines[] = [];
  /** Where the code block that is open begins: its line, and the characters before it. */
  #open: { readonly from: number; readonly size: number } | null = null;

  add(line: string): void {
    this.#lines.push(line);
    this.size += line.length + 1;
  }

  /** The next line begins a code block. */
  beginCode(): void {
    this.#open = { from: this.#lines.length, size: this.size };
  }

  /** The last line ends it, where one is open; of enough characters it is a part of its own. @returns whether one was open */
  endCode(enough: number): boolean {
    const open = this.#open;
    if (open === null) return false;
    this.#open = null;
    if (this.size - open.size < enough) {
      this.#code.push({ from: open.from, to: this.#lines.length - 1 });
      return true;
    }
    const lines = this.#lines.splice(open.from);
    const firstLine = this.#firstLine + open.from;
    this.cut(firstLine);
    this.#lines = lines;
    this.#code = [{ from: 0, to: lines.length - 1 }];
    this.cut(firstLine + lines.length);
    return true;
  }

  /** Ends a part before a line. */
  cut(firstLine: number, end = NOTHING_GOES_ON): void {
    if (this.#lines.length > 0)
      this.#pieces.push({
        text: this.#lines.join('\n'),
        firstLine: this.#firstLine,
        ...(this.#end.head === null ? {} : { head: this.#end.head }),
        ...(this.#end.goesOn ? { goesOn: true } : {}),
        ...(this.#code.length === 0 ? {} : { code: this.#code }),
      });
    [this.#lines, this.size, this.#firstLine, this.#end, this.#code] = [[], 0, firstLine, end, []];
  }

  /** Ends a part that is still long before a line with which a paragraph may go on. */
  cutText(firstLine: number, line: string, isCode: boolean): void {
    if (this.size >= LONG_TEXT && !isCode && OF_TEXT.test(line)) this.cut(firstLine);
  }

  end(): Piece[] {
    this.cut(0);
    return this.#pieces;
  }
}

/** Tells which code blocks are opened at the top level, whatever stands before them. */
class Fences {
  /** Since the last blank line there may have begun a block of HTML, of which anything may be a part. */
  #mayBeHtml = false;

  opens(line: string, wasOpen: boolean, isOpen: boolean): boolean {
    if (wasOpen) return false;
    if (BLANK.test(line)) this.#mayBeHtml = false;
    else if (TAG.test(line)) this.#mayBeHtml = true;
    return isOpen && !this.#mayBeHtml && FENCE.test(line);
  }
}

const TAG = /^[ \t>+*.)\d-]*</;
const FENCE = /^(?:`{3,100}(?!`)|~{3,100}(?!~))/;
const PLAIN = /^(?:[A-Za-z]|=+$)/;
const UNDERLINE = /^(?:=+|-+)$/;
/** At the margin, and no item that a list might go on with. */
const BEGINS = /^(?!(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$))[^ \t]/;

/** A paragraph may go on with it; it is no row of a table. */
const OF_TEXT = /^(?!(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)|[=-]+$|```|~~~)[^ \t|>][^|]*$/;

const DELIMITERS = /^\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

const NOTHING_GOES_ON: End = { longest: 1, head: null };
const NOT_HERE: End = { longest: Number.POSITIVE_INFINITY, head: null };

/** Follows the lines at the margin that begin with a `|`. */
class Rows {
  #before: string | null = null;
  #isFirst = false;
  #head: string | null = null;

  /**
   * How long a part may be before a line, and the head of the table whose row it is.
   * @param isStart whether a table may begin with the line
   */
  take(line: string, isStart: boolean): End {
    const before = this.#before;
    const wasFirst = this.#isFirst;
    const isRow = line.startsWith('|');
    this.#before = isRow ? line : null;
    this.#isFirst = isRow && before === null && isStart;
    if (!isRow || before === null) this.#head = null;
    else if (wasFirst) {
      this.#head = DELIMITERS.test(line) ? `${before}\n${line}` : null;
      return NOT_HERE;
    }
    if (!isRow || before === null) return NOT_HERE;
    return { longest: this.#head === null ? LONG_PIPES : LONG_TABLE, head: this.#head };
  }
}

/** Follows the lines of a quotation that leave the `>` out: reading takes more time for each the more of them there were. */
class Quotes {
  #isQuoted = false;
  #left = 0;

  /**
   * @param isLong whether it is long already
   * @returns whether it is better read as two, from this line on: it is long, or has had very many such lines
   */
  take(line: string, isCode: boolean, isLong: boolean): boolean {
    const wasQuoted = this.#isQuoted;
    this.#isQuoted = !isCode && /^ {0,3}>/.test(line);
    if (BLANK.test(line)) this.#left = 0;
    else if (wasQuoted && !this.#isQuoted) this.#left += 1;
    if (!this.#isQuoted || (this.#left < MOST_LEFT_OUT && !(isLong && wasQuoted))) return false;
    this.#left = 0;
    return true;
  }
}
