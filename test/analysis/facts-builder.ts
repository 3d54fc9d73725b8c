import type { FixLink, IntroducingCandidate } from '../../src/domain/causes.js';
import { zeroCounts } from '../../src/domain/code-class.js';
import type { Commit, FileChange } from '../../src/domain/commit.js';
import type { Facts } from '../../src/domain/facts.js';
import { blankTrackerState, type TrackerState } from '../../src/domain/issue.js';
import type { Ledger, LedgerEntry } from '../../src/domain/ledger.js';
import type { Occurrence, Scan } from '../../src/domain/pattern.js';
import type { IssueTest } from '../../src/domain/test-outcome.js';

/** Hashes that read as what they stand for: `hash('f')` is forty times `f`. */
export const hash = (digit: string): string => digit.repeat(40).slice(0, 40);

export function change(
  path: string,
  codeClass: FileChange['class'] = 'production',
  status: FileChange['status'] = 'modified',
): FileChange {
  return { path, oldPath: null, status, added: 1, deleted: 1, class: codeClass };
}

export function commit(name: string, over: Partial<Commit> = {}): Commit {
  return {
    hash: hash(name),
    parents: [hash('0')],
    author: 'Ada',
    authoredAt: '2025-03-01T10:00:00+00:00',
    committedAt: '2025-03-01T10:00:00+00:00',
    subject: `commit ${name}`,
    body: '',
    mentions: [],
    changes: [change('src/app.py')],
    reverts: [],
    cherryPickOf: [],
    branches: [],
    tags: [],
    isAncestor: true,
    isDescendant: false,
    evidence: `commit:${hash(name).slice(0, 9)}`,
    ...over,
  };
}

export function link(name: string, over: Partial<FixLink> = {}): FixLink {
  return {
    commit: hash(name),
    kind: 'closes',
    score: 0.9,
    isFix: true,
    grade: 'supported',
    reasons: ['closes the issue', 'changes a test'],
    twins: [],
    relands: [],
    revertedBy: [],
    evidence: [`link:${hash(name).slice(0, 9)}`],
    ...over,
  };
}

export function scan(
  over: { production?: number; test?: number; confirmed?: boolean; files?: number; id?: string } = {},
): Scan {
  const { production = 0, test = 0, confirmed = true, files = 100, id = 'pattern-1' } = over;
  const at = (path: string, codeClass: Occurrence['class']): Occurrence => ({
    path,
    line: 1,
    column: 1,
    snippet: 'await f()',
    class: codeClass,
  });
  return {
    pattern: 'await f($$$)',
    language: 'python',
    definition: {
      kind: 'structural',
      id,
      source: 'python:await f($$$)',
      origin: confirmed ? 'option' : 'inferred',
      language: 'python',
      pattern: 'await f($$$)',
      replacement: null,
    },
    confirmed,
    revision: hash('9'),
    counts: { ...zeroCounts(), production, test },
    files: { ...zeroCounts(), production: Math.min(production, 1), test: Math.min(test, 1) },
    occurrences: [
      ...Array.from({ length: production }, () => at('src/app.py', 'production')),
      ...Array.from({ length: test }, () => at('tests/test_app.py', 'test')),
    ],
    textOnly: [],
    searched: { files, candidates: 1, parsed: 1, unparsed: [], skipped: [], allFiles: 200 },
    evidence: `scan:${id}`,
  };
}

export function entry(
  name: string,
  over: { added?: number; removed?: number; total: number; isMerge?: boolean },
): LedgerEntry {
  const { added = 0, removed = 0, total, isMerge = false } = over;
  return {
    commit: hash(name),
    author: 'Ada',
    authoredAt: '2025-03-01T10:00:00+00:00',
    subject: `commit ${name}`,
    isMerge,
    added: { ...zeroCounts(), production: added },
    removed: { ...zeroCounts(), production: removed },
    copied: zeroCounts(),
    moved: zeroCounts(),
    replaced: removed,
    total,
    totalProduction: total,
    filesAdded: added > 0 ? 1 : 0,
    filesRemoved: removed > 0 ? 1 : 0,
    filesRemovedProduction: removed > 0 ? 1 : 0,
    textOnlyDelta: 0,
    runningTotal: total,
    runningProduction: total,
  };
}

export function ledger(entries: LedgerEntry[], over: Partial<Ledger> = {}): Ledger {
  return {
    patternId: 'pattern-1',
    revision: hash('9'),
    entries,
    scope: { since: null, path: null },
    opening: zeroCounts(),
    remaining: { ...zeroCounts(), production: entries.at(-1)?.runningProduction ?? 0 },
    remainingFiles: zeroCounts(),
    first: entries[0]?.commit ?? null,
    peak: null,
    largestRemovals: entries.filter((e) => e.filesRemoved > 0).map((e) => e.commit),
    reintroductions: [],
    blobs: { seen: 1, parsed: 1, missing: 0, unreadable: 0, skipped: [] },
    evidence: 'ledger:pattern-1',
    ...over,
  };
}

export function issueTest(over: Partial<IssueTest> = {}): IssueTest {
  return {
    path: 'tests/issue_7/test_app.py',
    name: 'test_works',
    tie: 'named',
    reason: 'its path names the issue',
    outcome: 'passed',
    report: 'report.xml',
    message: null,
    evidence: 'test:tests/issue_7/test_app.py',
    ...over,
  };
}

export function candidate(name: string, over: Partial<IntroducingCandidate> = {}): IntroducingCandidate {
  return {
    commit: hash(name),
    author: 'Ada',
    authoredAt: '2025-02-01T10:00:00+00:00',
    committedAt: '2025-02-01T10:00:00+00:00',
    subject: `commit ${name}`,
    score: 3,
    margin: 1,
    tier: 'high',
    reasons: ['wrote the deleted lines'],
    command: 'git blame',
    evidence: `introducing:${hash(name).slice(0, 9)}`,
    ...over,
  };
}

export function tracker(over: Partial<TrackerState> = {}): TrackerState {
  return { ...blankTrackerState('the test'), state: 'open', ...over };
}

export function facts(over: Partial<Facts> = {}): Facts {
  const counts = { total: 0, passed: 0, failed: 0, error: 0, skipped: 0, notRun: 0 };
  return {
    issue: { host: null, repository: null, key: '7', aliases: [], title: null, url: null },
    tracker: null,
    repository: { name: null, webUrl: null },
    revision: hash('9'),
    at: {
      name: 'HEAD',
      commit: hash('9'),
      committedAt: '2025-04-01T10:00:00+00:00',
      author: 'Ada',
      subject: 'last',
      branch: 'main',
    },
    history: {
      shallow: false,
      grafted: false,
      borrowed: false,
      partial: false,
      commits: 10,
      firstCommitAt: '2025-01-01T10:00:00+00:00',
    },
    commits: [],
    links: [],
    patterns: [],
    ledgers: [],
    inferredPatterns: [],
    contractChanges: [],
    introducedBy: [],
    tests: { counts, reports: [], ofIssue: [] },
    proof: null,
    coverage: null,
    releases: { policy: 'all-tags', tags: [] },
    blastRadius: null,
    relatedFiles: [],
    codeOwners: [],
    checks: null,
    notes: { impact: [], whys: {}, decisions: [], source: null },
    evidence: [],
    notifications: [],
    ...over,
  };
}
