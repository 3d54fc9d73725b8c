import { readChanges } from '../../clients/git/changes.js';
import type { Clone } from '../../clients/git/repository.js';
import type { ContractChange, IntroducingCandidate } from '../../domain/causes.js';
import type { ClassGlobs } from '../../domain/code-class.js';
import type { Evidence, Notification } from '../../domain/evidence.js';
import type { CommitGraph, LogEntry } from '../../domain/history.js';
import type { Ledger } from '../../domain/ledger.js';
import { count, either } from '../../domain/wording.js';
import { landedPullRequest } from '../../references/landed-pull-requests.js';
import { collectDerived, type DerivedEvidence } from './derived-evidence.js';
import { describeCandidates } from './describe.js';
import { readFixChanges } from './fix-changes.js';
import { type FixCommit, prepareFixes, readEntries } from './fix-commits.js';
import { type FileFacts, gatherFacts } from './gather.js';
import { readIgnoredRevisions } from './ignored-revisions.js';
import { activeRules, type Ranked, rankCandidates } from './rank.js';
import { findCandidates, measureSignals } from './signals.js';
import { findStatedCauses, isEarlier, type StatedCause } from './stated-causes.js';

export interface IntroducingInput {
  /** Full hashes of the commits that fixed it. */
  readonly fixes: readonly string[];
  /** Spares reading commits again, and lets numbers and subjects in messages be resolved; null: read what is needed. */
  readonly graph: CommitGraph | null;
  /** When the issue was reported (ISO 8601): what was authored later cannot have introduced it. */
  readonly reportedAt?: string | null | undefined;
  /**
   * The issue's number, where pull requests are counted in the same series: what landed as a later one cannot have
   * introduced it.
   */
  readonly issueNumber?: number | null | undefined;
  readonly classes?: ClassGlobs | undefined;
  /** Paths in the repository of lists of commits to pass over; `.git-blame-ignore-revs` by default. */
  readonly ignoreRevsFiles?: readonly string[] | undefined;
  readonly ledgers?: readonly Ledger[] | undefined;
  readonly contractChanges?: readonly ContractChange[] | undefined;
  /** Whether the messages of the fixes may be read for what they say of the cause. */
  readonly useText: boolean;
  /** Ids of rules to leave out. */
  readonly switchedOff?: readonly string[] | undefined;
}

