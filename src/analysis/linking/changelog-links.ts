import { blameLines } from '../../clients/git/blame.js';
import { shortHash } from '../../domain/commit.js';
import type { Candidate } from './candidate.js';
import type { ChangelogEntry } from './changelog-entries.js';
import type { LinkIndex } from './link-index.js';
import { similarity } from './text-similarity.js';

/** More entries than this name an issue only where the number is a version or the like. */
const MOST_ENTRIES = 12;
/** How far before a change log's line the change itself may lie, in commits. */
const WINDOW = 400;
const SIMILAR = 0.6;

/**
 * Commits behind the change log entries that name the issue: by a hash in the entry, by the number of another pull request
 * in it, by the commit that wrote the line together with code, and last by likeness of the texts.
 * @param options.thorough also ask who wrote the line, which reads the file's history
 * @param options.naming commits whose own messages name the issue. An entry with hashes was generated from the messages, and
 *   makes "closes" of every reference in them: what such an entry says of these commits is no news.
 */
export async function linkByChangelogs(
  index: LinkIndex,
  keys: readonly string[],
  revision: string,
  options: { thorough: boolean; naming: ReadonlySet<string> },
): Promise<Candidate[]> {
  const own = (await index.entriesNaming(revision, keys)).slice(0, MOST_ENTRIES);
  const found: Candidate[] = [];
  for (const entry of own) {
    const direct = [...(await byHash(index, entry)), ...(await byPullRequest(index, entry, keys))];
    const isGenerated = entry.hashes.length > 0;
    found.push(...direct.filter((c) => !isGenerated || !options.naming.has(c.commit)));
    if (direct.length === 0 && options.thorough) found.push(...(await byLine(index, entry, revision)));
  }
  return found;
}

async function byHash(index: LinkIndex, entry: ChangelogEntry): Promise<Candidate[]> {
  const commits = [...new Set(entry.hashes.flatMap((hash) => index.order.resolve(hash) ?? []))];
  return withCode(index, commits, 0.85, (hash) => `${place(entry)} names the issue and ${shortHash(hash)}`);
}

/** A pull request is opened after the issue it is made for; older ones count only where there is none newer. */
async function byPullRequest(
  index: LinkIndex,
  entry: ChangelogEntry,
  keys: readonly string[],
): Promise<Candidate[]> {
  const own = new Set(keys.map((key) => key.toUpperCase()));
  const issue = Math.min(...keys.filter((key) => /^\d+$/.test(key)).map(Number));
  const numbers = entry.keys.filter((key) => !own.has(key) && /^\d+$/.test(key));
  const newer = numbers.filter((number) => Number(number) > issue);
  const fromNewer = await byNumbers(index, entry, newer, 0.72);
  if (fromNewer.length > 0) return fromNewer;
  return byNumbers(
    index,
    entry,
    numbers.filter((number) => !newer.includes(number)),
    0.55,
  );
}

/** Of several pull requests in one entry, those whose titles are like the entry come first. */
async function byNumbers(
  index: LinkIndex,
  entry: ChangelogEntry,
  numbers: readonly string[],
  score: number,
): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const number of numbers) {
    const reason = `${place(entry)} names the issue and #${number}, which it landed`;
    for (const candidate of await withCode(index, landingsOf(index, number), score, () => reason)) {
      const likeness = similarity(entry.text, titleOf(index, candidate.commit));
      found.push({ ...candidate, score: candidate.score + 0.1 * likeness });
    }
  }
  return found;
}

/** The commits that landed a pull request: by their subjects, or by the ref of the pull request being part of the history. */
export function landingsOf(index: LinkIndex, number: string): string[] {
  const isKnownPull = index.pulls.has(number);
  // Where pull requests have refs, a number without one is an issue's, or a pull request's of some fork.
  const isPull = isKnownPull || index.pulls.size === 0;
  const landings = isPull ? (index.messages.landings.get(number) ?? []) : [];
  const found = new Set(landings.map((landing) => landing.commit));
  if (isKnownPull) {
    for (const [hash, mentions] of index.messages.mentions.get(number) ?? [])
      if (mentions.some((mention) => mention.kind === 'closes')) found.add(hash);
    const tip = index.pulls.get(number) ?? '';
    if (found.size === 0 && index.entry(tip)) found.add(tip);
  }
  return [...found];
}

async function byLine(index: LinkIndex, entry: ChangelogEntry, revision: string): Promise<Candidate[]> {
  const blamed = await blameLines(index.clone.git, {
    revision,
    path: entry.path,
    lines: [entry.line],
    ignoreWhitespace: true,
  });
  const writer = blamed?.[0]?.commit;
  if (!writer || !index.entry(writer)) return [];
  await index.prepare([writer]);
  const shape = index.shapeOf(writer);
  if (
    shape.production.length > 0 &&
    !shape.isMerge &&
    !shape.isRelease &&
    !isAboutLog(index.entry(writer)?.subject ?? '') &&
    index.changesOf(writer).length <= 60
  ) {
    return [
      candidate(writer, 0.62, `${place(entry)} names the issue, and this commit wrote it together with code`),
    ];
  }
  return mostAlike(index, entry, writer);
}

/** Whether a commit wrote down what others had done. */
function isAboutLog(subject: string): boolean {
  return /\b(?:change-?log|changes|history\.md|release notes)\b/i.test(subject);
}

/** The one commit shortly before the line was written whose subject says the same. */
async function mostAlike(index: LinkIndex, entry: ChangelogEntry, writer: string): Promise<Candidate[]> {
  const near = before(index, writer);
  const scored = near
    .map((hash) => ({ hash, score: similarity(entry.text, titleOf(index, hash)) }))
    .filter(({ score }) => score >= SIMILAR)
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best || (second && best.score - second.score < 0.1)) return [];
  return withCode(
    index,
    [best.hash],
    0.4,
    () => `${place(entry)} names the issue and reads like this commit’s subject`,
  );
}

function before(index: LinkIndex, start: string): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  let todo = [start];
  while (todo.length > 0 && found.length < WINDOW) {
    const next: string[] = [];
    for (const hash of todo) {
      if (seen.has(hash)) continue;
      seen.add(hash);
      found.push(hash);
      next.push(...(index.entry(hash)?.parents ?? []));
    }
    todo = next;
  }
  return found.slice(1, WINDOW);
}

async function withCode(
  index: LinkIndex,
  commits: readonly string[],
  score: number,
  reason: (hash: string) => string,
): Promise<Candidate[]> {
  const known = commits.filter((hash) => index.entry(hash));
  await index.prepare(known);
  return known
    .filter((hash) => {
      const shape = index.shapeOf(hash);
      return (
        (shape.production.length > 0 || shape.manifests.length > 0) && !shape.isRelease && !shape.isMergeBack
      );
    })
    .map((hash) => candidate(hash, score, reason(hash)));
}

function candidate(commit: string, score: number, reason: string): Candidate {
  return { commit, kind: 'changelog', score, isFix: true, isBacked: false, reasons: [reason] };
}

function titleOf(index: LinkIndex, hash: string): string {
  const entry = index.entry(hash);
  if (!entry) return '';
  return entry.parents.length > 1 ? `${entry.subject} ${entry.body.split('\n', 1)[0] ?? ''}` : entry.subject;
}

function place(entry: ChangelogEntry): string {
  return `${entry.path}:${entry.line}`;
}
