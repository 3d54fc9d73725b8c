import { shortHash } from '../../../domain/commit.js';
import { day, listing } from '../../../domain/wording.js';
import type { LineRange } from '../../extract/files/file-mentions.js';
import type { Expected } from '../../extract/names/said-of-lines.js';
import { isAt, wordsSpoken } from '../code/lines-hold.js';
import { type CheckContext, linesOf, type Outcome } from '../context.js';
import { labelOf } from './held-lines.js';
import { type LinesSince, linesSince } from './lines-since.js';
import { type Held, shownLine } from './lines-spoken-of.js';
import type { PastQuestion } from './path-history.js';

/** Lines that a line of the document points at. */
export interface Pointed {
  /** Line of the document. */
  readonly line: number;
  readonly path: string;
  readonly range: LineRange;
  readonly expected: Expected;
}

/**
 * Where the revision alone does not settle what lines hold, the version that the author saw may: lines that moved on since are
 * not those that were meant.
 * @param now what the revision says of them
 */
export async function heldSince(context: CheckContext, pointed: Pointed, now: Held): Promise<Held> {
  if (now.verdict === 'refuted' || (now.verdict === 'verified' && !now.isLoose)) return now;
  const { line, path, range } = pointed;
  const since = await linesSince(context, line, path, range);
  const here = await context.lines(path);
  if (since === null || here === null) return now;
  if (since.now === null) return replaced(context, pointed, now, since);
  if (isSamePlace(range, since.now)) return now;
  // What is said to be there was not there then, either: where those lines went tells nothing of it.
  const { texts, near } = pointed.expected;
  if (texts.length > 0 && !texts.some((text) => isAt(since.then, range, text, near))) return now;
  if (now.verdict === 'verified' && isBetterNow(pointed, since, here)) return now;
  const place =
    since.now.from === since.now.to ? `line ${since.now.from}` : `lines ${since.now.from}-${since.now.to}`;
  return {
    ...told(context, path, now),
    verdict: 'refuted',
    measured: `what stood there when this was written (${when(context, since.written)}) is at ${place}; ${reads(here, range)}`,
    correction: `It is at ${place} of ${path}.`,
    past: pastOf(pointed, since),
  };
}

/** Lines of which nothing is left. */
function replaced(context: CheckContext, pointed: Pointed, now: Held, since: LinesSince): Held {
  const { path, range, expected } = pointed;
  const held = expected.texts.filter((text) => isAt(since.then, range, text, expected.near));
  const what = held.length > 0 ? listing(held.map(labelOf), 3) : 'other lines';
  const measured = `${what} stood there when this was written (${when(context, since.written)})`;
  if (held.length > 0)
    return {
      ...told(context, path, now),
      verdict: 'refuted',
      measured: `${measured}, and was replaced since`,
      correction: `${path} has other lines there now.`,
      past: pastOf(pointed, since),
    };
  if (now.verdict === 'verified' && expected.words.length > 0) return now;
  return {
    ...told(context, path, now),
    verdict: 'not checkable',
    measured,
    needs: 'to know what was meant; these lines were replaced since',
  };
}

function told({ rev }: CheckContext, path: string, { command }: Held): Pick<Outcome, 'scope' | 'command'> {
  return { scope: `${path} at ${rev}`, command: command ?? null };
}

function when(context: CheckContext, hash: string): string {
  const commit = context.history.graph.get(hash);
  return commit ? `${shortHash(hash)} of ${day(commit.committedAt)}` : shortHash(hash);
}

/** Long blocks may begin some lines off. */
function isSamePlace({ from, to }: LineRange, now: LineRange): boolean {
  return Math.abs(now.from - from) <= (to - from) / 5;
}

/** More of the words are spoken where the numbers point now than where they pointed then: they were off when written. */
function isBetterNow(
  { path, range, expected }: Pointed,
  since: LinesSince,
  here: readonly string[],
): boolean {
  const spoken = (lines: readonly string[]) => wordsSpoken(lines, path, range, expected.words).length;
  return spoken(here) > spoken(since.then);
}

function pastOf({ path, range }: Pointed, { then }: LinesSince): PastQuestion {
  const textOf = (lines: readonly string[]) =>
    lines
      .slice(range.from - 1, range.to)
      .join('\n')
      .trim();
  const own = textOf(then);
  return {
    paths: [path],
    isTrue: (texts) => [...texts.values()].some((text) => text !== null && textOf(linesOf(text)) === own),
  };
}

function reads(lines: readonly string[], { from }: LineRange): string {
  return `line ${from} reads: ${shownLine(lines, from)}`;
}
