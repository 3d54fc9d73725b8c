import type { CodeClass } from '../../../domain/code-class.js';
import type { WordLine } from '../look/word-table.js';

/** What is counted: text that code holds, or imports of a module. */
export interface Counted {
  /** As it is shown. */
  readonly label: string;
  /** The word by which its lines are found. */
  readonly anchor: string;
  /** Options and pattern of `git grep` that find its lines. */
  readonly search: string;
  /** How often a line holds it; of a call, its definition is none. */
  timesIn(line: string): number;
  /** How often a line holds the text, its own definition counted in, as a search for it finds it. */
  textIn(line: string): number;
}

/** Places in files, told apart by what the files are for. */
export interface Places {
  readonly lines: readonly (WordLine & {
    readonly times: number;
    readonly class: CodeClass;
    readonly isCode: boolean;
  })[];
}

/** A statement about how often, and where, something stands in code, which can be asked of earlier commits. */
export interface CountQuestion {
  readonly subject: Counted;
  /** Asked of what all files of code held then; never of a time at which none of them held it. */
  isTrue(places: Places): boolean;
}
