import { readChangedLines } from '../../clients/git/changed-lines.js';
import type { LogEntry } from '../../domain/history.js';
import { plainTitle } from '../../references/message-index.js';
import type { Candidate } from './candidate.js';
import { isHouseKeeping } from './change-shape.js';
import type { LinkIndex } from './link-index.js';
import { TermIndex, termsOf } from './term-index.js';

/** What is known of an issue’s text and time. */
export interface IssueText {
  readonly key: string;
  readonly title: string;
  readonly body: string | null;
  /** ISO 8601. */
  readonly createdAt: string | null;
  readonly closedAt: string | null;
}

/** Of so many commits that read like the issue the files are looked at, then of so many the lines. */
const [BY_MESSAGE, BY_FILES, MOST_TOLD] = [400, 60, 5];
/** So much of an issue’s body is compared; what follows are logs and templates. */
const LONGEST_BODY = 4000;
const MOST_BODY_TERMS = 60;
const DAY = 24 * 3600 * 1000;
/** How long before the first later number landed an issue may have been reported, where nobody says when it was. */
const LONGEST_OPEN = 150 * DAY;
const [TITLE, BODY] = [3, 1];
const [OF_FILES, OF_LINES] = [0.6, 0.5];

/** No likeness of texts is more than this sure. */
const MOST_SURE = 0.4;

/**
 * Commits that read like the issue: by their messages, the names of the files they change and the words in the lines they
 * change. Nobody says that they have to do with it, so that none is taken for a fix.
 */
export async function linkBySimilarity(
  index: LinkIndex,
  issue: IssueText,
  revision: string,
): Promise<Candidate[]> {
  const near = commitsInTime(index, issue, revision);
  const messages = new TermIndex();
  for (const entry of near) messages.add(entry.hash, termsOf(textOf(entry)));
  const question = questionOf(issue, messages);
  const weighed = near
    .map((entry) => ({
      entry,
      score: messages.score(entry.hash, question) * likelihood(index, entry, issue),
    }))
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) => b.score - a.score || index.order.position(b.entry.hash) - index.order.position(a.entry.hash),
    );
  const byMessage = new Map(weighed.slice(0, BY_MESSAGE).map(({ entry, score }) => [entry.hash, score]));
  const byFiles = top(await withFiles(index, byMessage, question, issue), BY_FILES);
  const byLines = top(await withLines(index, byFiles, question, issue), BY_FILES);
  return told(index, byLines, { messages, question, title: termsOf(issue.title) });
}

/** Commits of the revision from the time in which the issue was worked on; releases and copies are left out. */
function commitsInTime(index: LinkIndex, issue: IssueText, revision: string): LogEntry[] {
  const place = index.placeOf(revision);
  const from = reportedAt(index, issue) - 2 * DAY;
  const to = issue.closedAt === null ? Number.POSITIVE_INFINITY : Date.parse(issue.closedAt) + 2 * DAY;
  const found = new Map<string, LogEntry>();
  for (const entry of index.graph.all()) {
    const at = Date.parse(entry.committedAt);
    if (!place.contains(entry.hash) || at < from || at > to) continue;
    if (entry.parents.length > 1 && landedBy(index, entry) === null) continue;
    found.set(plainTitle(entry.subject), entry);
  }
  return [...found.values()];
}

/** When the issue was reported; where nobody says, a while before a pull request with a later number landed. */
function reportedAt(index: LinkIndex, issue: IssueText): number {
  if (issue.createdAt !== null) return Date.parse(issue.createdAt);
  const number = Number(issue.key);
  let first = Number.POSITIVE_INFINITY;
  for (const [key, landings] of index.messages.landings) {
    if (!(Number(key) > number)) continue;
    for (const { commit } of landings)
      first = Math.min(first, Date.parse(index.entry(commit)?.committedAt ?? ''));
  }
  return Number.isFinite(first) ? first - LONGEST_OPEN : Number.NEGATIVE_INFINITY;
}

/** A pull request is numbered after the issue it is made for, most often soon; fixes come shortly before the closing. */
function likelihood(index: LinkIndex, entry: LogEntry, issue: IssueText): number {
  let factor = isHouseKeeping(entry.subject) ? 0.7 : 1;
  const landed = Number(landedBy(index, entry) ?? Number.NaN);
  const number = Number(issue.key);
  if (landed <= number) factor *= 0.3;
  else if (landed > number) factor *= 1 + 1.2 * Math.exp((number - landed) / 30);
  if (issue.closedAt !== null) {
    const before = Math.abs(Date.parse(issue.closedAt) - Date.parse(entry.committedAt));
    factor *= 1 + 0.6 * Math.exp(-before / (3 * DAY));
  }
  return factor;
}

