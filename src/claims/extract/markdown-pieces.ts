/** A part of a document that is read by itself. */
export interface Piece {
  readonly text: string;
  /** 1-based line of the document at which it begins. */
  readonly firstLine: number;
  /** The first two lines of the table that the text goes on with, where it begins among its rows. */
  readonly head?: string;
}

/** A piece ends at the first place where it may, after so many characters. */
const ENOUGH = 2 * 1024;
/** Reading takes more time for each row the longer a table is: one that is so many times as long is read in parts, too. */
const LONG_TABLE = 4;
/** The same for lines that only look like rows. */
const LONG_PIPES = 64;
/** Characters that emphasise, in one paragraph; more of them say nothing, and take long to pair. */
const MOST_EMPHASIS = 400;
/** The same of the brackets of links and notes, and of the ends of code. */
const MOST_ENDS = 2000;

/** Lines of one quotation that leave its mark out. */
const MOST_LEFT_OUT = 100;

/** A code block or a block of HTML at the top level, and how its last line is told. */
type Open = { readonly isEnd: (line: string) => boolean };

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
  const quotes = new Quotes();
  const parts = new Parts();
  let isAfterBlock = false;
  // Nothing but words at the margin since a block ended.
  let [isPlain, hasText] = [true, false];
  for (const [i, line] of text.split('\n').entries()) {
    const isCode = !top.isFree;
    const begins = isAfterBlock && !isCode && BEGINS.test(line);
    if (begins) isPlain = true;
    const row = rows.take(line, !isCode && (i === 0 || begins || (isPlain && hasText)));
    const end = endBefore(begins, isCode, row);
    if (quotes.take(line, isCode) || parts.size >= enough * end.longest) parts.cut(i + 1, end.head);
    top.take(line);
    parts.add(isCode ? line : marks.take(line));
    // A heading ends with its underline, wherever its paragraph certainly stands at the top level.
    const isUnderlined = isPlain && hasText && UNDERLINE.test(line);
    isAfterBlock = isUnderlined || BLANK.test(line);
    hasText = !isAfterBlock && !UNDERLINE.test(line);
    isPlain = isPlain && PLAIN.test(line);
  }
  return parts.end();
}

/** Where a part may end before a line: after how many times the usual size, and the head of the table that goes on there. */
function endBefore(begins: boolean, isCode: boolean, row: End): End {
  if (begins) return { longest: 1, head: null };
  return isCode ? NOT_HERE : row;
}

interface End {
  readonly longest: number;
  readonly head: string | null;
}

class Parts {
  /** Characters of the part that is being read. */
  size = 0;
  readonly #pieces: Piece[] = [];
  #lines: string[] = [];
  #firstLine = 1;
  #head: string | null = null;

  add(line: string): void {
    this.#lines.push(line);
    this.size += line.length + 1;
  }

  /** Ends a part before a line. */
  cut(firstLine: number, head: string | null): void {
    const piece = { text: this.#lines.join('\n'), firstLine: this.#firstLine };
    this.#pieces.push(this.#head === null ? piece : { ...piece, head: this.#head });
    [this.#lines, this.size, this.#firstLine, this.#head] = [[], 0, firstLine, head];
  }

  end(): Piece[] {
    this.cut(0, null);
    return this.#pieces;
  }
}

const BLANK = /^[ \t]*$/;
const PLAIN = /^(?:[A-Za-z]|=+$)/;
const UNDERLINE = /^=+$/;
const BULLET = /^([-+*]|\d{1,9}[.)])([ \t]+|$)/;
const BREAK = /^([-_*])[ \t]*(?:\1[ \t]*){2,}$/;
/** At the margin, and no item that a list might go on with. */
const BEGINS = /^(?!(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$))[^ \t]/;

/** Follows which code block, HTML or list is open at the top level, line by line. */
class TopLevel {
  #open: Open | null = null;
  /** Columns that a line has to be indented by to belong to the outermost list item; 0 outside of lists. */
  #item = 0;
  /** A block may have begun here or in a list item: until it ends, nothing is known. */
  #isDoubtful = false;
  /** What is open cannot be told any more. */
  #isLost = false;

  /** Whether nothing is open that a line at the margin could belong to. */
  get isFree(): boolean {
    return this.#open === null && !this.#isLost;
  }

