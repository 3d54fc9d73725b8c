/** The files of a revision, for rules that need types. Contents are read when they are needed, in batches. */
export interface Sources {
  /** Every file of the revision that can be read. */
  readonly paths: ReadonlySet<string>;
  /** TypeScript and JavaScript files that hold one of the literal texts, sorted. */
  holding(literals: readonly string[]): Promise<string[]>;
  /** The texts of files; those that cannot be read are left out. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** What a rule found. */
export interface TypedFindings {
  /** Places by path, as offsets into the file’s text (in UTF-16 units). */
  readonly found: ReadonlyMap<string, readonly { readonly start: number; readonly end: number }[]>;
  /** Places that look like it, whose types the repository’s own files do not tell. */
  readonly unresolved: number;
  /** Files the rule looked at, and their texts. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that the compiler could not take, and why. */
  readonly failed: readonly { readonly path: string; readonly reason: string }[];
  /** Whether imports were followed no further for want of room. */
  readonly cut: boolean;
}
