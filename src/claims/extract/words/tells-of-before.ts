import type { Sentence } from '../markdown/document.js';

/** Labels and headings of what was found wrong. */
const WRONG =
  /\b(?:issues?|causes?|problems?|whys?|gaps?|findings?|before|fix(?:es|ed)?|resol\w+|answer|errors?|completed)\b/i;

/** Whether a sentence that says what is wrong may tell of what has been put right since: a report is written with the repair. */
export function tellsOfBefore({ mood, label, row, column, headings }: Sentence): boolean {
  return mood === 'past' || WRONG.test(`${label} ${row} ${column} ${headings.at(-1) ?? ''}`);
}