export interface IntroducingResult {
  /** Those that somebody named first, then by score; at most ten. */
  readonly candidates: IntroducingCandidate[];
  /** What was left out or not understood, in words. */
  readonly notHandled: string[];
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/** What was found before it is put into words. */
export interface RankedCauses {
  readonly fixes: readonly FixCommit[];
  readonly facts: readonly FileFacts[];
  /** By score, highest first. */
  readonly ranked: readonly Ranked[];
  readonly stated: readonly StatedCause[];
  readonly notHandled: readonly string[];
}

/**
 * Which commits may have introduced what some commits fixed. Everything is asked at the first parent of each fix; nothing
 * after it is read.
 */
export async function findIntroducing(clone: Clone, input: IntroducingInput): Promise<IntroducingResult> {
  return describeCandidates(clone, input.graph, await rankIntroducing(clone, input));
}

/** The same, as numbers. */
export async function rankIntroducing(clone: Clone, input: IntroducingInput): Promise<RankedCauses> {
  const hashes = [...new Set(input.fixes)];
  const entries = await readEntries(clone, input.graph, hashes);
  const { fixes, notHandled } = prepareFixes(entries, hashes);
  const ignored = await ignoredFor(clone, fixes, input.ignoreRevsFiles);
  const facts: FileFacts[] = [];
  for (const { entry, parent } of fixes) {
    const changes = await readFixChanges(clone, entry.hash, parent, input.classes);
    const gathered = await gatherFacts(clone, changes.files, ignored);
    notHandled.push(...changes.notHandled, ...gathered.notHandled);
    facts.push(...gathered.facts);
  }
  const stated = input.useText ? await findStatedCauses(clone, input.graph, fixes) : NOTHING_STATED;
  notHandled.push(...stated.notHandled);
  const derived = await earlierDerived(clone, input, fixes);
  const excluded = new Set([...hashes, ...ignored]);
  const ranked = await rankFacts(clone, facts, { input, fixes, derived, excluded, notHandled });
  return { fixes, facts, ranked, stated: stated.causes, notHandled };
}

const NOTHING_STATED: { causes: StatedCause[]; notHandled: string[] } = { causes: [], notHandled: [] };

async function ignoredFor(
  clone: Clone,
  fixes: readonly FixCommit[],
  files: readonly string[] | undefined,
): Promise<string[]> {
  const first = fixes[0];
  return first ? readIgnoredRevisions(clone, first.parent, files) : [];
}

/** What ledgers and contract changes say of commits before a fix. */
async function earlierDerived(
  clone: Clone,
  input: IntroducingInput,
  fixes: readonly FixCommit[],
): Promise<Map<string, DerivedEvidence>> {
  const all = collectDerived(input.ledgers ?? [], input.contractChanges ?? []);
  const earlier = new Map<string, DerivedEvidence>();
  for (const [commit, derived] of all) {
    for (const { parent } of fixes) {
      if (await isEarlier(clone, input.graph, commit, parent)) earlier.set(commit, derived);
    }
  }
  return earlier;
}

/** The number of files a commit changed is only counted for this many of the best by the other rules. */
const MOST_COUNTED = 40;

interface RankContext {
  readonly input: Pick<IntroducingInput, 'graph' | 'reportedAt' | 'issueNumber' | 'switchedOff'>;
  readonly fixes: readonly FixCommit[];
  readonly derived: ReadonlyMap<string, DerivedEvidence>;
  readonly excluded: ReadonlySet<string>;
  readonly notHandled: string[];
}

/** Ranks the candidates that the facts name. Adds to `notHandled` what the report date excludes. */
export async function rankFacts(
  clone: Clone,
  facts: readonly FileFacts[],
  context: RankContext,
): Promise<Ranked[]> {
  const { input, derived } = context;
  const named = new Set([...findCandidates(facts), ...derived.keys()]);
  for (const commit of context.excluded) named.delete(commit);
  const entries = await readEntries(clone, input.graph, [...named].sort());
  const dated = withoutLater([...entries.values()], input.reportedAt ?? null, context.notHandled);
  const possible = withoutHigher(dated, input.issueNumber ?? null, context.notHandled);
  const dates = new Map(possible.map((entry) => [entry.hash, entry.committedAt]));
  const fixedAt = context.fixes[0]?.entry.committedAt ?? '';
  const rules = activeRules(input.switchedOff);
  const signals = measureSignals(facts, dates, fixedAt, derived);
  const best = rankCandidates(signals, rules).slice(0, MOST_COUNTED);
  const changes = await readChanges(
    clone.git,
    best.map((item) => item.signals.commit),
    { renames: 'exact' },
  );
  return rankCandidates(
    best.map(({ signals: own }) => ({ ...own, changedFiles: changes.get(own.commit)?.length ?? null })),
    rules,
  );
}

function withoutLater(
  entries: readonly LogEntry[],
  reportedAt: string | null,
  notHandled: string[],
): LogEntry[] {
  const reported = reportedAt === null ? Number.NaN : Date.parse(reportedAt);
  if (Number.isNaN(reported)) return [...entries];
  const earlier = entries.filter((entry) => Date.parse(entry.authoredAt) <= reported);
  if (earlier.length < entries.length) {
    notHandled.push(
      `${count(entries.length - earlier.length, 'candidate')} authored after the issue was reported (${reportedAt}) ${either(entries.length - earlier.length, 'was', 'were')} left out`,
    );
  }
  return earlier;
}

/** Numbers are given one after the other: a pull request with a higher number than the issue was opened after it. */
function withoutHigher(
  entries: readonly LogEntry[],
  issueNumber: number | null,
  notHandled: string[],
): LogEntry[] {
  if (issueNumber === null) return [...entries];
  const lower = entries.filter(({ subject }) => Number(landedPullRequest(subject)?.key ?? 0) <= issueNumber);
  const higher = entries.length - lower.length;
  if (higher > 0) {
    notHandled.push(
      `${count(higher, 'candidate')} that came as a pull request with a higher number than #${issueNumber} ${either(higher, 'was', 'were')} left out`,
    );
  }
  return lower;
}
