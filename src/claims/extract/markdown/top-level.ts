/** A code block or a block of HTML at the top level, and how its last line is told. */
type Open = { readonly isEnd: (line: string) => boolean };

/** A line that holds nothing. */
export const BLANK = /^[ \t]*$/;
const BULLET = /^([-+*]|\d{1,9}[.)])([ \t]+|$)/;
const BREAK = /^([-_*])[ \t]*(?:\1[ \t]*){2,}$/;

/** Follows which code block, HTML or list is open at the top level, line by line. */
export class TopLevel {
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
