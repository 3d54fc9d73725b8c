/**
 * Plain words for the terms of an audit, one table for each kind of term. Templates ask by `(say "tie" tie)`, and the
 * template check holds every table against the schema, so that no term is left without words.
 */
export const WORDINGS = {
  action: {
    close: 'close it',
    'keep closed': 'keep it closed',
    're-open': 're-open it',
    'keep open': 'keep it open',
    release: 'release the fix',
    ask: 'ask before deciding',
  },
  proceed: {
    close: 'No; the work is done, the issue can be closed',
    'keep closed': 'No; it stays closed',
    're-open': 'Yes; re-open it, there is work left',
    'keep open': 'Yes; there is work left',
    release: 'Yes; the fix waits for a release',
    ask: 'Not yet; first the next step that stands at the top',
  },
  age: {
    'after-revision': 'newer than the revision',
    'before-revision': 'older than the revision',
    unknown: 'age not known',
  },
  change: {
    'async-to-sync': 'from asynchronous to synchronous',
    'sync-to-async': 'from synchronous to asynchronous',
    parameters: 'in its parameters',
    'return-type': 'in what it returns',
    renamed: 'by renaming it',
    removed: 'by removing it',
    moved: 'by moving it',
    added: 'by adding it',
  },
  class: {
    production: 'production',
    test: 'tests',
    docs: 'documentation',
    generated: 'generated code',
    vendored: 'vendored code',
    backup: 'backup copies',
  },
  grade: {
    proven: 'shown by running tests or by counting code',
    supported: 'shown by facts in git',
    claimed: 'only somebody’s words say so',
    unknown: 'the evidence could not be weighed',
  },
  horizon: { now: 'Now', monitor: 'To monitor', prevent: 'To prevent it' },
  link: {
    closes: 'its message closes the issue',
    'pull-request': 'it is the merged pull request',
    refers: 'its message names the issue',
    changelog: 'a changelog names it',
    'test-name': 'it brought a test named after the issue',
    tracker: 'the tracker links it',
    ledger: 'it removed the pattern',
    'similar-text': 'it resembles the issue’s text',
  },
  mark: {
    first: 'First occurrence',
    introduced: 'Likely introduced',
    contract: 'Contract changed',
    claim: 'Claimed to fix it',
    fix: 'Fixed',
    'came-back': 'Came back',
    elsewhere: 'Added again outside production',
  },
  mention: {
    closes: 'closes it',
    'pull-request': 'as a pull request',
    refers: 'refers to it',
    weak: 'in passing',
    negated: 'denies closing it',
  },
  milestone: {
    introduced: 'Introduced',
    contract: 'Introduced',
    reported: 'Reported',
    claimed: 'Claimed fixed',
    fixed: 'Fixed',
    'taken-back': 'Taken back',
    regressed: 'Came back',
    released: 'Released',
    're-opened': 'Re-opened',
    closed: 'Closed',
    revision: 'Audited revision',
  },
  origin: {
    option: 'given on the command line',
    config: 'from the configuration',
    inferred: 'inferred from a fix',
  },
  outcome: {
    passed: 'passed',
    failed: 'failed',
    error: 'error',
    skipped: 'skipped',
    'not-run': 'not run',
  },
  answer: {
    yes: 'yes',
    no: 'no',
    unknown: 'not known',
    notApplicable: 'does not apply',
    error: 'could not be asked',
  },
  proof: {
    proven: 'Proven by running the tests',
    weak: 'Shown weakly by running the tests',
    'not-proven': 'Run, and not proven',
    'not-run': 'Proof was asked for, and nothing could be compared',
  },
  purpose: { 'set-up': 'Set up with', build: 'Built with', test: 'Run with' },
  relation: {
    same: 'the audited commit',
    'same-tree': 'another commit with the same files',
    'pull-request-head': 'the head of its pull request',
    descendant: 'a later commit',
  },
  role: { test: 'test', script: 'script', document: 'document', other: 'file' },
  stateReason: {
    completed: 'as completed',
    not_planned: 'as not planned',
    duplicate: 'as a duplicate',
    reopened: 're-opened',
  },
  status: {
    RESOLVED: 'Resolved',
    PARTIALLY_RESOLVED: 'Partially resolved',
    UNRESOLVED: 'Unresolved',
    REGRESSED: 'Regressed',
    CLOSED_WITHOUT_FIX: 'Closed without a fix',
    INCONCLUSIVE: 'Inconclusive',
  },
  tie: {
    declared: 'declared on the test',
    named: 'named after the issue',
    'touched-by-fix': 'changed by the fix',
    'imports-fix': 'imports what the fix changed',
  },
  transition: {
    FAIL_TO_PASS: 'the fix: it fails without and passes with it',
    PASS_TO_PASS: 'nothing: it passes on both sides',
    FAIL_TO_FAIL: 'nothing: it fails on both sides',
    PASS_TO_FAIL: 'the reverse: it passes without and fails with the fix',
    FLAKY: 'nothing: its outcome changes from run to run',
    NEW: 'nothing: it is there only with the fix',
    OTHER: 'nothing: it was skipped or not run on a side',
  },
  tier: {
    stated: 'Somebody wrote that the bug came with',
    high: 'Most likely introduced by',
    medium: 'Probably introduced by',
    low: 'One of the commits that may have introduced it:',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The words for a term; the term itself where the table has none. */
export function say(table: string, term: string): string {
  const words: Readonly<Record<string, string>> | undefined = Object.entries(WORDINGS).find(
    ([name]) => name === table,
  )?.[1];
  return words !== undefined && Object.hasOwn(words, term) ? (words[term] ?? term) : term;
}
