import { BLANK } from './top-level.js';

/** At the margin: an item of a list. */
const ITEM = /^((?:[-+*]|\d{1,9}[.)]) {0,4})(?:[ \t]|$)/;
/** An item that ends the paragraph before it. */
const INTERRUPTS = /^(?:[-+*]|1[.)])[ \t]+\S/;
/** A note: it ends whatever stands before it. */
const NOTE = /^\[\^[^\]\s]{1,999}\]:/;
const GOES_ON = /^ {0,3}[A-Za-z]/;
const DASHES = /^([-_*])[ \t]*(?:\1[ \t]*){2,}$/;

/** The line goes on with a list, or begins another one or a note. */
type Cut = 'goes on' | 'begins';

/**
 * Follows lists and notes at the margin, to tell before which of their lines a long one may be read as two: reading takes more
 * time for each item the more of them there are.
 */
export class ListCuts {
  /** The lines before certainly belong to a list at the top level. */
  #isList = false;
  /** A line that is indented by more characters is a part of the last item. */
  #item = 0;
  #mark = '';
  #isAfterBlank = true;
  /** Since the last blank line there may have begun a block of HTML, of which anything may be a part. */
  #mayBeHtml = false;

  /**
   * What a long text may end before.
   * @param isCode whether it is a line of code or of HTML at the top level
   */
  take(line: string, isCode: boolean): Cut | null {
    if (isCode) {
      [this.#isList, this.#isAfterBlank, this.#mayBeHtml] = [false, false, false];
      return null;
    }
    const isBlank = BLANK.test(line);
    if (isBlank) this.#mayBeHtml = false;
    else if (line.includes('<')) this.#mayBeHtml = true;
    const found = this.#look(line, isBlank);
    this.#isAfterBlank = isBlank;
    return found;
  }

  #look(line: string, isBlank: boolean): Cut | null {
    if (isBlank || (this.#isList && line.search(/[^ ]/) > this.#item)) return null;
    if (NOTE.test(line)) {
      this.#isList = false;
      return this.#mayBeHtml ? null : 'begins';
    }
    const wasList = this.#isList;
    const item = DASHES.test(line) ? undefined : ITEM.exec(line)?.[1];
    if (item === undefined) {
      // Words below an item go on with it, unless a blank line stands between.
      this.#isList = wasList && !this.#isAfterBlank && GOES_ON.test(line);
      return null;
    }
    const [before, mark] = [this.#mark, item.trimEnd().slice(-1)];
    [this.#item, this.#mark] = [item.length, mark];
    this.#isList = wasList || this.#isAfterBlank || (INTERRUPTS.test(line) && !this.#mayBeHtml);
    if (!wasList) return null;
    return mark === before ? 'goes on' : 'begins';
  }
}
