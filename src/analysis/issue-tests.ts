import type { Facts } from '../domain/facts.js';
import type { IssueTest } from '../domain/test-outcome.js';

/**
 * Tests that may move a status: declared for the issue or named after it, with an outcome in a report that is evidence.
 * The collector leaves `outcome` null where a report proves nothing.
 */
export function decidingTests(facts: Pick<Facts, 'tests'>): IssueTest[] {
  return facts.tests.ofIssue.filter(
    (test) => test.outcome !== null && (test.tie === 'declared' || test.tie === 'named'),
  );
}

/** A test’s name for a sentence: its title, else its file. */
export function testName(test: Pick<IssueTest, 'name' | 'path'>): string {
  return test.name ?? test.path ?? 'a test without a name';
}
