/** Where a language’s grammar comes from. */
export type Grammar =
  /** Part of the matcher itself, under this name. */
  | { readonly from: 'built-in'; readonly name: string }
  /** A package that issue-audit depends on. */
  | { readonly from: 'dependency'; readonly package: string }
  /** A package that the user installs beside issue-audit; they weigh up to 70 MB each. */
  | { readonly from: 'optional'; readonly package: string };

/** A code frame in which a pattern is read, for grammars that cannot read it by itself. */
export interface Frame {
  readonly before: string;
  readonly after: string;
}

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
   * Languages whose files a pattern of this language is looked for in as well: TypeScript’s are also looked for in TSX
   * files.
   */
  readonly alsoSearches: readonly string[];
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
  /** Frames to try when a pattern is not read as it is, first to last. */
  readonly frames: readonly Frame[];
}
