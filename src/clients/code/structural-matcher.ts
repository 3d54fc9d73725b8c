import type { StructuralPattern } from '../../domain/pattern.js';
import { InputError } from '../../errors.js';
import type { Language } from '../../languages/language.js';
import { LANGUAGES, languageNamed } from '../../languages/languages.js';
import { type LoadedGrammar, loadGrammar } from './grammars.js';
import {
  type FileMatches,
  LONGEST_TEXT,
  type Matcher,
  matchesAt,
  NOTHING,
  type SyntaxTree,
} from './match.js';
import { replaceMetavariables } from './metavariables.js';
import { mightMatch } from './might-match.js';
import { describeProblem } from './pattern-problem.js';
import type { ReadPattern } from './pattern-shape.js';
import { type PatternText, patternText } from './pattern-text.js';
import { readPattern } from './read-pattern.js';
import { findTextOnly, type TextOnlySearch, textOnlySearch } from './text-only.js';

/** A name or keyword of ASCII: what is one token in the pattern is one in every match, and in text that looks like it. */
const WORD = /^[A-Za-z_]\w*$/;

/** Raised whenever the code here finds other places than before. */
const MATCHER_VERSION = 2;

/** One grammar that a pattern is looked for with, and the extensions it reads. */
interface Reader {
  readonly grammar: LoadedGrammar;
  readonly extensions: readonly string[];
  readonly read: ReadPattern;
  readonly text: PatternText;
  readonly textOnly: TextOnlySearch | null;
}

/** @throws InputError when the language is unknown, its grammar not installed, or the pattern is not code of it */
export async function structuralMatcher(pattern: StructuralPattern): Promise<Matcher> {
  const language = languageOrError(pattern);
  const readers = await readersOf(language, pattern);
  const byExtension = new Map(
    readers.flatMap((reader) => reader.extensions.map((e) => [e, reader] as const)),
  );
  const readerOf = (path: string) => byExtension.get(path.slice(path.lastIndexOf('.') + 1));
  const [first, ...others] = readers;
  const literals = (first?.text.literals ?? []).filter((literal) =>
    others.every(({ text }) => text.literals.includes(literal)),
  );
  return {
    pattern,
    literals,
    words: literals.filter((literal) => WORD.test(literal)),
    globs: [...byExtension.keys()].map((extension) => `*.${extension}`),
    engine: [`matcher ${MATCHER_VERSION}`, ...new Set(readers.map(({ grammar }) => grammar.engine))].join(
      ', ',
    ),
    grepArguments: grepArguments(first?.text),
    isCandidatePath: (path) => path.includes('.') && readerOf(path) !== undefined,
    mightMatch: (text) => readers.some((reader) => mightMatch(text, reader.text)),
    parserFor: (path) => (readerOf(path) ?? first)?.grammar ?? null,
    match: (text, path, tree, only) => {
      const reader = readerOf(path) ?? first;
      return reader && mightMatch(text, reader.text) ? matchFile(reader, text, tree, only) : NOTHING;
    },
  };
}

/** Git’s extended expressions know no `\\s`. */
function grepArguments(text: PatternText | undefined): string[] {
  if (text?.textForm) return ['-E', '-e', text.textForm.replaceAll('\\s', '[[:space:]]')];
  return ['-F', '-e', text?.literals[0] ?? ''];
}

function languageOrError(pattern: StructuralPattern): Language {
  const language = languageNamed(pattern.language);
  if (language) return language;
  throw new InputError(
    `pattern "${pattern.source}": "${pattern.language}" is not a language issue-audit knows`,
    `Languages are ${LANGUAGES.map(({ id }) => id).join(', ')}; for any other text use re:expression.`,
  );
}

async function readersOf(language: Language, pattern: StructuralPattern): Promise<Reader[]> {
  if (replaceMetavariables(pattern.pattern, () => '').trim() === '') throw namesNothing(pattern);
  const grammar = await grammarFor(language, pattern);
  const read = readPattern(grammar, pattern.pattern);
  const readers = 'problem' in read ? [] : [readerOf(grammar, language.extensions, read)];
  for (const { extensions, as } of language.alsoReads) {
    const other = languageNamed(as);
    if (!other) continue;
    const otherGrammar = await grammarFor(other, pattern);
    const otherRead = readPattern(otherGrammar, pattern.pattern);
    // Some code of a language cannot stand in the other (`<any>x` in TSX): there is nothing to find there then.
    if (!('problem' in otherRead)) readers.push(readerOf(otherGrammar, extensions, otherRead));
  }
  if (readers.length === 0 && 'problem' in read) throw describeProblem(pattern, language, read);
  if (readers.some(({ text }) => text.literals.length === 0)) throw namesNothing(pattern);
  return readers;
}

function namesNothing({ source }: StructuralPattern): InputError {
  return new InputError(
    `pattern "${source}" names nothing: it would match any code`,
    'Put at least one name, keyword or operator beside the metavariables.',
  );
}

async function grammarFor(language: Language, { source }: StructuralPattern): Promise<LoadedGrammar> {
  try {
    return await loadGrammar(language);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`pattern "${source}": ${error.message}`, error.advice, { cause: error });
  }
}

function readerOf(grammar: LoadedGrammar, extensions: readonly string[], read: ReadPattern): Reader {
  const text = patternText(read.tokens, grammar.language.keywordsInAnyCase ?? false);
  return { grammar, extensions, read, text, textOnly: textOnlySearch(grammar, text.textForm) };
}

function matchFile(reader: Reader, text: string, tree?: SyntaxTree, only?: 'code'): FileMatches {
  if (text.length > LONGEST_TEXT)
    return { ...NOTHING, unparsed: `longer than ${LONGEST_TEXT / 1024 / 1024} million characters` };
  if (text.includes('\0')) return { ...NOTHING, unparsed: 'holds NUL characters: not a text' };
  const root = (tree ?? reader.grammar.parse(text)).root();
  const spans = root.findAll(reader.read.config).map((node) => {
    const { start, end } = node.range();
    return { start: start.index, end: end.index };
  });
  const { spans: textSpans, hidden } =
    reader.textOnly && only !== 'code'
      ? findTextOnly(reader.textOnly, root, text, spans)
      : { spans: [], hidden: [] };
  const occurrences = matchesAt(text, spans);
  return {
    occurrences,
    textOnly: matchesAt(text, textSpans, 'line'),
    unparsed: hidden.length === 0 ? null : describeHidden(text, hidden, occurrences.length),
  };
}

function describeHidden(
  text: string,
  hidden: readonly { readonly start: number; readonly end: number }[],
  found: number,
): string {
  const lines = matchesAt(text, hidden).map(({ line }) => line);
  const places = `line ${lines.slice(0, 3).join(', ')}${lines.length > 3 ? ', …' : ''}`;
  return `syntax error around ${hidden.length} place${hidden.length === 1 ? '' : 's'} that look${
    hidden.length === 1 ? 's' : ''
  } like the pattern (${places}); ${found} found outside it`;
}
