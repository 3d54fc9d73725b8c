import type { RegexPattern, StructuralPattern } from '../../domain/pattern.js';
import type { Matcher } from './match.js';
import { regexMatcher } from './regex-matcher.js';
import { structuralMatcher } from './structural-matcher.js';

/**
 * Makes ready to look for a pattern in the texts of files.
 * @throws InputError when the pattern cannot be read, naming what is wrong with it, or the grammar package to install
 */
export async function compilePattern(pattern: StructuralPattern | RegexPattern): Promise<Matcher> {
  return pattern.kind === 'structural' ? structuralMatcher(pattern) : regexMatcher(pattern);
}

export type { FileMatches, Match, Matcher, Parser, SyntaxTree } from './match.js';
export { isParsable } from './match.js';
