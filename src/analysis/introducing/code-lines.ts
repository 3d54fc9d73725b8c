import { type CommentSyntax, commentSyntaxOf } from './comment-syntax.js';

/**
 * Tells the lines of a file that hold code from those that are blank or comment. A scan by the marks of the language, not
 * a parse: it needs no grammar and no whole program.
 * @returns one entry a line, in order
 */
export function findCodeLines(path: string, lines: readonly string[]): boolean[] {
  const scan = new Scan(commentSyntaxOf(path));
  return lines.map((line) => scan.hasCode(line));
}

type Inside = { readonly end: string; readonly isCode: boolean } | null;

class Scan {
  readonly #syntax: CommentSyntax;
  #inside: Inside = null;
  /** Quotes that nothing closes before the end of the line: looked for once, however many of them there are. */
  readonly #unclosed = new Set<string>();

  constructor(syntax: CommentSyntax) {
    this.#syntax = syntax;
  }

  /** Whether the next line holds code. */
  hasCode(line: string): boolean {
    let code = false;
    let at = 0;
    this.#unclosed.clear();
    while (at < line.length) {
      if (this.#inside) {
        code ||= this.#inside.isCode && line.slice(at).trim() !== '';
        at = this.#leave(line, at);
      } else {
        const step = this.#step(line, at, code);
        code ||= step.code;
        at = step.next;
      }
    }
    return code;
  }

  /** Goes to the end of what the scan is inside of, or of the line. */
  #leave(line: string, at: number): number {
    const end = this.#inside?.end ?? '';
    const found = line.indexOf(end, at);
    if (found < 0) return line.length;
    this.#inside = null;
    return found + end.length;
  }

  #step(line: string, at: number, codeBefore: boolean): { next: number; code: boolean } {
    const syntax = this.#syntax;
    const char = line[at] ?? '';
    if (char.trim() === '') return { next: at + 1, code: false };
    const block = syntax.block.find(([open]) => line.startsWith(open, at));
    if (block) {
      this.#inside = { end: block[1], isCode: false };
      return { next: at + block[0].length, code: false };
    }
    if (syntax.line.some((mark) => line.startsWith(mark, at)) && !isAttribute(line, at)) {
      return { next: line.length, code: false };
    }
    const long = syntax.longQuotes.find((quote) => line.startsWith(quote, at));
    if (long) {
      const isDoc = syntax.docStrings && !codeBefore;
      this.#inside = { end: long, isCode: !isDoc };
      return { next: at + long.length, code: !isDoc };
    }
    if (syntax.quotes.includes(char)) return { next: this.#endOfQuoted(line, at, char), code: true };
    if (syntax.regexes && char === '/' && startsRegex(line, at)) {
      return { next: this.#endOfQuoted(line, at, '/'), code: true };
    }
    return { next: at + 1, code: !(syntax.docStrings && isStringPrefix(line, at)) };
  }

  #endOfQuoted(line: string, at: number, quote: string): number {
    for (let next = at + 1; next < line.length && !this.#unclosed.has(quote); next += 1) {
      if (line[next] === '\\') next += 1;
      else if (line[next] === quote) return next + 1;
    }
    // An apostrophe in running text, or a string that goes on: only the mark itself is passed over.
    this.#unclosed.add(quote);
    return at + 1;
  }
}

/** `#[…]` is an attribute in PHP, not a comment. */
function isAttribute(line: string, at: number): boolean {
  return line.startsWith('#[', at);
}

/** The letters before a Python string (`r"""`) do not make it code. */
function isStringPrefix(line: string, at: number): boolean {
  return /^[rRuUbB]{1,2}(?:"""|''')/.test(line.slice(at, at + 5));
}

// A slash after more white space than this is taken to open a line.
const LONGEST_GAP = 100;

/** A slash after an operator or an opening bracket opens a regular expression; after a value it divides. */
function startsRegex(line: string, at: number): boolean {
  const before = line.slice(Math.max(0, at - LONGEST_GAP), at).trimEnd();
  return before === '' || /[(,=:[!&|?{};+\-*%<>~^]$|\b(?:return|typeof|case|in|of)$/.test(before);
}
