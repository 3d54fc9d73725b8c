import type { Audit } from '../../src/domain/audit.js';
import { type ClassCounts, zeroCounts } from '../../src/domain/code-class.js';
import type { Commit, FileChange } from '../../src/domain/commit.js';
import type { Evidence } from '../../src/domain/evidence.js';
import type { LedgerEntry } from '../../src/domain/ledger.js';
import type { Occurrence, Scan } from '../../src/domain/pattern.js';
import type { Why } from '../../src/domain/why.js';

/** A full hash that begins with the given digits. */
export function hash(start: string): string {
  return start.padEnd(40, '0');
}

export const FIX = hash('1e43adc46');
export const CAUSE = hash('1326a1d1e');
export const CLAIM = hash('6b31a67de');
const HEAD = hash('cd5a85503');
const BACKUP = hash('710d49122');
const FIRST = hash('a0c11d2e3');

const PATTERN = 'await get_manager($$$)';
const MANAGER = 'server/sockets/manager.py';

export function counts(some: Partial<ClassCounts>): ClassCounts {
  return { ...zeroCounts(), ...some };
}

export function change(path: string, added: number | null, deleted: number | null): FileChange {
  return {
    path,
    oldPath: null,
    status: 'modified',
    added,
    deleted,
    class: path.startsWith('tests/') ? 'test' : 'production',
  };
}

export function commit(fields: Partial<Commit> & { hash: string; subject: string }): Commit {
  return {
    parents: [hash('0aa')],
    author: 'Ada Lind',
    authoredAt: '2025-09-15T08:49:30-07:00',
    committedAt: '2025-09-15T15:49:30Z',
    body: '',
    mentions: [],
    changes: [],
    reverts: [],
    cherryPickOf: [],
    branches: ['main'],
    tags: [],
    isAncestor: true,
    isDescendant: false,
    evidence: `commit:${fields.hash.slice(0, 9)}`,
    ...fields,
  };
}

function ledgerEntry(
  fields: Partial<LedgerEntry> & { commit: string; subject: string; authoredAt: string },
): LedgerEntry {
  return {
    author: 'Ada Lind',
    isMerge: false,
    added: zeroCounts(),
    removed: zeroCounts(),
    copied: zeroCounts(),
    moved: zeroCounts(),
    replaced: null,
    filesAdded: 0,
    filesRemoved: 0,
    filesRemovedProduction: 0,
    textOnlyDelta: 0,
    runningTotal: 0,
    runningProduction: 0,
    total: fields.runningTotal ?? 0,
    totalProduction: fields.runningProduction ?? 0,
    ...fields,
  };
}

export function occurrence(
  path: string,
  line: number,
  kind: Occurrence['class'],
  snippet = 'await get_manager(ctx)',
): Occurrence {
  return { path, line, column: 19, snippet, class: kind };
}

export function evidence(fields: Partial<Evidence> & Pick<Evidence, 'id' | 'kind' | 'summary'>): Evidence {
  return {
    data: {},
    provenance: { collector: 'commits', source: 'git objects', revision: HEAD, command: 'git log -1' },
    location: null,
    ...fields,
  };
}

export const scan: Scan = {
  pattern: {
    kind: 'structural',
    id: 'pattern-1',
    source: `python:${PATTERN}`,
    origin: 'option',
    language: 'python',
    pattern: PATTERN,
    replacement: 'get_manager($$$)',
  },
  confirmed: true,
  revision: HEAD,
  counts: counts({ test: 3, backup: 2 }),
  files: counts({ test: 2, backup: 1 }),
  occurrences: [
    occurrence('backups/2025-09-20/tests/test_await.py', 14, 'backup'),
    occurrence('backups/2025-09-20/tests/test_await.py', 31, 'backup'),
    occurrence('tests/test_await.py', 14, 'test'),
    occurrence('tests/test_await.py', 31, 'test'),
    occurrence('tests/test_await_error.py', 9, 'test', 'await get_manager(ctx | None)'),
  ],
  textOnly: [occurrence('docs/upgrade.py', 3, 'docs', '"""Use await get_manager(ctx)."""')],
  searched: {
    files: 10_682,
    candidates: 9,
    parsed: 8,
    unparsed: [{ path: 'server/legacy/py2.py', reason: 'the syntax is not Python 3' }],
    skipped: [],
    allFiles: 25_470,
  },
  evidence: 'scan:pattern-1',
};

