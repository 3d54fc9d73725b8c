import type { LogEntry } from '../../../domain/history.js';
import { type CommitMention, commitMentions } from '../../extract/commits/commit-mentions.js';
import { descriptionOf } from '../../extract/commits/described-commit.js';
import type { WrittenDocument } from '../../extract/markdown/document.js';
import type { CheckContext } from '../context.js';
import { commitsDescribed } from './described-commits.js';
import { commitsNamed, commitsWithSubject } from './find-commits.js';

/** Which commits of the clone some mentions stand for. */
export interface NamedCommits {
  readonly found: readonly LogEntry[];
  /** One commit was named, and it is clear which one it is. */
  readonly isOne: boolean;
  /** Hashes that this clone does not hold, nor their subjects. */
  readonly missing: readonly string[];
  /** For a commit that was found by its subject, the hash that was written and is not here. */
  readonly standIns: ReadonlyMap<string, string>;
}

/** A subject that more commits have tells nothing. */
const MOST = 4;

/** A hash that is not here is looked for by the subject that the document gives it, wherever it does. */
export function commitsMeant(context: CheckContext, mentions: readonly CommitMention[]): NamedCommits {
  const hashes = [...new Set(mentions.flatMap(({ hash }) => hash ?? []))];
  const found = new Map<string, LogEntry>();
  const missing: string[] = [];
  const standIns = new Map<string, string>();
  let isSure = true;
  for (const hash of hashes) {
    const { commits: own, isTelling } = ofHash(context, hash);
    isSure &&= isTelling;
    if (own.length === 0) missing.push(hash);
    for (const entry of own) {
      found.set(entry.hash, entry);
      if (!entry.hash.startsWith(hash)) standIns.set(entry.hash, hash);
    }
  }
  const subjects = hashes.length > 0 ? [] : [...new Set(mentions.flatMap(({ subject }) => subject ?? []))];
  for (const subject of subjects)
    for (const entry of ofSubject(context, subject)) found.set(entry.hash, entry);
  const named = Math.max(hashes.length, subjects.length);
  return { found: [...found.values()], isOne: isSure && named === 1 && found.size === 1, missing, standIns };
}

/** Words that a subject has at least, to tell which commit is meant. */
const TELLING = 4;

function ofHash(context: CheckContext, hash: string): { commits: readonly LogEntry[]; isTelling: boolean } {
  const byHash = commitsNamed(context, hash);
  if (byHash.length > 0) return { commits: byHash.length === 1 ? byHash : [], isTelling: true };
  for (const subject of subjectsGiven(context.document).get(hash.slice(0, SHORTEST)) ?? []) {
    const commits = ofSubject(context, subject);
    if (commits.length > 0) return { commits, isTelling: subject.split(/\s+/).length >= TELLING };
  }
  return { commits: ofDescription(context, hash), isTelling: false };
}

/** What the document says in other words that it did; it may have been another one that did so, too. */
function ofDescription(context: CheckContext, hash: string): readonly LogEntry[] {
  const digits = hash.slice(0, SHORTEST);
  return context.once(['commit by its description', digits], () => {
    for (const sentence of context.document.sentences) {
      if (!commitMentions(sentence).some((each) => each.hash?.startsWith(digits))) continue;
      const commits = commitsDescribed(context, descriptionOf(sentence)?.stems ?? []);
      if (commits.length === 1) return commits;
    }
    return [];
  });
}

function ofSubject(context: CheckContext, subject: string): readonly LogEntry[] {
  const all = commitsWithSubject(context, subject);
  const here = all.filter(({ hash }) => context.isAncestor(hash));
  const found = here.length > 0 ? here : all;
  return found.length <= MOST ? found : [];
}

/** Digits of a hash that are compared. */
const SHORTEST = 7;

const given = new WeakMap<WrittenDocument, Map<string, Set<string>>>();

/** "**Commit message**: …", right below the hash. */
const MESSAGE = /^(?:commit )?(?:message|subject|title)$/;

/** The subjects beside each hash, by its first digits. A sentence that names one hash and quotes one subject ties them. */
function subjectsGiven(document: WrittenDocument): ReadonlyMap<string, ReadonlySet<string>> {
  const known = given.get(document);
  if (known) return known;
  const found = new Map<string, Set<string>>();
  const tie = (hash: string | null, subject: string | null) => {
    const key = hash?.slice(0, SHORTEST);
    if (key !== undefined && subject !== null) found.set(key, (found.get(key) ?? new Set()).add(subject));
  };
  let before: readonly CommitMention[] = [];
  for (const sentence of document.sentences) {
    const mentions = commitMentions(sentence);
    const hashes = mentions.filter(({ hash }) => hash !== null);
    const isMessage = MESSAGE.test(sentence.label) && hashes.length === 0 && before.length === 1;
    if (isMessage) for (const { subject } of mentions) tie(before[0]?.hash ?? null, subject);
    for (const { hash, subject } of hashes) {
      if (hashes.length > 1) tie(hash, subject);
      else for (const each of mentions) tie(hash, each.subject);
    }
    before = hashes;
  }
  given.set(document, found);
  return found;
}
