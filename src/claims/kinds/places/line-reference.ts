import { shortHash } from '../../../domain/commit.js';
import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import {
  type Candidate,
  type CheckContext,
  type ClaimPart,
  linesOf,
  type Outcome,
  type Reading,
} from '../../check/context.js';
import { commitsNamed } from '../../check/history/find-commits.js';
import { heldBy, pastOf } from '../../check/history/held-lines.js';
import { heldSince } from '../../check/history/held-since.js';
import type { Held } from '../../check/history/lines-spoken-of.js';
import { onceIn } from '../../check/history/once-in-file.js';
import { holds } from '../../extract/code/expected-text.js';
import { commitMentions } from '../../extract/commits/commit-mentions.js';
import type { FileMention } from '../../extract/files/file-mentions.js';
import { filesNamed } from '../../extract/files/files-named.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { type LineMention, lineMentions } from '../../extract/names/line-mentions.js';
import { type Expected, expectedAt } from '../../extract/names/said-of-lines.js';

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
      const others = mention.isInherited ? filesNamed(reading).filter(({ isImport }) => !isImport) : [];
      return [candidateOf(sentence, mention, expected, others)];
    });
  });
}

function candidateOf(
  sentence: Sentence,
  mention: LineMention,
  expected: Expected,
  others: readonly FileMention[],
): Candidate {
  const { lines, file } = mention;
  const where = `${file.written}${rangeText(lines)}`;
  const hashes = commitMentions(sentence).flatMap(({ hash }) => hash ?? []);
  const texts = expected.texts.map(({ text }) => text.slice(0, 120));
  return {
    kind: 'line-reference',
    line: mention.line,
    text: sentence.text,
    statement: said(where, texts, expected),
    check: async (context) => {
      const now = await checkOthers(context, mention, expected, { hashes, others });
      return (tellsOfThen(sentence, mention) && (await heldThen(context, mention, expected, now))) || now;
    },
  };
}

/** "`a.py` line 12 excluded `b`": the verb right behind the lines says that they held it, which may have been put right since. */
function tellsOfThen({ tokens }: Sentence, { end }: LineMention): boolean {
  return /^(?:was|were|had|held|excluded|contained|called|read|returned|raised|imported)$/i.test(
    tokens[end]?.text ?? '',
  );
}

/** Lines that held it in an earlier version; null where that need not be asked, and where none did. */
async function heldThen(
  context: CheckContext,
  { lines: range, file }: LineMention,
  expected: Expected,
  now: Outcome,
): Promise<Outcome | null> {
  const [path = '', ...others] = file.match.paths;
  const isAsked = now.verdict !== 'verified' && expected.texts.some(({ kind }) => kind !== 'number');
  if (!isAsked || others.length > 0) return null;
  const until = await context.past.trueUntil(pastOf({ path, range, expected }));
  if (!until) return null;
  const measured = `it was so until ${shortHash(until.commit)} of ${until.date}; ${now.measured}`;
  const { needs: _, correction: __, past: ___, ...rest } = now;
  return { ...rest, verdict: 'verified', measured };
}

function said(
  where: string,
  texts: readonly string[],
  { denied, lacksAwait, isTold, words }: Expected,
): string {
  if (lacksAwait) return `${where} calls something without waiting for it`;
  if (isTold) return `${where} speaks of ${listing(words, 4)}`;
  if (texts.length > 0) return `${where} holds ${listing(texts, 3)}`;
  const missing = (denied ?? []).map(({ text }) => text.slice(0, 120));
  return missing.length > 0 ? `${where} does not hold ${listing(missing, 3)}` : `${where} is there`;
}

function rangeText({ from, to }: LineMention['lines']): string {
  return from === to ? `:${from}` : `:${from}-${to}`;
}

/** So many files of the document are looked into for lines whose file is not named beside them. */
const MOST_OTHERS = 12;