function landedBy(index: LinkIndex, entry: LogEntry): string | null {
  const number = /#(\d{1,7})/.exec(
    entry.subject.startsWith('Merge') ? entry.subject : entry.subject.slice(-14),
  )?.[1];
  if (number === undefined) return null;
  const landings = index.messages.landings.get(number) ?? [];
  return landings.some(({ commit }) => commit === entry.hash) ? number : null;
}

/** The title counts most; of the body its rarest words, each once. */
function questionOf(issue: IssueText, index: TermIndex): Map<string, number> {
  const question = new Map<string, number>();
  const body = new Set(termsOf((issue.body ?? '').slice(0, LONGEST_BODY)));
  const rarest = [...body]
    .filter((term) => index.isHeld(term))
    .sort((a, b) => index.rarity(b) - index.rarity(a) || (a < b ? -1 : 1))
    .slice(0, MOST_BODY_TERMS);
  for (const term of rarest) question.set(term, BODY / Math.sqrt(1 + rarest.length / 10));
  for (const term of termsOf(issue.title)) question.set(term, TITLE);
  return question;
}

/** Adds what the names of changed files say; commits that change no production code drop out. */
async function withFiles(
  index: LinkIndex,
  scores: ReadonlyMap<string, number>,
  question: ReadonlyMap<string, number>,
  issue: IssueText,
): Promise<Map<string, number>> {
  await index.prepare(scores.keys());
  const names = new TermIndex();
  const kept = [...scores.keys()].filter((hash) => {
    const shape = index.shapeOf(hash);
    return shape.production.length > 0 && !shape.isRelease && !shape.isMergeBack && !shape.isDependencyBump;
  });
  for (const hash of kept) {
    const { production, tests } = index.shapeOf(hash);
    names.add(hash, termsOf([...production, ...tests].slice(0, 60).join(' ')));
  }
  return added(index, kept, scores, (hash) => OF_FILES * names.score(hash, question), issue);
}

/** Adds what the changed lines say. */
async function withLines(
  index: LinkIndex,
  scores: ReadonlyMap<string, number>,
  question: ReadonlyMap<string, number>,
  issue: IssueText,
): Promise<Map<string, number>> {
  const changed = await readChangedLines(index.clone.git, [...scores.keys()]);
  const lines = new TermIndex();
  for (const hash of scores.keys()) {
    const text: string[] = [];
    for (const [path, file] of changed.get(hash) ?? [])
      if (['production', 'test'].includes(index.classOf(path))) text.push(...file.added, ...file.removed);
    lines.add(hash, termsOf(text.slice(0, 2000).join(' ')));
  }
  return added(index, [...scores.keys()], scores, (hash) => OF_LINES * lines.score(hash, question), issue);
}

function added(
  index: LinkIndex,
  hashes: readonly string[],
  scores: ReadonlyMap<string, number>,
  more: (hash: string) => number,
  issue: IssueText,
): Map<string, number> {
  return new Map(
    hashes.map((hash) => {
      const entry = index.entry(hash) as LogEntry;
      return [hash, (scores.get(hash) ?? 0) + more(hash) * likelihood(index, entry, issue)];
    }),
  );
}

function top(scores: ReadonlyMap<string, number>, most: number): Map<string, number> {
  return new Map(
    [...scores].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).slice(0, most),
  );
}

/** The best few that share more than one word with the issue’s title, or a rare one. */
function told(
  index: LinkIndex,
  scores: ReadonlyMap<string, number>,
  known: { messages: TermIndex; question: ReadonlyMap<string, number>; title: readonly string[] },
): Candidate[] {
  const { messages, question, title } = known;
  const whole = [...question].reduce((sum, [term, weight]) => sum + weight * messages.rarity(term), 0);
  return [...scores]
    .flatMap(([commit, score]) => {
      const shared = messages.shared(commit, question.keys());
      const isAlike = messages.shared(commit, title).length > 0 || shared.length > 2;
      if (!isAlike) return [];
      const words = shared.slice(0, 5).join(', ');
      const reason = `no message ties it to the issue; its text shares words with the issue's: ${words}`;
      return [
        {
          ...BLANK,
          commit,
          score: MOST_SURE * (1 - Math.exp(-score / Math.max(1, whole))),
          reasons: [reason],
        },
      ];
    })
    .filter(({ commit }) => index.entry(commit))
    .slice(0, MOST_TOLD);
}

const BLANK = { kind: 'similar-text', isFix: false, isBacked: false } as const;

function textOf(entry: LogEntry): string {
  // The subject counts twice; the rest of a message wanders.
  return `${entry.subject}\n${entry.subject}\n${entry.body.slice(0, 3000)}`;
}
