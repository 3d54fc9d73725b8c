/** Where a language’s grammar comes from. */
type Grammar =
  /** Part of the matcher itself, under this name. */
  | { readonly from: 'built-in'; readonly name: string }
  /** A package that issue-audit depends on. */
  | { readonly from: 'dependency'; readonly package: string }
  /**
   * A package that the user installs beside issue-audit; they weigh up to 70 MB each. `expando` replaces the package’s own
   * letter for `$` where that one cannot work: in PHP and Bash `$A` is a variable.
   */
  | { readonly from: 'optional'; readonly package: string; readonly expando?: string };

/** A code frame in which a pattern is read, for grammars that cannot read it by itself. */
export interface Frame {
  readonly before: string;
  readonly after: string;
}

/** The frame that adds nothing. */
export const BARE: Frame = { before: '', after: '' };

/** One language: how its files are told, how they are read, what a test, a comment and a string is. Plain data. */
export interface Language {
  /** Lower-case name, used in `language:pattern` and in the audit. */
  readonly id: string;
  /** The name people write. */
  readonly name: string;
  /** Other names accepted in `language:pattern`. */
  readonly aliases: readonly string[];
  /**
   * File extensions without the dot, lower case. A script without an extension, or with an odd one, is not taken for a
   * file of the language: the path is all that is looked at.
   */
  readonly extensions: readonly string[];
  /**
   * Files of other extensions that a pattern of this language is looked for in as well, and the language whose grammar
   * reads them: TypeScript’s patterns are also looked for in TSX files.
   */
  readonly alsoReads: readonly { readonly extensions: readonly string[]; readonly as: string }[];
  readonly grammar: Grammar;
  /** Names of test files, for this language only; matched against the file name. */
  readonly testFile: RegExp;
  /** Folders that hold tests in this language only. */
  readonly testFolders: readonly string[];
  /** Syntax kinds that hold no code: text in them is text only. */
  readonly comments: readonly string[];
  readonly strings: readonly string[];
  /** Syntax kinds inside a string that hold code again: interpolations. */
  readonly codeInStrings: readonly string[];
  /**
   * Frames to try, first to last; the first in which the pattern is one piece of code holds. The empty frame reads it as
   * a file of its own.
   */
  readonly frames: readonly Frame[];
  /** Syntax kinds that hold several statements in a row: no pattern is one of these. */
  readonly sequences?: readonly string[];
  /** Keywords may be written in any case (PHP), so their letters say nothing about a file. */
  readonly keywordsInAnyCase?: boolean;
}
