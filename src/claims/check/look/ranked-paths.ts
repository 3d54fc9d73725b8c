/** What two rising rows of numbers have in common. */
export function inBoth(some: Int32Array, others: Int32Array): Int32Array {
  let at = 0;
  return some.filter((each) => {
    while (at < others.length && (others[at] as number) < each) at += 1;
    return others[at] === each;
  });
}

/** Runs by path; those of one path in the order in which they were found. */
export function orderOf(ranks: Int32Array): number[] {
  const { length } = ranks;
  const keys = Float64Array.from(ranks, (rank, run) => rank * length + run).sort();
  return Array.from(keys, (key) => key % length);
}

/** Paths in their order, and by content the places of its paths among them. */
export interface Ranked {
  readonly paths: readonly string[];
  readonly ranks: readonly Int32Array[];
  /** Which paths are wanted, by who asked. */
  readonly answers: WeakMap<(path: string) => boolean, Uint8Array>;
}

const [UNASKED, WANTED, UNWANTED] = [0, 1, 2];

/** Long paths that begin alike are slow to compare, and a document asks for the files of thousands of words: they are sorted once. */
export function rankedPaths(contents: readonly (readonly string[])[]): Ranked {
  const paths = [...new Set(contents.flat())].sort();
  const rankOf = new Map(paths.map((path, i) => [path, i] as const));
  const ranks = contents.map((own) => Int32Array.from(own, (path) => rankOf.get(path) ?? 0));
  return { paths, ranks, answers: new WeakMap() };
}

/** Who asks by the same function again is not asked about a path twice: there are millions of lines, and some thousand paths. */
export function answersOf(
  { paths, answers }: Ranked,
  isWanted: (path: string) => boolean,
): (rank: number) => boolean {
  const known = answers.get(isWanted) ?? new Uint8Array(paths.length);
  answers.set(isWanted, known);
  return (rank) => {
    if (known[rank] === UNASKED) known[rank] = isWanted(paths[rank] as string) ? WANTED : UNWANTED;
    return known[rank] === WANTED;
  };
}