function why(number: number, question: string, rest: Partial<Why>): Why {
  return {
    number,
    question,
    status: 'answered',
    answer: '',
    grade: 'proven',
    evidence: [],
    wouldEstablish: null,
    stated: null,
    ...rest,
  };
}

const whys: Why[] = [
  why(1, 'Why did it happen?', {
    answer: `1326a1d1e changed get_manager from asynchronous to synchronous while 12 places in 5 files still awaited it. The fix 1e43adc46 removed 12 occurrences of ${PATTERN}.`,
    evidence: ['contract:1326a1d1e:get_manager', 'ledger:pattern-1'],
  }),
  why(2, 'Why was it in the code?', {
    answer:
      'The first occurrence came with a0c11d2e3 of 2025-06-02 ("Add sockets"). They were right until 1326a1d1e changed get_manager and left 12 callers as they were.',
    evidence: ['ledger:pattern-1', 'contract:1326a1d1e:get_manager'],
  }),
  why(3, 'Why was it not caught earlier?', {
    answer: 'The first test of the issue came with the fix, 11 h 37 min after 1326a1d1e.',
    grade: 'supported',
    evidence: ['test:tests/test_await.py'],
  }),
  why(4, 'Why did it matter?', {
    status: 'unknown',
    grade: 'unknown',
    answer: 'Not established: the import graph was not read.',
    wouldEstablish: 'An audit of the import graph of server/sockets/manager.py.',
    stated: 'Chat was down for everyone who signed in after 21:00.',
  }),
  why(5, 'Why now, and can it come back?', {
    answer: 'No occurrence came into production since the fix; 710d49122 copied two into backups.',
    evidence: ['ledger:pattern-1', 'release:v1.4.0'],
  }),
];

const items: Evidence[] = [
  evidence({ id: 'history', kind: 'history', summary: 'The history is whole: 42 commits since 2025-06-01.' }),
  evidence({
    id: 'commit:1e43adc46',
    kind: 'commit',
    summary: '1e43adc46 of 2025-09-15 changed 6 files.',
    provenance: { collector: 'commits', source: 'git objects', revision: FIX, command: `git show ${FIX}` },
  }),
  evidence({
    id: 'contract:1326a1d1e:get_manager',
    kind: 'contract-change',
    summary: '1326a1d1e turned async def get_manager into def.',
    location: { path: MANAGER, line: 57, column: null },
    provenance: {
      collector: 'contracts',
      source: 'git objects',
      revision: CAUSE,
      command: `git show 1326a1d1e -- ${MANAGER}`,
    },
  }),
  evidence({
    id: 'ledger:pattern-1',
    kind: 'ledger',
    summary: 'Three commits changed the number of occurrences.',
    provenance: { collector: 'ledger', source: 'git objects', revision: HEAD, command: null },
  }),
  evidence({
    id: 'scan:pattern-1',
    kind: 'scan',
    summary: 'Five occurrences in three files, none in production.',
    provenance: {
      collector: 'code',
      source: 'git objects',
      revision: HEAD,
      command: "git grep -nF 'await get_manager(' cd5a85503 -- '*.py'",
    },
  }),
  evidence({
    id: 'test:tests/test_await.py',
    kind: 'test',
    summary: 'tests/test_await.py is named after the issue.',
    location: { path: 'tests/test_await.py', line: null, column: null },
  }),
  evidence({ id: 'release:v1.4.0', kind: 'release', summary: 'v1.4.0 contains the fix.' }),
];

