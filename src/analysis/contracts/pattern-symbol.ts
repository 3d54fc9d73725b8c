import type { Pattern } from '../../domain/pattern.js';
import type { ChangeKind } from './compare-definitions.js';

/** The symbol a structural pattern is about, and how the pattern uses it. */
export interface PatternSymbol {
  readonly symbol: string;
  readonly language: string;
  readonly awaited: boolean;
}

/** The function or class that the pattern calls: `f` in `await a.f($$$)`; null when it calls nothing by name. */
export function symbolOf(pattern: Pattern): PatternSymbol | null {
  if (pattern.kind !== 'structural') return null;
  const called = /([\p{L}_][\p{L}\p{N}_]*)\s*\(/u.exec(pattern.pattern);
  if (!called?.[1]) return null;
  const before = pattern.pattern.slice(0, called.index);
  return { symbol: called[1], language: pattern.language, awaited: /\bawait\b/.test(before) };
}

/** Whether places that match the pattern are the old way of use once the definition has changed so. */
export function isOldWay(use: PatternSymbol, kind: ChangeKind): boolean {
  switch (kind) {
    case 'async-to-sync':
      return use.awaited;
    case 'sync-to-async':
      return !use.awaited;
    case 'parameters':
    case 'removed':
    case 'renamed':
    case 'moved':
      return true;
    case 'return-type':
    case 'added':
      return false;
  }
}
