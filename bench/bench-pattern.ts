import { compilePattern, type Matcher } from '../src/clients/code/matcher.js';
import type { StructuralPattern } from '../src/domain/pattern.js';

/** A pattern given as `python:await f($$$)`, as the audit would use it. */
export async function patternOf(source: string): Promise<{ pattern: StructuralPattern; matcher: Matcher }> {
  const colon = source.indexOf(':');
  const pattern: StructuralPattern = {
    kind: 'structural',
    id: 'pattern-1',
    source,
    origin: 'option',
    language: source.slice(0, colon),
    pattern: source.slice(colon + 1),
    replacement: null,
  };
  return { pattern, matcher: await compilePattern(pattern) };
}