/** Where the file is not named beside the lines, that of another one may be meant which holds there what is said. */
async function checkOthers(
  context: CheckContext,
  mention: LineMention,
  expected: Expected,
  { hashes, others }: { hashes: readonly string[]; others: readonly FileMention[] },
): Promise<Outcome> {
  const own = await check(context, mention, expected, hashes);
  if (own.verdict === 'verified' || !expected.texts.some(({ kind }) => kind !== 'number')) return own;
  for (const file of others.slice(0, MOST_OTHERS)) {
    const outcome = await checkAt(context, { ...mention, file }, expected, null);
    if (outcome.verdict === 'verified' && / is there$/.test(outcome.measured ?? '')) return outcome;
  }
  return own;
}

async function check(
  context: CheckContext,
  mention: LineMention,
  expected: Expected,
  hashes: readonly string[],
): Promise<Outcome> {
  const now = await checkNow(context, mention, expected);
  if (now.verdict !== 'refuted') return now;
  // Beside a commit, lines are often those that it changed: as they were in it, or before it.
  for (const revision of versionsOf(context, hashes)) {
    const then = await checkAt(context, mention, expected, revision);
    if (then.verdict === 'verified') return then;
  }
  return (await checkNamesakes(context, mention, expected)) ?? doubted(mention, now);
}

/** As the revision has them, and, where that alone does not settle it, as they were when the document was written. */
async function checkNow(context: CheckContext, mention: LineMention, expected: Expected): Promise<Outcome> {
  const { paths } = mention.file.match;
  const [path = ''] = paths;
  const now = await checkAt(context, mention, expected, null);
  if (paths.length !== 1) return now;
  const once = now.isSketch ? await shownOnce(context, path, expected) : null;
  if (once)
    return { ...once, measured: `${once.measured}; ${now.measured?.replace(/^much of it is there: /, '')}` };
  return heldSince(context, { line: mention.line, path, range: mention.lines, expected }, now);
}

/** Code shown for lines that the file held once is no sketch of what they hold; null where no version of the file held it. */
async function shownOnce(context: CheckContext, path: string, { texts }: Expected): Promise<Outcome | null> {
  const lines = (await context.lines(path)) ?? [];
  const gone = texts.filter(
    (text) => text.kind === 'code' && text.text.length >= LONG && !lines.some((line) => holds(line, text)),
  );
  for (const text of gone.slice(0, MOST_ONCE)) {
    const once = await onceIn(context, path, text.text, (old) =>
      linesOf(old).some((line) => holds(line, text)),
    );
    if (once) return once;
  }
  return null;
}

/** Letters of a line that nobody writes the same by chance, and how many such lines are looked for in the past. */
const LONG = 24;
const MOST_ONCE = 2;

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
): Promise<Held> {
  const readings: Held[] = [];
  for (const path of mention.file.match.paths.slice(0, 20)) {
    const outcome = await checkIn(context, path, mention, { expected, revision });
    if (outcome.verdict === 'verified') return outcome;
    readings.push(outcome);
  }
  // With several files of that name, the text would have to say which is meant.
  const first = readings.find(({ verdict }) => verdict !== 'refuted') ?? readings[0];
  if (!first) return { verdict: 'not checkable', needs: 'a file that can be read' };
  if (readings.length === 1 || first.verdict !== 'refuted') return first;
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
): Promise<Held> {
  const { from, to } = mention.lines;
  const lines = revision === null ? await context.lines(path) : await context.linesAt(revision, path);
  const rev = revision === null ? context.rev : shortHash(revision);
  const command = `git show ${rev}:${quoted(path)} | sed -n '${from},${to}p'`;
  const scope = `${path} at ${rev}`;
  if (!lines)
    return { verdict: 'not checkable', scope, command, needs: `${path} as a text that this clone holds` };
  return { scope, command, ...heldBy({ lines, path, range: mention.lines, expected, scope }) };
}
