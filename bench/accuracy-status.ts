import { linkFixes } from '../src/analysis/linking.js';
import { askProbes } from '../src/analysis/probes.js';
import { decideVerdict } from '../src/analysis/verdict.js';
import { collectCommits } from '../src/collectors/commits.js';
import type { Facts } from '../src/domain/facts.js';
import type { Status } from '../src/domain/verdict.js';
import { issueOf, type LinkedRepository, linkedRepositories, readRows, share } from './linked-repository.js';

/**
 * Measures the status of an issue at a revision against `issues/status.csv`, from linking, reverts and the verdict rules
 * alone: no pattern, no report, no tracker. Rows whose clone is missing are counted and left out.
 */
export async function accuracyOfStatus(cases: string, clones: string): Promise<string> {
  const rows = readRows(cases, 'issues/status.csv');
  let asked = 0;
  const wrong: string[] = [];
  for await (const repository of linkedRepositories(
    clones,
    rows.map((row) => row.repo ?? ''),
  )) {
    for (const row of rows.filter((r) => r.repo === repository.name)) {
      asked += 1;
      const said = await statusAt(repository, row.issue ?? '', row.rev ?? '');
      if (said !== row.expected_status)
        wrong.push(
          `${repository.name}#${row.issue} at ${row.rev?.slice(0, 9)} (${row.rev_label}): expected ${row.expected_status}, said ${said}`,
        );
    }
  }
  return [
    `status: ${asked} of ${rows.length} rows have a clone`,
    `  exact: ${share(asked - wrong.length, asked)}`,
    ...wrong.map((text) => `    ${text}`),
  ].join('\n');
}

export async function statusAt(repository: LinkedRepository, key: string, revision: string): Promise<Status> {
  const issue = issueOf(repository.name, key);
  const { history, index, clone } = repository;
  const linking = await linkFixes(index, { issue, revision });
  const { commits } = await collectCommits(clone, {
    issue,
    revision,
    graph: history.graph,
    refs: [],
    messages: index.messages,
    also: linking.commits,
  });
  const facts: Facts = {
    issue,
    tracker: null,
    repository: history.repository,
    revision,
    at: { ...history.revision, name: revision, commit: revision },
    history: history.state,
    commits,
    links: linking.links,
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
    proof: null,
    coverage: null,
    releases: { policy: 'all-tags', tags: [] },
    blastRadius: null,
    relatedFiles: [],
    codeOwners: [],
    checks: null,
    notes: { impact: [], whys: {}, decisions: [], source: null },
    evidence: linking.evidence,
    notifications: [],
  };
  return decideVerdict(facts, askProbes(facts)).status;
}
