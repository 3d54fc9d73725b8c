import { shortHash } from '../../domain/commit.js';
import { quoted } from '../../domain/shell-word.js';
import { count, listing } from '../../domain/wording.js';
import {
  type Candidate,
  type CheckContext,
  type ClaimPart,
  linesOf,
  type Outcome,
  type Reading,
} from '../check/context.js';
import { enclosingNames } from '../check/enclosing.js';
import { commitsNamed } from '../check/find-commits.js';
import type { PastQuestion } from '../check/path-history.js';
import { commitMentions } from '../extract/commit-mentions.js';
import type { Sentence } from '../extract/document.js';
import { type ExpectedText, holds } from '../extract/expected-text.js';
import { type LineMention, lineMentions } from '../extract/line-mentions.js';
import { type Expected, expectedAt } from '../extract/said-of-lines.js';

/** `path:line` and "lines N-M", with what should be there. */
export const lineReference: ClaimPart = { kinds: ['line-reference'], recognise };

/** Commits of a sentence that are looked into. */
const MOST_COMMITS = 3;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    const mentions = lineMentions(reading, sentence);
    return mentions.flatMap((mention, i) => {
      // A missing file is a claim of its own, and has no lines.
      if (mention.file.match.kind !== 'file') return [];
      const expected = expectedAt(reading, sentence, mentions, i);
      return [candidateOf(sentence, mention, expected)];
    });
  });
}

function candidateOf(sentence: Sentence, mention: LineMention, expected: Expected): Candidate {
  const { lines, file } = mention;
  const where = `${file.written}${rangeText(lines)}`;
  const hashes = commitMentions(sentence).flatMap(({ hash }) => hash ?? []);
  const texts = expected.texts.map(({ text }) => text.slice(0, 120));
  return {
    kind: 'line-reference',
    line: sentence.tokens[mention.start]?.line ?? sentence.line,
    text: sentence.text,
    statement: texts.length > 0 ? `${where} holds ${listing(texts, 3)}` : `${where} is there`,
    check: (context) => check(context, mention, expected, hashes),
  };
}

function rangeText({ from, to }: LineMention['lines']): string {
  return from === to ? `:${from}` : `:${from}-${to}`;
}

async function check(
  context: CheckContext,
  mention: LineMention,
  expected: Expected,
  hashes: readonly string[],
): Promise<Outcome> {
  const now = await checkAt(context, mention, expected, null);
  if (now.verdict !== 'refuted') return now;
  // Beside a commit, lines are often those that it changed: as they were in it, or before it.
  for (const revision of versionsOf(context, hashes)) {
    const then = await checkAt(context, mention, expected, revision);
    if (then.verdict === 'verified') return then;
  }
  return (await checkNamesakes(context, mention, expected)) ?? doubted(mention, now);
}

/** "package.json line 55" may be that of another folder than the root; null where none of them has the lines. */
async function checkNamesakes(
  context: CheckContext,
  mention: LineMention,
  expected: Expected,
): Promise<Outcome | null> {
  const { file } = mention;
  if (file.match.how !== 'exact' || file.written.includes('/') || file.written.includes('\\')) return null;
  const paths = context.paths.namesakes(file.written).filter((path) => !file.match.paths.includes(path));
  for (const path of paths.slice(0, 20)) {
    const outcome = await checkIn(context, path, mention, { expected, revision: null });
    if (outcome.verdict === 'verified') return outcome;
  }
  return null;
}

/** Lines that a file has not, where it was named in another sentence: another file may be meant. */
function doubted(mention: LineMention, outcome: Outcome): Outcome {
  if (!mention.isInherited || !/^the file has /.test(outcome.measured ?? '')) return outcome;
  const { correction: _, past: __, ...rest } = outcome;
  return { ...rest, verdict: 'not checkable', needs: 'to know which file these lines are of' };
}

/** Commits that a sentence names, each with its first parent. */
function versionsOf(context: CheckContext, hashes: readonly string[]): string[] {
  const named = hashes.slice(0, MOST_COMMITS).map((hash) => commitsNamed(context, hash));
  return named.flatMap(([commit, ...others]) =>
    commit && others.length === 0 ? [commit.hash, ...commit.parents.slice(0, 1)] : [],
  );
}

/** @param revision null for the revision that the document is checked against */
async function checkAt(
  context: CheckContext,
  mention: LineMention,
  expected: Expected,
  revision: string | null,
): Promise<Outcome> {
  const readings: Outcome[] = [];
  for (const path of mention.file.match.paths.slice(0, 20)) {
    const outcome = await checkIn(context, path, mention, { expected, revision });
    if (outcome.verdict === 'verified') return outcome;
    readings.push(outcome);
  }
  // With several files of that name, the text would have to say which is meant.
  const [first] = readings;
  if (!first) return { verdict: 'not checkable', needs: 'a file that can be read' };
  if (readings.length === 1) return first;
  return {
    ...first,
    measured: `in none of the ${count(readings.length, 'file')} of that name: ${listing(mention.file.match.paths, 3)}`,
    correction: null,
    past: first.past ? { ...first.past, paths: [...mention.file.match.paths].slice(0, 20) } : null,
  };
}

