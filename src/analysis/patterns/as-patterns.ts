import type { InferredPattern } from '../../domain/causes.js';
import type { StructuralPattern } from '../../domain/pattern.js';

/**
 * An inferred edit as patterns that can be looked for: its main pattern and those of the same edit. They are of origin
 * `inferred`, so they never decide a status by themselves.
 * @param first number of the first one’s id
 */
export function asPatterns(inferred: InferredPattern, first: number): StructuralPattern[] {
  return [inferred.pattern, ...inferred.alternatives].map((pattern, i) => ({
    kind: 'structural',
    id: `pattern-${first + i}`,
    source: `${inferred.language}:${pattern}`,
    origin: 'inferred',
    language: inferred.language,
    pattern,
    replacement: i === 0 ? inferred.replacement : null,
  }));
}
