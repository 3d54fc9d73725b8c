import type { Pattern, StructuralPattern } from '../../domain/pattern.js';
import type { DefinitionChange } from './compare-definitions.js';

/** The symbol a structural pattern is about, and how the pattern uses it. */
export interface PatternSymbol {
  readonly symbol: string;
  readonly language: string;
  readonly pattern: StructuralPattern;
  readonly awaited: boolean;
  /** Whether nothing stands before the name: `f($$$)`, not `$A.f($$$)`. */
  readonly isBare: boolean;
}

/** The function or class that the pattern calls: `f` in `await a.f($$$)`; null when it calls nothing by name. */
export function symbolOf(pattern: Pattern): PatternSymbol | null {
  if (pattern.kind !== 'structural') return null;
  const called = /([\p{L}_][\p{L}\p{N}_]*)\s*\(/u.exec(pattern.pattern);
  if (!called?.[1]) return null;
  const before = pattern.pattern.slice(0, called.index);
  return {
    symbol: called[1],
    language: pattern.language,
    pattern,
    awaited: /\bawait\b/.test(before),
    isBare: !/[.>]\s*$/.test(before),
  };
}

/** Whether places that match the pattern may be the old way of use once the definition has changed so. */
export function mayBeOldWay(use: PatternSymbol, { kind, before, after }: DefinitionChange): boolean {
  switch (kind) {
    case 'async-to-sync':
    case 'parameters':
    case 'removed':
    case 'renamed':
    case 'moved':
      return true;
    case 'sync-to-async':
      return !use.awaited;
    case 'return-type':
      if (before?.results !== after?.results) return true;
      return /^(?:void|None)$|^Optional\b|\b(?:undefined|null)\b/.test(after?.returns ?? '');
    case 'added':
      return false;
  }
}
