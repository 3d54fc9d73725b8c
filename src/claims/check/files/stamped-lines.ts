import type { TimeStamp } from '../../extract/figures/time-stamps.js';
import type { CheckContext } from '../context.js';
import type { Figure } from '../look/figure-scan.js';
import type { WordLine } from '../look/word-table.js';

/** What a time stamp is looked for by in documents: its time, beside its year. */
export function figureOfStamp({ day, time }: TimeStamp): Figure {
  return { text: time, words: [day.slice(0, 4)] };
}

/** The lines of other documents that give a time stamp, by path and line. */
export function stampedLines({ figures, documentPath }: CheckContext, stamp: TimeStamp): WordLine[] {
  return figures
    .linesOf(figureOfStamp(stamp))
    .filter(({ path, text }) => path !== documentPath && text.includes(stamp.day))
    .sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}
