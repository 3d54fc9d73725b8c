import type { Claim } from '../../domain/claim.js';
import type { Quantity } from '../extract/markdown/token.js';
import { agreement, isTrue } from './agree.js';

/** What a statement says of a thing that another one may say otherwise of. */
export interface Saying {
  /** Equal for statements about the same thing in the same scope. */
  readonly thing: string;
  /** A number, or words: "exists", "missing". */
  readonly what: Quantity | string;
}

/** Lines that are named for one claim. */
const MOST_LINES = 100;
/** Statements about one thing that are compared, the first ones: a text may say something else of it in every line. */
const MOST_SAYINGS = 1000;

/**
 * Claims, sorted by line, with the lines that say otherwise of the same thing, the first hundred of them. No verdict changes: which of them is
 * true was measured.
 */
export function withOtherLines(claims: readonly { claim: Claim; says: Saying | null }[]): Claim[] {
  const things = new Map<string, Thing>();
  for (const { claim, says } of claims)
    if (says) {
      const thing = things.get(says.thing) ?? new Thing();
      things.set(says.thing, thing);
      thing.add(claim.line, says.what);
    }
  return claims.map(({ claim, says }) => ({
    ...claim,
    otherLines: says ? (things.get(says.thing)?.otherLines(claim.line, says.what) ?? []) : [],
  }));
}

/** What the statements about one thing say, and where. */
class Thing {
  /** By line. */
  readonly #sayings: { readonly line: number; readonly what: Saying['what'] }[] = [];
  readonly #told = new Map<string, readonly number[]>();

  add(line: number, what: Saying['what']): void {
    if (this.#sayings.length < MOST_SAYINGS) this.#sayings.push({ line, what });
  }

  otherLines(line: number, what: Saying['what']): number[] {
    return this.#otherwise(what)
      .filter((other) => other !== line)
      .slice(0, MOST_LINES);
  }

  /** Alike for all that say the same; one more than are named, for one of them may be the line itself. */
  #otherwise(what: Saying['what']): readonly number[] {
    const words = JSON.stringify(what);
    const known = this.#told.get(words);
    if (known) return known;
    const lines = new Set<number>();
    for (const other of this.#sayings) {
      if (lines.size > MOST_LINES) break;
      if (isOtherwise(what, other.what)) lines.add(other.line);
    }
    const found = [...lines];
    this.#told.set(words, found);
    return found;
  }
}

function isOtherwise(a: Saying['what'], b: Saying['what']): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a !== b;
  // "49+" and "60+" may both be true; "49+" and "19" cannot.
  if (a.atLeast && b.atLeast) return false;
  return a.atLeast ? !isTrue(agreement(a, b.value)) : !isTrue(agreement(b, a.value));
}