async function checkIn(
  context: CheckContext,
  path: string,
  mention: LineMention,
  { expected, revision }: { expected: Expected; revision: string | null },
): Promise<Outcome> {
  const { from, to } = mention.lines;
  const lines = revision === null ? await context.lines(path) : await context.linesAt(revision, path);
  const rev = revision === null ? context.rev : shortHash(revision);
  const command = `git show ${rev}:${quoted(path)} | sed -n '${from},${to}p'`;
  const scope = `${path} at ${rev}`;
  if (!lines)
    return { verdict: 'not checkable', scope, command, needs: `${path} as a text that this clone holds` };
  const past = pastOf(path, mention, expected);
  if (to > lines.length)
    return {
      verdict: 'refuted',
      measured: `the file has ${count(lines.length, 'line')}`,
      scope,
      command,
      past,
      correction: `${path} has ${count(lines.length, 'line')}.`,
    };
  const isSketch = expected.isShown === true && isDrawn(lines, expected);
  // A name outside of code may be there by chance: where it is not, it says nothing.
  if (
    isSketch ||
    expected.texts.every((text) => text.kind === 'name' && !isAt(lines, mention, text, expected.near))
  )
    return there(lines, mention, { scope, command });
  const met = expected.texts.filter((text) => isAt(lines, mention, text, expected.near));
  if (met.length > 0)
    return {
      verdict: 'verified',
      measured: `${listing(
        met.map(({ text }) => text.slice(0, 80)),
        3,
      )} is there`,
      scope,
      command,
    };
  return missed({ lines, path, mention, expected, scope, command, past });
}

/** Lines of which no more is known than that they are there: blank ones are hardly those that were meant. */
function there(
  lines: readonly string[],
  { lines: { from, to } }: LineMention,
  { scope, command }: { scope: string; command: string },
): Outcome {
  const isBlank = lines.slice(from - 1, to).every((line) => line.trim() === '');
  if (isBlank)
    return {
      verdict: 'not checkable',
      measured: `${count(to - from + 1, 'line')}, blank`,
      scope,
      command,
      needs: 'to know what stands there; the numbers may be of another version',
    };
  return {
    verdict: 'verified',
    measured: `the lines are there: ${shown(lines, from)}`,
    scope: `${scope}; only that the lines exist`,
    command,
  };
}

/** Code that is shown for some lines and is, for the most part, nowhere in the file. */
function isDrawn(lines: readonly string[], { texts }: Expected): boolean {
  const there = texts.filter((text) => lines.some((line) => holds(line, text))).length;
  return there === 0 || there * 2 < texts.length;
}

/** In the lines, or what they are part of: "Lines 58-87: `Class`". */
function isAt(
  lines: readonly string[],
  { lines: { from, to } }: LineMention,
  expected: ExpectedText,
  near = 0,
): boolean {
  const text = lines.slice(Math.max(0, from - 1 - near), to + near).join('\n');
  if (holds(text, expected)) return true;
  return (
    expected.kind === 'code' &&
    enclosingNames(lines, from).some((name) => name === expected.text.replace(/\(.*$/s, ''))
  );
}

function missed(at: {
  lines: readonly string[];
  path: string;
  mention: LineMention;
  expected: Expected;
  scope: string;
  command: string;
  past: PastQuestion | null;
}): Outcome {
  const { lines, path, mention, expected, scope, command } = at;
  const firm = expected.texts.filter(
    ({ kind, text }) => (kind === 'quote' || kind === 'code') && text.length > 3,
  );
  const [wanted] = firm;
  if (!wanted)
    return {
      verdict: 'not checkable',
      measured: shown(lines, mention.lines.from),
      scope,
      command,
      needs: 'words that the lines should hold',
    };
  const elsewhere = firm
    .map((text) => ({ text, places: lines.flatMap((line, i) => (holds(line, text) ? [i + 1] : [])) }))
    .find(({ places }) => places.length > 0);
  const there = `line ${mention.lines.from} reads: ${shown(lines, mention.lines.from)}`;
  // A quotation says itself that it is found; of code it must be clear that the lines are said to hold it.
  const isQuoted = elsewhere !== undefined && firm.every(({ kind }) => kind === 'quote');
  if (!expected.isBound && !isQuoted)
    return {
      verdict: 'not checkable',
      measured: there,
      scope,
      command,
      needs: elsewhere
        ? 'to know what these lines are said to hold'
        : 'the exact words; these are not in the file',
    };
  const places = elsewhere?.places ?? [];
  const label = (elsewhere?.text ?? wanted).text.slice(0, 80);
  return {
    verdict: 'refuted',
    measured:
      places.length > 0
        ? `${label} is at line ${listing(places.map(String), 4)}; ${there}`
        : `${label} is not in the file; ${there}`,
    scope,
    command,
    past: at.past,
    correction:
      places.length > 0
        ? `${label} is at line ${listing(places.map(String), 4)} of ${path}.`
        : `${path} does not hold ${label}; its ${there}.`,
  };
}

function pastOf(path: string, mention: LineMention, expected: Expected): PastQuestion {
  return {
    paths: [path],
    isTrue: (texts) =>
      [...texts.values()].some((text) => {
        const lines = text === null ? [] : linesOf(text);
        if (mention.lines.to > lines.length) return false;
        return (
          expected.texts.length === 0 ||
          expected.texts.some((each) => isAt(lines, mention, each, expected.near))
        );
      }),
  };
}

function shown(lines: readonly string[], from: number): string {
  const text = (lines[from - 1] ?? '').trim();
  return text === '' ? '(a blank line)' : text.slice(0, 120);
}