/** The story of an await of a function that is no longer asynchronous, small enough to read. */
export function miniatureAudit(overrides: Partial<Audit> = {}): Audit {
  return {
    schemaVersion: '1.0',
    tool: { name: 'issue-audit', version: '0.1.0' },
    date: '2025-09-21',
    issue: {
      host: 'github.com',
      repository: 'example/chat',
      key: '1184',
      aliases: ['CHAT-77'],
      title: 'Socket manager: await error on connect',
      url: 'https://github.com/example/chat/issues/1184',
    },
    tracker: null,
    repository: { name: 'example/chat', webUrl: 'https://github.com/example/chat' },
    revision: {
      name: 'HEAD',
      commit: HEAD,
      committedAt: '2025-09-20T10:00:00Z',
      author: 'Ada Lind',
      subject: 'Back up before the upgrade',
      branch: 'main',
    },
    history: {
      shallow: false,
      grafted: false,
      partial: false,
      commits: 42,
      firstCommitAt: '2025-06-01T09:00:00Z',
    },
    verdict: {
      status: 'RESOLVED',
      grade: 'proven',
      rule: 8,
      reasonCode: 'fix-in-nothing-left',
      reason: `1e43adc46 removed all 12 occurrences of ${PATTERN} from production, and the tests of the issue pass at cd5a85503.`,
      sentence: 'Fixed, and shown to be',
      regressedBy: null,
      fixedIn: [FIX],
      fixedElsewhere: [],
      findings: ['fix-found', 'occurrences-remain', 'issue-tests-pass'],
    },
    decision: {
      action: 'close',
      nextStep: 'Close #1184 if it is still open; what the tracker says was not read.',
      ask: null,
    },
    summary: `Fixed, and shown to be. 1e43adc46 removed all 12 occurrences of ${PATTERN} from production, and the tests of the issue pass at cd5a85503. The bug came with 1326a1d1e, which turned get_manager from asynchronous to synchronous. 6b31a67de says "12 fixes across 5 files" and changed one file, with no such await in it.`,
    whys,
    commits: [
      commit({
        hash: CLAIM,
        subject: 'Fix #1184: Remove incorrect await calls - 12 fixes across 5 files',
        authoredAt: '2025-09-15T09:30:00-07:00',
        mentions: [{ kind: 'closes', form: 'hash', key: '1184', text: 'Fix #1184', place: 'subject' }],
        changes: [change('docs/await-report.md', 80, 0)],
      }),
      commit({
        hash: FIX,
        subject: 'a',
        tags: ['v1.4.0'],
        changes: [
          change('server/api/chat.py', 4, 4),
          change('server/api/rooms.py', 5, 5),
          change(MANAGER, 0, 2),
          change('tests/test_await.py', 40, 0),
        ],
      }),
    ],
    links: [
      {
        commit: FIX,
        kind: 'ledger',
        score: 0.9,
        isFix: true,
        grade: 'proven',
        reasons: ['it removed all 12 occurrences of the pattern from production'],
        twins: [],
        relands: [],
        revertedBy: [],
        evidence: ['ledger:pattern-1', 'commit:1e43adc46'],
      },
      {
        commit: CLAIM,
        kind: 'closes',
        score: 0.4,
        isFix: false,
        grade: 'claimed',
        reasons: ['its message closes #1184', 'it changes documentation only'],
        twins: [],
        relands: [],
        revertedBy: [],
        evidence: ['commit:6b31a67de'],
      },
    ],
    patterns: [scan],
    ledgers: [
      {
        patternId: 'pattern-1',
        revision: HEAD,
        scope: { since: null, path: null },
        opening: zeroCounts(),
        entries: [
          ledgerEntry({
            commit: FIRST,
            subject: 'Add sockets',
            authoredAt: '2025-06-02T09:00:00Z',
            added: counts({ production: 12 }),
            filesAdded: 5,
            runningTotal: 12,
            runningProduction: 12,
          }),
          ledgerEntry({
            commit: FIX,
            subject: 'a',
            authoredAt: '2025-09-15T08:49:30-07:00',
            added: counts({ test: 3 }),
            removed: counts({ production: 12 }),
            filesAdded: 2,
            filesRemoved: 5,
            filesRemovedProduction: 5,
            runningTotal: 3,
          }),
          ledgerEntry({
            commit: BACKUP,
            subject: 'Back up before the upgrade',
            authoredAt: '2025-09-20T10:00:00Z',
            added: counts({ backup: 2 }),
            filesAdded: 1,
            runningTotal: 5,
          }),
        ],
        first: FIRST,
        peak: { commit: FIRST, total: 12 },
        largestRemovals: [FIX],
        reintroductions: [BACKUP],
        remaining: scan.counts,
        remainingFiles: scan.files,
        blobs: { seen: 60, parsed: 21, missing: 0, skipped: [] },
        evidence: 'ledger:pattern-1',
      },
    ],
    inferredPatterns: [
      {
        language: 'python',
        pattern: PATTERN,
        alternatives: [],
        replacement: 'get_manager($$$)',
        replacements: [{ replacement: 'get_manager($$$)', places: 12 }],
        commit: FIX,
        places: 12,
        matchedBefore: 13,
        changedPlaces: 13,
        files: 5,
        examples: [
          {
            path: 'server/api/chat.py',
            line: 41,
            before: 'await get_manager(ctx)',
            after: 'get_manager(ctx)',
          },
        ],
        exceptions: [{ path: 'server/api/rooms.py', line: 90, code: 'await get_manager(other)' }],
        evidence: 'commit:1e43adc46',
      },
    ],
    contractChanges: [
      {
        symbol: 'get_manager',
        commit: CAUSE,
        author: 'Bo Ek',
        authoredAt: '2025-09-14T21:12:30-07:00',
        subject: 'Simplify the manager (#889)',
        path: MANAGER,
        line: 57,
        change: 'async-to-sync',
        before: 'async def get_manager(ctx):',
        after: 'def get_manager(ctx):',
        callersOldWay: 12,
        callersOldWayFiles: 5,
        callersOldWayProduction: 12,
        evidence: 'contract:1326a1d1e:get_manager',
      },
    ],
    introducedBy: [
      {
        commit: CAUSE,
        author: 'Bo Ek',
        authoredAt: '2025-09-14T21:12:30-07:00',
        subject: 'Simplify the manager (#889)',
        score: 7.5,
        margin: 4,
        tier: 'high',
        reasons: ['it made the awaits wrong', 'it touched 1 of the 5 fixed files last'],
        command: 'git blame -L57,57 1e43adc46^ -- server/sockets/manager.py',
        evidence: 'contract:1326a1d1e:get_manager',
      },
    ],
    tests: {
      counts: { total: 1_240, passed: 1_238, failed: 0, error: 0, skipped: 2, notRun: 0 },
      reports: [
        {
          path: 'reports/junit.xml',
          format: 'junit-xml',
          readable: true,
          problems: ['declares 1,239 tests; 1,240 cases were counted'],
          counts: { total: 1_240, passed: 1_238, failed: 0, error: 0, skipped: 2, notRun: 0 },
          writtenAt: '2025-09-20T11:00:00Z',
          age: 'after-revision',
          isEvidence: true,
          evidence: 'report:reports/junit.xml',
        },
      ],
      ofIssue: [
        {
          path: 'tests/test_await.py',
          name: 'TestAwait::test_manager_is_not_awaitable[a|b]',
          tie: 'named',
          reason: 'its file was added for the issue',
          outcome: 'passed',
          report: 'reports/junit.xml',
          message: null,
          evidence: 'test:tests/test_await.py',
        },
      ],
    },
    blastRadius: null,
    relatedFiles: [
      {
        path: 'scripts/fix_await.py',
        role: 'script',
        reason: 'its text names #1184',
        evidence: 'file:scripts/fix_await.py',
      },
      {
        path: 'tests/test_await.py',
        role: 'test',
        reason: 'named after the issue',
        evidence: 'test:tests/test_await.py',
      },
    ],
    notes: {
      impact: ['Chat carries most of the revenue.\n\nIt was down for eleven hours.'],
      whys: { '4': 'Chat was down for everyone who signed in after 21:00.' },
      decisions: [],
      source: 'issue-audit.yml',
    },
    recommendations: [
      {
        horizon: 'monitor',
        text: 'Run this audit in continuous integration with --fail-on REGRESSED, so that the pattern cannot come back unseen.',
        findings: ['occurrences-remain'],
      },
      {
        horizon: 'prevent',
        text: 'Change callers together with the definition: 1326a1d1e left 12 callers of get_manager behind.',
        findings: ['contract-changed'],
      },
    ],
    findings: [
      {
        probe: 'fix-found',
        question: 'Is there a commit that fixes the issue?',
        outcome: 'yes',
        message: '1e43adc46 is the fix.',
        evidence: ['commit:1e43adc46'],
        commits: [FIX],
      },
      {
        probe: 'occurrences-remain',
        question: 'Are there occurrences of a confirmed pattern in production?',
        outcome: 'no',
        message: 'Nothing is left in production; 10,682 files were searched.',
        evidence: ['scan:pattern-1'],
        commits: [],
      },
      {
        probe: 'claim-without-change',
        question: 'Does a commit claim a fix without touching what was broken?',
        outcome: 'yes',
        message: '6b31a67de says that it fixes the issue; its diff does not touch what was broken.',
        evidence: ['commit:6b31a67de'],
        commits: [CLAIM],
      },
      {
        probe: 'issue-tests-pass',
        question: 'Do the tests of the issue pass at the revision?',
        outcome: 'yes',
        message: 'The one test of the issue passes.',
        evidence: ['test:tests/test_await.py'],
        commits: [],
      },
    ],
    evidence: items,
    notifications: [
      {
        code: 'tracker-not-read',
        message: 'The issue tracker was not asked.',
        weakens: 'Whether the issue is open, and who could be asked, is not known.',
        remedy: null,
      },
    ],
    ...overrides,
  };
}

