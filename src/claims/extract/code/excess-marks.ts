import { BLANK } from '../markdown/top-level.js';

/** Characters that emphasise, in one paragraph; more of them say nothing, and take long to pair. */
const MOST_EMPHASIS = 400;
/** The same of the brackets of links and notes, of the ends of code, and of what begins escapes, characters by name and tags. */
const MOST_ENDS = 2000;

/** `>` and `-` of quotations and items within one another. */
const NESTED = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){50}/;

/** Characters by which a line of a list is indented; what stands deeper is read there. */
const DEEPEST = /^([ \t]{200})[ \t]+/;
/** Longer runs stand for no code, and each is looked for to the end of its paragraph. */
const LONG_TICKS = /`{9,}/g;
/** What may stand before a fence. */
const BEFORE_FENCE = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*/;

/** Takes marks out of lines and paragraphs that have more of them than anybody writes. */
export class Marks {
  readonly #emphasis = new Marking(EMPHASIS, MOST_EMPHASIS);
  readonly #ends = new Marking(/[[\]]|`+/g, MOST_ENDS);
  readonly #escapes = new Marking(/[\\<&]/g, MOST_ENDS);

  /** The line; with blanks in the place of such marks where there were too many before. */
  take(line: string): string {
    // A new item, a row of a table and what follows a blank line are texts of their own.
    const isNew = BLANK.test(line) || STARTS.test(line);
    const few = withoutLongTicks(withFewLevels(line));
    return this.#ends.take(this.#escapes.take(this.#emphasis.take(few, isNew), isNew), isNew);
  }
}

function withoutLongTicks(line: string): string {
  if (!line.includes('`````````')) return line;
  const start = BEFORE_FENCE.exec(line)?.[0].length ?? 0;
  return line.replace(LONG_TICKS, (run, at: number) =>
    at === start && !line.includes('`', at + run.length) ? run : ' ',
  );
}

/** What is nested deeper than that is nested no deeper. */
function withFewLevels(text: string): string {
  const line = text.replace(DEEPEST, '$1');
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
      if (left >= 0) return mark;
      // What is no escape may stand between the folders of a path.
      return mark === '\\' ? '/' : ' '.repeat(mark.length);
    });
  }
}

const STARTS = /^\s{0,40}(?:[-+*]|\d{1,9}[.)]|\||#{1,6})\s/;
const EMPHASIS = /(?<=\S)[*~]+|[*~]+(?=\S)|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)/g;
