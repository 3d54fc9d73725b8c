import type { PatternToken } from './pattern-shape.js';

/**
 * What the text of a file must look like for a pattern to match in it. Told from the pattern’s tokens, so white space,
 * line breaks and comments of the file do not matter.
 */
export interface PatternText {
  /**
   * Texts that any file with a match holds, the rarest first (by length, names before keywords). Empty only for patterns
   * that name nothing.
   */
  readonly literals: readonly string[];
  /**
   * Stretches of names, keywords, `(` and signs such as `==` that follow one another in any match, with no other name
   * between them.
   */
  readonly runs: readonly Run[];
  /**
   * The pattern’s longest stretch without a metavariable, with any white space between its tokens: what a text search
   * would look for. Null when no name is in it. It is written so that Rust and JavaScript read it alike.
   */
  readonly textForm: string | null;
}

export interface Run {
  readonly parts: readonly string[];
  /** Whether a point stands before its first name, as in `$A.f()`. */
  readonly afterPoint: boolean;
}

/** A sign that can be written in one way only; of a single character there are too many to be worth looking for. */
const OPERATOR = /^[=!<>+*/%&|^:?.~@-]{2,}$/;

/** A name or a keyword. */
const WORD = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** @param keywordsInAnyCase the language’s keywords may be written in capitals, so they are no literals */
export function patternText(tokens: readonly PatternToken[], keywordsInAnyCase: boolean): PatternText {
  const stretches = stretchesOf(tokens);
  const certain = (token: PatternToken) => token.named || !keywordsInAnyCase;
  const runs = stretches
    .flatMap((stretch) => runsOf(stretch.filter(certain)))
    .filter(({ parts }) => parts.length > 1);
  return { literals: literalsOf(tokens, keywordsInAnyCase), runs, textForm: textFormOf(stretches) };
}

/** Tokens that follow one another without a metavariable between them. */
function stretchesOf(tokens: readonly PatternToken[]): PatternToken[][] {
  const stretches: PatternToken[][] = [[]];
  for (const token of tokens) {
    if (token.metavariable) stretches.push([]);
    else stretches.at(-1)?.push(token);
  }
  return stretches.filter((stretch) => stretch.length > 0);
}

function runsOf(stretch: readonly PatternToken[]): Run[] {
  const runs: { parts: string[]; afterPoint: boolean }[] = [{ parts: [], afterPoint: false }];
  for (const [i, token] of stretch.entries()) {
    const words = wordsOf(token);
    const run = runs.at(-1);
    if (words.every((word) => WORD.test(word))) {
      if (run?.parts.length === 0) run.afterPoint = stretch[i - 1]?.text === '.';
      run?.parts.push(...words);
    } else if (OPERATOR.test(token.text) || (token.text === '(' && run?.parts.length))
      run?.parts.push(token.text);
    // Numbers and parts of strings are not looked for in order; other signs may be left out.
    else if (token.named) runs.push({ parts: [], afterPoint: false });
  }
  return runs;
}

/** Keywords of several words (`not in`) may have any white space between them. */
function wordsOf(token: PatternToken): string[] {
  return token.named ? [token.text] : token.text.split(/\s+/);
}

function literalsOf(tokens: readonly PatternToken[], keywordsInAnyCase: boolean): string[] {
  const concrete = tokens.filter((token) => !token.metavariable);
  const names = concrete.filter((token) => token.named && /[\p{L}\p{N}]/u.test(token.text));
  const keywords = keywordsInAnyCase ? [] : concrete.filter((token) => !token.named).flatMap(wordsOf);
  const operators = concrete.filter(({ named, text }) => !named && OPERATOR.test(text));
  const found = [
    ...byLength(names.map(({ text }) => longestLine(text))),
    ...byLength(keywords.filter((word) => WORD.test(word))),
    ...byLength(operators.map(({ text }) => text)),
  ];
  // Separators and quotes can be written otherwise; other signs are part of every match.
  const signs = concrete.filter(
    ({ named, text }) => !named && !/^[;,'"`\s]*$/.test(text) && !WORD.test(text),
  );
  const chosen = found.length > 0 ? found : byLength(signs.flatMap(wordsOf));
  return [...new Set(chosen)].filter((text) => text !== '');
}

function byLength(texts: readonly string[]): string[] {
  return [...texts].sort((a, b) => b.length - a.length || (a < b ? -1 : a > b ? 1 : 0));
}

/** Texts are looked for line by line; `\r` may or may not end the file’s lines. */
function longestLine(text: string): string {
  return byLength(text.split(/\r?\n/).map((line) => line.trim()))[0] ?? '';
}

function textFormOf(stretches: readonly (readonly PatternToken[])[]): string | null {
  const letters = (stretch: readonly PatternToken[]) =>
    stretch.flatMap(wordsOf).reduce((sum, word) => sum + (WORD.test(word) ? word.length : 0), 0);
  const longest = [...stretches].sort((a, b) => letters(b) - letters(a))[0];
  if (!longest || letters(longest) === 0) return null;
  const parts = longest.flatMap(wordsOf).filter((text) => text !== '');
  return parts
    .map((part, i) => {
      const previous = parts[i - 1];
      const gap = previous === undefined ? '' : WORD.test(previous) && WORD.test(part) ? '\\s+' : '\\s*';
      return gap + part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    })
    .join('');
}
