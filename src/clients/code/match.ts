import type { SgRoot } from '@ast-grep/napi';
import type { RegexPattern, StructuralPattern } from '../../domain/pattern.js';

/** One place that a pattern matches. */
export interface Match {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** Offset into the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The first line of the match, at most 160 characters; for text-only matches the line it stands in. */
  readonly snippet: string;
}

/** What a pattern finds in one file. */
export interface FileMatches {
  /** In code, by place. */
  readonly occurrences: readonly Match[];
  /** Text that looks like the pattern in strings and comments, by place. */
  readonly textOnly: readonly Match[];
  /** Why the syntax could not be read, wholly or around a candidate; null when it could. What was found still counts. */
  readonly unparsed: string | null;
}

/** A pattern made ready to be looked for in many files. */
export interface Matcher {
  readonly pattern: StructuralPattern | RegexPattern;
  /** All of these are in the text of any file that can match, the rarest first; empty when nothing is certain. */
  readonly literals: readonly string[];
  /** Those literals that stand as whole words, between signs or white space, wherever there is anything to find. */
  readonly words: readonly string[];
  /** File names to look at, as globs (`*.py`); empty means every file. Extensions are matched as written, in lower case. */
  readonly globs: readonly string[];
  /** Changes whenever the same text could be matched otherwise; part of the key of any cache. */
  readonly engine: string;
  /** Arguments of `git grep` that find about the same places as text, for people who want to see them again. */
  readonly grepArguments: readonly string[];
  /** Whether a file of this path is looked at. */
  isCandidatePath(path: string): boolean;
  /** Whether the text can hold a match or a text-only match; cheap, and no only if it is sure. */
  mightMatch(text: string): boolean;
  /** What reads the syntax of a file of this path; null where the text alone decides. */
  parserFor(path: string): Parser | null;
  /**
   * @param tree of this very text, by this path’s parser; without it the text is parsed here and now
   * @param only where nobody asks for text that looks like it, none is looked for, nor what hides it
   */
  match(text: string, path: string, tree?: SyntaxTree, only?: 'code'): FileMatches;
}

/** A syntax tree that matchers and readers of its language take instead of parsing again. */
export type SyntaxTree = SgRoot;

/** Reads the syntax of texts of one language. */
export interface Parser {
  /** Two parsers of the same engine give the same trees. */
  readonly engine: string;
  /** Parses on another thread. */
  parseAside(text: string): Promise<SyntaxTree>;
}

/** Whether the syntax of a text is read at all: not of what is too long, nor of what is no text. */
export function isParsable(text: string): boolean {
  return text.length <= LONGEST_TEXT && !text.includes('\0');
}

/** Texts longer than this (in UTF-16 units) are not parsed: generated data, in practice. */
export const LONGEST_TEXT = 4 * 1024 * 1024;

/** Nothing found, nothing wrong. */
export const NOTHING: FileMatches = { occurrences: [], textOnly: [], unparsed: null };

const LONGEST_SNIPPET = 160;

/** Turns offsets into matches, in one pass over the text. */
export function matchesAt(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
  whole: 'match' | 'line' = 'match',
): Match[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  let line = 1;
  let lineStart = 0;
  return sorted.map(({ start, end }) => {
    for (
      let next = text.indexOf('\n', lineStart);
      next >= 0 && next < start;
      next = text.indexOf('\n', lineStart)
    ) {
      line += 1;
      lineStart = next + 1;
    }
    const snippet = snippetOf(
      text,
      whole === 'match' ? start : lineStart,
      whole === 'match' ? end : text.length,
    );
    return { line, column: start - lineStart + 1, start, end, snippet };
  });
}

function snippetOf(text: string, start: number, end: number): string {
  const cut = text.slice(start, Math.min(end, start + 4 * LONGEST_SNIPPET)).trimStart();
  const first = (cut.split(/\r?\n|\r/, 1)[0] ?? '').trimEnd().slice(0, LONGEST_SNIPPET);
  // A slice keeps the whole file’s text in memory; its copy does not.
  return Buffer.from(first, 'utf8').toString('utf8');
}
