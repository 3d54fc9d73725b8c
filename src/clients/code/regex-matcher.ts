import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { RE2JS } from 're2js';
import type { RegexPattern } from '../../domain/pattern.js';
import { InputError } from '../../errors.js';
import { LONGEST_TEXT, type Matcher, matchesAt, NOTHING } from './match.js';
import { oneOfLiterals, regexLiterals } from './regex-literals.js';

/** Raised whenever the code here finds other places than before. */
const MATCHER_VERSION = 2;

/**
 * Looks for a regular expression in every line of every text file. The expressions are RE2’s: JavaScript’s without
 * look-around and back-references, matched in time linear in the text, whatever the expression.
 * @throws InputError when the expression is none, matches the empty text, or has a flag other than `i`
 */
export async function regexMatcher(pattern: RegexPattern): Promise<Matcher> {
  const { RE2JS } = await import('re2js');
  const ignoreCase = flagsOf(pattern).includes('i');
  const expression = compile(RE2JS, pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  // With ^ and $ at line ends, what matches in a line matches in the whole text: one question instead of thousands.
  const anywhere = compile(RE2JS, pattern, RE2JS.MULTILINE | (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0));
  const literals = regexLiterals(pattern.expression, ignoreCase);
  const oneOf = oneOfLiterals(pattern.expression);
  const mayHold = ignoreCase ? holdsInAnyCase(oneOf) : holds(oneOf);
  const mightMatch = (text: string) =>
    text.length > LONGEST_TEXT ||
    (literals.every((literal) => text.includes(literal)) && mayHold(text) && anywhere.test(text));
  return {
    pattern,
    literals,
    // An expression finds parts of words.
    words: [],
    globs: [],
    engine: `matcher ${MATCHER_VERSION}, re2js ${version()}`,
    grepArguments: ['-P', ...(ignoreCase ? ['-i'] : []), '-e', pattern.expression],
    isCandidatePath: () => true,
    mightMatch,
    parserFor: () => null,
    match: (text) => {
      if (text.length > LONGEST_TEXT)
        return { ...NOTHING, unparsed: `longer than ${LONGEST_TEXT / 1024 / 1024} million characters` };
      if (text.includes('\0')) return { ...NOTHING, unparsed: 'holds NUL characters: not a text' };
      if (!mayHold(text)) return NOTHING;
      return { ...NOTHING, occurrences: matchesAt(text, spansOf(expression, text, ignoreCase ? [] : oneOf)) };
    },
  };
}

/** Whether a text holds one of some; yes for all texts where there are none. */
function holds(oneOf: readonly string[]): (text: string) => boolean {
  return (text) => oneOf.length === 0 || oneOf.some((literal) => text.includes(literal));
}

/** The same in upper or lower case. Letters beyond ASCII that count as one of ASCII are few: the long s and the sign for Kelvin. */
function holdsInAnyCase(oneOf: readonly string[]): (text: string) => boolean {
  if (oneOf.some((literal) => /[^\0-\x7f]/.test(literal))) return () => true;
  const isHeld = holds(oneOf.map((literal) => literal.toLowerCase()));
  return (text) => isHeld(text.toLowerCase().replaceAll('ſ', 's'));
}

/** @param oneOf every match holds one of them; lines without are not looked at. None where that is not certain */
function spansOf(
  expression: RE2JS,
  text: string,
  oneOf: readonly string[],
): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  const next = oneOf.length === 0 ? (from: number) => from : nextOf(text, oneOf);
  for (let at = next(0); at < text.length; ) {
    const lineStart = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline < 0 ? text.length : newline;
    const line = text.slice(lineStart, text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd);
    // Asking whether there is a match at all is several times faster than asking where.
    if (expression.test(line)) {
      const matcher = expression.matcher(line);
      while (matcher.find())
        spans.push({ start: lineStart + matcher.start(), end: lineStart + matcher.end() });
    }
    at = next(lineEnd + 1);
  }
  return spans;
}

/** Where the first of some texts stands from a place on; places are asked for in their order. The text’s end for none. */
function nextOf(text: string, oneOf: readonly string[]): (from: number) => number {
  const places = oneOf.map((literal) => text.indexOf(literal));
  return (from) => {
    let first = text.length;
    for (const [i, literal] of oneOf.entries()) {
      if ((places[i] as number) >= 0 && (places[i] as number) < from) places[i] = text.indexOf(literal, from);
      if ((places[i] as number) >= 0) first = Math.min(first, places[i] as number);
    }
    return first;
  };
}

function flagsOf({ source, flags }: RegexPattern): string {
  if (/^i?$/.test(flags)) return flags;
  throw new InputError(
    `pattern "${source}": the flags "${flags}" are not understood`,
    'The only flag is i (ignore case): expressions are matched line by line, and every match counts.',
  );
}

function compile(engine: typeof RE2JS, pattern: RegexPattern, flags: number): RE2JS {
  const { source, expression } = pattern;
  let compiled: RE2JS;
  try {
    compiled = engine.compile(engine.translateRegExp(expression), flags);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(
      `pattern "${source}" is not a regular expression: ${reason}`,
      'Write it in JavaScript’s syntax without look-around ((?=, (?<!) and back-references (\\1), which can take endless time.',
      { cause: error },
    );
  }
  if (compiled.test('')) {
    throw new InputError(
      `pattern "${source}" matches the empty text, so it would be found everywhere`,
      'Use + instead of *, or add a text that has to be there.',
    );
  }
  return compiled;
}

/** The package does not export its own description. */
function version(): string {
  const require = createRequire(import.meta.url);
  const home = join(dirname(require.resolve('re2js')), '..');
  return (require(join(home, 'package.json')) as { version: string }).version;
}
