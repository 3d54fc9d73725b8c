import type { Facts } from '../domain/facts.js';
import type { IssueTest } from '../domain/test-outcome.js';

/**
 * Tests that may move a status: declared for the issue, named after it, or shown to fail without the fix and to pass with it;
 * with an outcome in a report that is evidence, or where they were run at the revision. The collector leaves `outcome` null
 * where a report proves nothing.
 */
export function decidingTests(facts: Pick<Facts, 'tests' | 'proof' | 'revision'>): IssueTest[] {
  const shown = shownTests(facts);
  const reported = facts.tests.ofIssue.filter(
    (test) =>
      test.outcome !== null &&
      (test.tie === 'declared' || test.tie === 'named' || shown.some((one) => isSame(one, test))),
  );
  return [...reported, ...runHere(facts)];
}

/** Tests that showed the fix each time they were run. */
function shownTests({ proof }: Pick<Facts, 'proof'>): { name: string; file: string | null }[] {
  return (proof?.tests ?? []).filter(
    ({ transition, tie, weak }) => transition === 'FAIL_TO_PASS' && tie !== null && !weak,
  );
}

function isSame(one: { name: string; file: string | null }, test: Pick<IssueTest, 'name' | 'path'>): boolean {
  return one.name === test.name && (one.file === null || test.path === null || one.file === test.path);
}

/** Tests that show the fix and were run at the audited revision, too. */
function runHere(facts: Pick<Facts, 'proof' | 'revision'>): IssueTest[] {
  const { proof, revision } = facts;
  if (!proof) return [];
  const here = proof.revisions.find(({ commit, result }) => commit === revision && result !== 'not-run');
  const told =
    here?.tests ??
    (proof.tree === revision
      ? shownTests(facts).map(({ name, file }) => ({ name, file, outcome: 'passed' as const }))
      : []);
  return told.map(({ name, file, outcome }) => ({
    path: file,
    name,
    tie: 'touched-by-fix',
    reason: 'it fails without the fix and passes with it',
    outcome,
    report: null,
    message: null,
    evidence: proof.evidence,
  }));
}

/** A test’s name for a sentence: its title, else its file. */
export function testName(test: Pick<IssueTest, 'name' | 'path'>): string {
  return test.name ?? test.path ?? 'a test without a name';
}
