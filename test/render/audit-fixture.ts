import type { Audit } from '../../src/domain/audit.js';
import { miniatureCauses } from './audit-causes.js';
import { CLAIM, change, commit, FIX, HEAD, MANAGER, PATTERN, scan, why } from './audit-parts.js';
import { items, whys } from './audit-story.js';

export { commit, hash, occurrence, scan } from './audit-parts.js';

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
    revision: HEAD,
    at: {
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
      borrowed: false,
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
      people: [],
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
    ...miniatureCauses,
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
    proof: null,
    coverage: null,
    releases: { policy: 'all-tags', tags: [{ name: 'v1.4.0', date: '2025-09-16T09:00:00Z' }] },
    blastRadius: null,
    codeOwners: [],
    checks: null,
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
    history: {
      shallow: true,
      grafted: false,
      borrowed: false,
      partial: true,
      commits: 1,
      firstCommitAt: null,
    },
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
      people: [],
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
    codeOwners: [],
    checks: null,
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
