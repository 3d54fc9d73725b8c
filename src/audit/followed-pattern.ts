import { parsePattern } from '../clients/code/parse-pattern.js';
import type { RegexPattern, StructuralPattern } from '../domain/pattern.js';
import { InputError } from '../errors.js';

/**
 * Reads a pattern that is to be followed through history.
 * @param index position among the patterns, from 0
 * @throws InputError when it cannot be read, or needs types
 */
export function followedPattern(source: string, index: number): StructuralPattern | RegexPattern {
  const pattern = parsePattern(source, index, 'option');
  if (pattern.kind !== 'typed') return pattern;
  throw new InputError(
    `pattern "${pattern.source}" needs types, which are only known at one revision`,
    'Give a structural pattern (typescript:await f($$$)), or audit an issue with --pattern to see what it finds now.',
  );
}
