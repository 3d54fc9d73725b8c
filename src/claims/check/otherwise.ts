import type { Claim } from '../../domain/claim.js';
import type { Quantity } from '../extract/token.js';
import { agreement, isTrue } from './agree.js';

/** What a statement says of a thing that another one may say otherwise of. */
export interface Saying {
  /** Equal for statements about the same thing in the same scope. */
  readonly thing: string;
  /** A number, or words: "exists", "missing". */
  readonly what: Quantity | string;
}

/** Claims with the lines that say otherwise of the same thing. No verdict changes: which of them is true was measured. */
export function withOtherLines(claims: readonly { claim: Claim; says: Saying | null }[]): Claim[] {
  const byThing = new Map<string, { line: number; what: Saying['what'] }[]>();
  for (const { claim, says } of claims)
    if (says)
      byThing.set(says.thing, [...(byThing.get(says.thing) ?? []), { line: claim.line, what: says.what }]);
  return claims.map(({ claim, says }) => {
    const others = says ? (byThing.get(says.thing) ?? []) : [];
    const lines = others
      .filter(({ line, what }) => line !== claim.line && says && isOtherwise(says.what, what))
      .map(({ line }) => line);
    return { ...claim, otherLines: [...new Set(lines)].sort((a, b) => a - b) };
  });
}

function isOtherwise(a: Saying['what'], b: Saying['what']): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a !== b;
  // "49+" and "60+" may both be true; "49+" and "19" cannot.
  if (a.atLeast && b.atLeast) return false;
  return a.atLeast ? !isTrue(agreement(a, b.value)) : !isTrue(agreement(b, a.value));
}
