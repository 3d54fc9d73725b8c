/** Words of a line that may name something: three letters or more, in any script. */
const NAME = /[\p{L}_$][\p{L}\p{N}_$]{2,}/gu;

/** How often each name occurs. */
export type NameCounts = Map<string, number>;

// A generated or first version of a file can have any length; its names are known long before its end.
const MOST_LINES = 3000;

/** Counts the names in some lines; of very many lines the first 3,000 are read. */
export function countNames(lines: readonly string[]): NameCounts {
  const counts: NameCounts = new Map();
  for (const line of lines.slice(0, MOST_LINES)) {
    for (const name of line.match(NAME) ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** Weighs names by how few of several changes contain them: what every change contains tells nothing. */
export class NameWeights {
  readonly #changes: number;
  readonly #containing = new Map<string, number>();

  /** @param changes the names of each change */
  constructor(changes: readonly Iterable<string>[]) {
    this.#changes = changes.length;
    for (const names of changes) {
      for (const name of new Set(names)) this.#containing.set(name, (this.#containing.get(name) ?? 0) + 1);
    }
  }

  /** The usual inverse document frequency, never below zero. */
  of(name: string): number {
    return Math.max(0, Math.log((this.#changes + 1) / ((this.#containing.get(name) ?? 0) + 0.5)));
  }

  /** The share of the weight of `wanted` that `having` contains too: 0 to 1. */
  share(wanted: Iterable<string>, having: { has(name: string): boolean }): number {
    let all = 0;
    let shared = 0;
    for (const name of wanted) {
      const weight = this.of(name);
      all += weight;
      if (having.has(name)) shared += weight;
    }
    return all === 0 ? 0 : shared / all;
  }

  /** The names of a change as a direction, names counted on a logarithmic scale. */
  direction(counts: NameCounts): Direction {
    const weights = new Map<string, number>();
    let squares = 0;
    for (const [name, count] of counts) {
      const weight = (1 + Math.log(count)) * this.of(name);
      if (weight === 0) continue;
      weights.set(name, weight);
      squares += weight * weight;
    }
    return { weights, length: Math.sqrt(squares) };
  }
}

/** See `NameWeights.direction`. */
export interface Direction {
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}

/** Cosine of the angle between two directions: 0 (nothing shared) to 1. */
export function similarity(a: Direction, b: Direction): number {
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let product = 0;
  for (const [name, weight] of small.weights) product += weight * (large.weights.get(name) ?? 0);
  return product === 0 ? 0 : product / (a.length * b.length);
}
