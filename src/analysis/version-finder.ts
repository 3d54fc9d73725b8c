import type { Matcher, Parser, SyntaxTree } from '../clients/code/matcher.js';

/** What is looked for in every version of every file of a history. */
export interface Finder {
  /** Changes whenever the same text could give another answer; names the file of the cache. */
  readonly key: string;
  /** All of these are in the text of any file in which there is anything to find; empty when nothing is certain. */
  readonly literals: readonly string[];
  /** Names and keywords that stand as whole words wherever there is anything to find; empty when nothing is certain. */
  readonly words: readonly string[];
  /** Whether the same text may give another answer under another extension. */
  readonly dependsOnExtension: boolean;
  /** Longer texts (in UTF-16 units) that may hold something are not read; undefined where the syntax’s own limit is all. */
  readonly longest?: number;
  isCandidatePath(path: string): boolean;
  /** Whether there may be anything; cheap, and no only if it is sure. */
  mightMatch(text: string): boolean;
  /** What reads the syntax of a file of this path; null where the text alone decides. */
  parserFor(path: string): Parser | null;
  /** @param tree of this very text, by this path’s parser; without it the text is parsed here and now */
  find(text: string, path: string, tree?: SyntaxTree): Found;
}

/** What was found in one text. */
export interface Found {
  /** 1-based lines of what was found in code. */
  readonly lines: readonly number[];
  /** What is to be remembered of each, in the same order; empty when nothing is. */
  readonly details: readonly string[];
  readonly textOnly: number;
  /** Why the text could not be read wholly; null when it could. */
  readonly unparsed: string | null;
}

/** Looks for the places where a pattern matches. */
export function patternFinder(matcher: Matcher): Finder {
  const { pattern } = matcher;
  const what =
    pattern.kind === 'structural'
      ? [pattern.language, pattern.pattern]
      : [pattern.kind, pattern.expression, pattern.flags];
  return {
    key: ['pattern', matcher.engine, ...what].join('\n'),
    literals: matcher.literals,
    words: matcher.words,
    dependsOnExtension: pattern.kind === 'structural',
    isCandidatePath: (path) => matcher.isCandidatePath(path),
    mightMatch: (text) => matcher.mightMatch(text),
    parserFor: (path) => matcher.parserFor(path),
    find: (text, path, tree) => {
      const found = matcher.match(text, path, tree);
      return {
        lines: found.occurrences.map((match) => match.line),
        details: [],
        textOnly: found.textOnly.length,
        unparsed: found.unparsed,
      };
    },
  };
}
