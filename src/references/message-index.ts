import type { Mention } from '../domain/commit.js';
import type { CommitGraph, LogEntry } from '../domain/history.js';
import { findMentions, type ReferenceRules } from './find-mentions.js';
import { landedPullRequest } from './landed-pull-requests.js';
import { cherryPickSources, parseRevert, type RevertClaim } from './reverts.js';

/** A commit that announces a pull request’s landing. */
export interface Landing {
  readonly commit: string;
  readonly how: 'merge' | 'squash';
}

/**
 * What all messages of a history say, read in one pass and shared by every question about single issues. Keys are in upper
 * case.
 */
export interface MessageIndex {
  /** Issue key → commit → how it names the issue; commits newest first. */
  readonly mentions: ReadonlyMap<string, ReadonlyMap<string, readonly Mention[]>>;
  /** Commits that say they take something back. */
  readonly reverts: ReadonlyMap<string, RevertClaim>;
  /** Commit → hashes in its cherry-pick footers. */
  readonly cherryPicks: ReadonlyMap<string, readonly string[]>;
  /** Pull request number → the commits that landed it. */
  readonly landings: ReadonlyMap<string, readonly Landing[]>;
  /** Title → commits that bear it as subject, or as the first line under the subject of a merge. */
  readonly titles: ReadonlyMap<string, readonly string[]>;
}

/** Reads the messages of a history once. */
export function indexMessages(graph: CommitGraph, rules: ReferenceRules): MessageIndex {
  const mentions = new Map<string, Map<string, Mention[]>>();
  const reverts = new Map<string, RevertClaim>();
  const cherryPicks = new Map<string, readonly string[]>();
  const landings = new Map<string, Landing[]>();
  const titles = new Map<string, string[]>();
  for (const entry of graph.all()) {
    for (const mention of findMentions(entry, rules)) {
      const commits = entryOf(mentions, mention.key.toUpperCase(), () => new Map<string, Mention[]>());
      entryOf(commits, entry.hash, () => []).push(mention);
    }
    const claim = parseRevert(entry);
    if (claim) reverts.set(entry.hash, claim);
    const sources = cherryPickSources(entry.body);
    if (sources.length > 0) cherryPicks.set(entry.hash, sources);
    const landed = landedPullRequest(entry.subject);
    if (landed) entryOf(landings, landed.key, () => []).push({ commit: entry.hash, how: landed.how });
    for (const title of titlesOf(entry)) entryOf(titles, title, () => []).push(entry.hash);
  }
  return { mentions, reverts, cherryPicks, landings, titles };
}

/** How each commit names any of the keys; commits newest first for each key. */
export function mentionsOf(index: MessageIndex, keys: readonly string[]): Map<string, Mention[]> {
  const found = new Map<string, Mention[]>();
  for (const key of keys) {
    for (const [hash, own] of index.mentions.get(key.toUpperCase()) ?? []) {
      found.set(hash, [...(found.get(hash) ?? []), ...own]);
    }
  }
  return found;
}

/** A title as it is compared: without the pull request’s number that hosts put behind it. */
export function plainTitle(subject: string): string {
  return subject.replace(/(?:\s\(#\d{1,7}\))+$/, '').trim();
}

function titlesOf(entry: LogEntry): Set<string> {
  const found = new Set([plainTitle(entry.subject)]);
  if (entry.parents.length > 1) {
    const first = entry.body.split('\n', 1)[0]?.trim();
    if (first) found.add(plainTitle(first));
  }
  found.delete('');
  return found;
}

function entryOf<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