/** An audit that knows almost nothing: no fix, no pattern, no test, no remote. */
export function bareAudit(overrides: Partial<Audit> = {}): Audit {
  return miniatureAudit({
    issue: { host: null, repository: null, key: 'PROJ-9', aliases: [], title: null, url: null },
    repository: { name: null, webUrl: null },
    history: { shallow: true, grafted: false, partial: true, commits: 1, firstCommitAt: null },
    verdict: {
      status: 'INCONCLUSIVE',
      grade: 'unknown',
      rule: 1,
      reasonCode: 'history-missing',
      reason: 'The history needed is missing, and no fix was found in what is here.',
      sentence: 'Cannot be decided from what is here',
      regressedBy: null,
      fixedIn: [],
      fixedElsewhere: [],
      findings: ['history-complete'],
    },
    decision: {
      action: 'ask',
      nextStep: 'Fetch the whole history and run the audit again: git fetch --unshallow',
      ask: null,
    },
    summary:
      'Cannot be decided from what is here. The history needed is missing, and no fix was found in what is here.',
    whys: whys.map(({ number, question }) =>
      why(number, question, {
        status: 'unknown',
        grade: 'unknown',
        answer: 'Not established.',
        wouldEstablish: 'A complete history.',
      }),
    ),
    commits: [],
    links: [],
    patterns: [],
    ledgers: [],
    inferredPatterns: [],
    contractChanges: [],
    introducedBy: [],
    tests: {
      counts: { total: 0, passed: 0, failed: 0, error: 0, skipped: 0, notRun: 0 },
      reports: [],
      ofIssue: [],
    },
    relatedFiles: [],
    notes: { impact: [], whys: {}, decisions: [], source: null },
    recommendations: [],
    findings: [],
    evidence: [],
    notifications: [
      {
        code: 'shallow-clone',
        message: 'The history is cut off after 1 commit.',
        weakens: 'A fix or a cause before that point cannot be seen.',
        remedy: 'git fetch --unshallow',
      },
    ],
    ...overrides,
  });
}
