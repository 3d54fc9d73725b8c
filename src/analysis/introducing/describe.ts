import type { Clone } from '../../clients/git/repository.js';
import type { IntroducingCandidate } from '../../domain/causes.js';
import { shortHash } from '../../domain/commit.js';
import type { Evidence, Notification } from '../../domain/evidence.js';
import type { CommitGraph, LogEntry } from '../../domain/history.js';
import { quoted } from '../../domain/shell-word.js';
import { type FixCommit, readEntries } from './fix-commits.js';
import { type FileFacts, HISTORY } from './gather.js';
import { type Ranked, tierOf } from './rank.js';
import { RULES } from './rules.js';
import { cherryPickedFrom, type StatedCause } from './stated-causes.js';

const MOST_CANDIDATES = 10;

/** What was found; the words are made here. */
export interface Found {
  readonly fixes: readonly FixCommit[];
  readonly facts: readonly FileFacts[];
  readonly ranked: readonly Ranked[];
  readonly stated: readonly StatedCause[];
  readonly notHandled: readonly string[];
}

interface Described {
  readonly candidates: IntroducingCandidate[];
  readonly notHandled: string[];
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/** Puts the ranking into words, commits and evidence. */
export async function describeCandidates(
  clone: Clone,
  graph: CommitGraph | null,
  found: Found,
): Promise<Described> {
  const { ranked, stated } = found;
  const said = new Map<string, string[]>();
  for (const { commit, reason } of stated) said.set(commit, [...(said.get(commit) ?? []), reason]);
  const byCommit = new Map(ranked.map((item) => [item.signals.commit, item]));
  const order = [...new Set([...said.keys(), ...byCommit.keys()])].slice(0, MOST_CANDIDATES);
  const entries = await readEntries(clone, graph, order);
  const candidates: IntroducingCandidate[] = [];
  const evidence: Evidence[] = [];
  for (const commit of order) {
    const entry = entries.get(commit);
    if (!entry) continue;
    const candidate = toCandidate(entry, byCommit.get(commit) ?? null, said.get(commit) ?? [], found);
    candidates.push(candidate);
    evidence.push(toEvidence(candidate, byCommit.get(commit) ?? null, found.fixes));
  }
  return {
    candidates,
    notHandled: [...new Set(found.notHandled)],
    evidence,
    notifications: await notify(clone),
  };
}

function toCandidate(
  entry: LogEntry,
  ranked: Ranked | null,
  said: readonly string[],
  found: Found,
): IntroducingCandidate {
  const reasons = [...said, ...(ranked ? reasonsOf(ranked) : [])];
  const copied = cherryPickedFrom(entry);
  if (reasons.length === 0)
    reasons.push(`is among the last ${HISTORY} commits that changed the file before the fix`);
  if (copied.length > 0) reasons.push(`is itself a cherry-pick of ${copied.map(shortHash).join(', ')}`);
  return {
    commit: entry.hash,
    author: entry.author,
    authoredAt: entry.authoredAt,
    committedAt: entry.committedAt,
    subject: entry.subject,
    score: round(ranked?.score ?? 0),
    margin: round(ranked?.margin ?? 0),
    tier: said.length > 0 ? 'stated' : tierOf(ranked?.probability ?? 0),
    reasons,
    command: commandFor(entry.hash, found),
    evidence: `introducing:${shortHash(entry.hash)}`,
  };
}

/** What each rule that was not switched off has to say for the candidate. */
function reasonsOf({ signals, parts }: Ranked): string[] {
  return RULES.filter((rule) => rule.id in parts).flatMap((rule) => rule.reason(signals) ?? []);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Blame of the lines that point at it; else the history of the first file it stands in. */
function commandFor(commit: string, { facts }: Found): string {
  for (const { file, blamed, blamedBySubstance } of facts) {
    const lines = [...file.deleted, ...file.beside].filter((line) => blamed.get(line) === commit);
    const substance = file.deleted.filter((line) => blamedBySubstance.get(line) === commit);
    const shown = (lines.length > 0 ? lines : substance).slice(0, 5);
    if (shown.length === 0) continue;
    const space = lines.length > 0 ? '' : '-w ';
    const ranges = shown.map((line) => `-L${line},${line}`).join(' ');
    return `git blame ${space}${ranges} ${shortHash(file.parent)} -- ${quoted(file.path)}`;
  }
  const file = facts.find(({ history }) => history.some((version) => version.commit === commit))?.file;
  return file
    ? `git log --oneline -25 ${shortHash(file.parent)} -- ${quoted(file.path)}`
    : `git show --stat ${shortHash(commit)}`;
}

const TIER_WORDS = {
  stated: 'is named as the cause in the fix’s message',
  high: 'most likely introduced it, by the evidence of the history',
  medium: 'probably introduced it',
  low: 'may have introduced it; not established',
} as const;

function toEvidence(
  candidate: IntroducingCandidate,
  ranked: Ranked | null,
  fixes: readonly FixCommit[],
): Evidence {
  return {
    id: candidate.evidence,
    kind: 'introducing',
    summary: `${shortHash(candidate.commit)} ("${candidate.subject}") ${TIER_WORDS[candidate.tier]}`,
    data: {
      commit: candidate.commit,
      fixes: fixes.map(({ entry }) => entry.hash),
      tier: candidate.tier,
      tierByEvidence: tierOf(ranked?.probability ?? 0),
      score: candidate.score,
      margin: candidate.margin,
      probability: round(ranked?.probability ?? 0),
      daysToFix: round(ranked?.signals.ageInDays ?? 0),
      rules: Object.fromEntries(Object.entries(ranked?.parts ?? {}).map(([id, part]) => [id, round(part)])),
    },
    provenance: {
      collector: 'introducing',
      source: 'git blame and history at the parent of the fix',
      revision: fixes[0]?.parent ?? null,
      command: candidate.command,
    },
    location: null,
  };
}

async function notify(clone: Clone): Promise<Notification[]> {
  const shallow = (await clone.git.raw('rev-parse', '--is-shallow-repository')).trim() === 'true';
  if (!shallow) return [];
  return [
    {
      code: 'introducing-shallow',
      message: 'the clone’s history is cut off, so that old lines seem to come from the oldest commit it has',
      weakens: 'which commit introduced it',
      remedy: 'git fetch --unshallow',
    },
  ];
}
