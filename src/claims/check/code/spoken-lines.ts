import { nameStems } from '../../extract/words/name-words.js';

/** Lines that speak of something. */
export interface SpokenLines {
  /** 1-based, both counted in. */
  readonly from: number;
  readonly to: number;
  /** How many of the stems, and of the numbers, they have. */
  readonly stems: number;
  readonly numbers: number;
}

/** Words and numbers that are looked for; stems as `nameStems` makes them. */
export interface SpokenWords {
  readonly stems: readonly string[];
  readonly numbers: readonly number[];
}

/** Lines that count together: a comment, and what it is about. */
const TOGETHER = 4;
/** Characters of a line that are looked at. */
const LONGEST = 400;

/**
 * The few lines of a text that have most of some words and numbers, in names, comments or literals.
 * @param span 1-based first and last line of what is looked at
 * @returns the first such lines; null where no line has any
 */
export function linesSpeakingOf(
  lines: readonly string[],
  wanted: SpokenWords,
  span: { readonly from: number; readonly to: number },
): SpokenLines | null {
  const keys = new Set<string>([...wanted.stems, ...wanted.numbers.map(String)]);
  const having: { line: number; keys: string[] }[] = [];
  for (let line = span.from; line <= span.to; line += 1) {
    const own = wordsOf(lines, line).filter((key) => keys.has(key));
    if (own.length > 0) having.push({ line, keys: own });
  }
  let best: { from: number; to: number; keys: Set<string> } | null = null;
  for (const [i, { line }] of having.entries()) {
    const all = beginningAt(having, i);
    if (best === null || all.keys.size > best.keys.size) best = { from: line, ...all };
  }
  if (!best) return null;
  const { from, to, keys: held } = best;
  const count = (each: readonly unknown[]) => each.filter((key) => held.has(String(key))).length;
  return { from, to, stems: count(wanted.stems), numbers: count(wanted.numbers) };
}

/** The stems and numbers of lines, as long as the lines themselves are kept: a document says many things of one file. */
const read = new WeakMap<readonly string[], string[][]>();

/** The stems of the words of a line, and its numbers. @param line 1-based */
function wordsOf(lines: readonly string[], line: number): readonly string[] {
  const known = read.get(lines) ?? [];
  read.set(lines, known);
  const before = known[line];
  if (before) return before;
  const text = (lines[line - 1] ?? '').slice(0, LONGEST);
  const words = [...nameStems(text), ...(text.match(/(?<![\w.])\d{1,9}(?![\w.])/g) ?? [])];
  known[line] = words;
  return words;
}

/** What some lines that count together have, and the last of them that adds to it. */
function beginningAt(
  having: readonly { line: number; keys: readonly string[] }[],
  first: number,
): { to: number; keys: Set<string> } {
  const from = having[first]?.line ?? 0;
  const keys = new Set<string>();
  let to = from;
  for (let k = first; k < having.length && (having[k]?.line ?? 0) < from + TOGETHER; k += 1) {
    const before = keys.size;
    for (const key of having[k]?.keys ?? []) keys.add(key);
    if (keys.size > before) to = having[k]?.line ?? to;
  }
  return { to, keys };
}
