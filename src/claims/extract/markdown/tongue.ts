import type { Sentence } from './document.js';

/** A word of letters in another script; Greek alone is what formulas have, too. */
const OTHER_WORD = /[^\P{L}\p{Script=Latin}\p{Script=Greek}]{3}/u;

/**
 * Whether a sentence, what introduces it, or its heading is written in another script: its words ("deleted", "no longer") are
 * not read, and of a name among them nothing is known to be said.
 */
export function isForeignTongue({ text, parent, headings, fence }: Sentence): boolean {
  return [text, parent?.text, headings.at(-1), fence?.before?.text].some((each) =>
    OTHER_WORD.test((each ?? '').slice(0, 400)),
  );
}