  take(line: string): void {
    if (this.#open) {
      if (!this.#open.isEnd(line)) return;
      this.#open = null;
      // Had it begun in a list item, this end of it, at the margin, would be the beginning of another one.
      if (this.#isDoubtful && indentOf(line) < 2) this.#isLost = true;
      this.#isDoubtful = false;
      return;
    }
    if (BLANK.test(line)) return;
    const indent = indentOf(line);
    if (indent > 3) return;
    const rest = line.trimStart();
    const opened = fenceIn(rest) ?? htmlIn(rest);
    if (opened) {
      this.#open = opened;
      this.#isDoubtful = this.#item > 0 && indent > 1;
    }
    if (this.#item > 0 && indent >= this.#item) return;
    const bullet = BREAK.test(rest) ? null : BULLET.exec(rest);
    if (bullet) this.#item = indent + (bullet[1]?.length ?? 1) + 1;
    // Without a blank line before it, a line at the margin may go on with the last paragraph of a list.
    else if (opened || /^#{1,6}(?:[ \t]|$)/.test(rest)) this.#item = 0;
  }
}

function indentOf(line: string): number {
  let columns = 0;
  for (const character of line) {
    if (character === ' ') columns += 1;
    else if (character === '\t') columns += 4 - (columns % 4);
    else break;
  }
  return columns;
}

function fenceIn(rest: string): Open | null {
  const mark = /^(?:(`{3,})[^`]*$|(~{3,}))/.exec(rest);
  const fence = mark?.[1] ?? mark?.[2];
  if (fence === undefined) return null;
  const end = new RegExp(`^ {0,3}${fence.charAt(0)}{${Math.min(fence.length, 1000)},}[ \\t]*$`);
  return { isEnd: (line) => end.test(line) };
}

/** HTML that ends at a mark of its own; all other HTML ends at a blank line. */
function htmlIn(rest: string): Open | null {
  const found = HTML.find(({ begin }) => begin.test(rest));
  // Whether the line that begins it ends it, too, is looked for behind the beginning: `<!-->` does not.
  if (!found || found.end.test(rest.slice(4))) return null;
  return { isEnd: (line) => found.end.test(line) };
}

const HTML = [
  { begin: /^<(?:script|pre|style|textarea)(?:[\s>]|$)/i, end: /<\/(?:script|pre|style|textarea)>/i },
  { begin: /^<!--/, end: /-->/ },
  { begin: /^<\?/, end: /\?>/ },
  { begin: /^<![A-Za-z]/, end: />/ },
  { begin: /^<!\[CDATA\[/, end: /\]\]>/ },
];

const DELIMITERS = /^\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

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

  /** @returns whether the quotation has had so many of them that it is better read as two, from this line on */
  take(line: string, isCode: boolean): boolean {
    const wasQuoted = this.#isQuoted;
    this.#isQuoted = !isCode && /^ {0,3}>/.test(line);
    if (BLANK.test(line)) this.#left = 0;
    else if (wasQuoted && !this.#isQuoted) this.#left += 1;
    if (!this.#isQuoted || this.#left < MOST_LEFT_OUT) return false;
    this.#left = 0;
    return true;
  }
}

/** `>` and `-` of quotations and items within one another. */
const NESTED = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){50}/;

/** Takes marks out of lines and paragraphs that have more of them than anybody writes. */
class Marks {
  readonly #emphasis = new Marking(EMPHASIS, MOST_EMPHASIS);
  readonly #ends = new Marking(/[[\]]|`+/g, MOST_ENDS);

  /** The line; with blanks in the place of such marks where there were too many before. */
  take(line: string): string {
    // A new item, a row of a table and what follows a blank line are texts of their own.
    const isNew = BLANK.test(line) || STARTS.test(line);
    return this.#ends.take(this.#emphasis.take(withFewLevels(line), isNew), isNew);
  }
}

/** What is nested deeper than that is nested no deeper. */
function withFewLevels(line: string): string {
  const kept = NESTED.exec(line)?.[0];
  if (kept === undefined) return line;
  const rest = line.slice(kept.length);
  return kept + rest.replace(/^[ \t>+*.)\d-]+/, (marks) => ' '.repeat(marks.length));
}

class Marking {
  readonly #form: RegExp;
  readonly #most: number;
  #count = 0;

  constructor(form: RegExp, most: number) {
    this.#form = form;
    this.#most = most;
  }

  take(line: string, isNew: boolean): string {
    if (isNew) this.#count = 0;
    const before = this.#count;
    this.#count += line.match(this.#form)?.length ?? 0;
    if (this.#count <= this.#most) return line;
    let left = Math.max(0, this.#most - before);
    return line.replace(this.#form, (mark) => {
      left -= 1;
      return left >= 0 ? mark : ' '.repeat(mark.length);
    });
  }
}

const STARTS = /^\s{0,40}(?:[-+*]|\d{1,9}[.)]|\||#{1,6})\s/;
const EMPHASIS = /(?<=\S)[*~]+|[*~]+(?=\S)|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)/g;
