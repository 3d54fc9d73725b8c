import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { linkFixes } from '../src/analysis/linking.js';
import { openIssueFile } from '../src/clients/issue-file/issue-file.js';
import type { FixLink } from '../src/domain/causes.js';
import type { IssueTracker } from '../src/domain/issue-tracker.js';
import type { TrackedIssue } from '../src/domain/tracker.js';
import { issueOf, type LinkedRepository, linkedRepositories, readRows, share } from './linked-repository.js';

interface Judged {
  readonly name: string;
  readonly hasTrace: boolean;
  /** The best link is, or is a twin of, a fix of the row. */
  readonly first: boolean;
  /** The best link's own hash is one of the row's. */
  readonly firstExactly: boolean;
  readonly found: boolean;
  /** Commits that are no fix of the row and were given a grade above `claimed`. */
  readonly overrated: readonly string[];
  readonly anyFix: boolean;
  /** Place of a fix of the row among all links, candidates too, from 1 on; 0: not there. */
  readonly rank: number;
  /** Commits that are named before it, or in its stead. */
  readonly before: number;
  readonly said: string;
}

/**
 * Measures linking against `issues/fixes.csv` and `issues/mentions.csv`, from the clone alone and then with the texts of
 * `issues/issues.jsonl` as the issue tracker. Rows whose clone is missing are counted and left out of the figures.
 */
export async function accuracyOfLinking(cases: string, clones: string): Promise<string> {
  const fixes = readRows(cases, 'issues/fixes.csv');
  const mentions = readRows(cases, 'issues/mentions.csv');
  const judged: Judged[] = [];
  const withTexts: { alone: Judged; told: Judged }[] = [];
  const file = resolve(join(cases, 'issues/issues.jsonl'));
  const tracker = existsSync(file) ? await openIssueFile(file) : null;
  const taken: string[] = [];
  let missed = 0;
  let asked = 0;
  for await (const repository of linkedRepositories(
    clones,
    [...fixes, ...mentions].map((row) => row.repo ?? ''),
  )) {
    for (const row of fixes.filter((r) => r.repo === repository.name)) {
      const alone = await judgeFix(repository, row, null);
      judged.push(alone);
      const told = await textOf(tracker, repository.name, row.issue ?? '');
      if (told) withTexts.push({ alone, told: await judgeFix(repository, row, told) });
    }
    for (const row of mentions.filter((r) => r.repo === repository.name)) {
      asked += 1;
      const isFix = await isTakenForFix(repository, row);
      if (isFix && !row.is_fix?.startsWith('yes'))
        taken.push(`${repository.name}#${row.issue} ${row.commit?.slice(0, 9)} (${row.relation})`);
      if (!isFix && row.is_fix?.startsWith('yes')) missed += 1;
    }
  }
  const traced = judged.filter((j) => j.hasTrace);
  const untraced = judged.filter((j) => !j.hasTrace);
  const overrated = judged.filter((j) => j.overrated.length > 0);
  const lines = [
    `fixes: ${judged.length} of ${fixes.length} rows have a clone`,
    `  fix ranked first, where there is a trace: ${share(traced.filter((j) => j.first).length, traced.length)}`,
    `    by its very hash (no twin counted): ${share(traced.filter((j) => j.firstExactly).length, traced.length)}`,
    `  fix found at any rank: ${share(traced.filter((j) => j.found).length, traced.length)}`,
    `  rows with a wrong commit graded above claimed: ${share(overrated.length, judged.length)}`,
    `  without a trace, answered unknown: ${share(untraced.filter((j) => !j.anyFix).length, untraced.length)}`,
    `mentions: ${asked} of ${mentions.length} rows have a clone`,
    `  wrongly taken for a fix: ${taken.length}; fixes not taken: ${missed}`,
    ...taken.map((text) => `    ${text}`),
    'rows that fell short:',
    ...judged
      .filter((j) => (j.hasTrace ? !j.first : j.anyFix) || j.overrated.length > 0)
      .map((j) => `  ${j.said}`),
    ...reportOfTexts(withTexts),
  ];
  return lines.join('\n');
}

async function textOf(
  tracker: IssueTracker | null,
  repository: string,
  key: string,
): Promise<TrackedIssue | null> {
  return (await tracker?.issue({ repository, key }, [])) ?? null;
}

/** What the texts of the issues add. */
function reportOfTexts(rows: readonly { alone: Judged; told: Judged }[]): string[] {
  const traced = rows.filter(({ alone }) => alone.hasTrace);
  const untraced = rows.filter(({ alone }) => !alone.hasTrace).map(({ told }) => told);
  const worse = traced.filter(({ alone, told }) => alone.first && !told.first);
  const overrated = rows.filter(({ told }) => told.overrated.length > 0);
  const ranked = (most: number) => untraced.filter(({ rank }) => rank > 0 && rank <= most).length;
  return [
    `with issues.jsonl as the tracker: ${rows.length} rows have a text`,
    `  with a trace, fix ranked first: ${share(traced.filter(({ told }) => told.first).length, traced.length)}; worse than without: ${worse.length}`,
    `  without a trace, fix is the first candidate: ${share(ranked(1), untraced.length)}; among the first five: ${share(ranked(5), untraced.length)}`,
    `  without a trace, wrong candidates before it or in its stead: ${untraced.reduce((sum, { before }) => sum + before, 0)}; taken for a fix: ${untraced.filter(({ anyFix }) => anyFix).length}`,
    `  rows with a wrong commit graded above claimed: ${share(overrated.length, rows.length)}`,
    ...untraced.map(({ name, rank }) => `    ${name}: ${rank === 0 ? 'not found' : `rank ${rank}`}`),
  ];
}

async function judgeFix(
  repository: LinkedRepository,
  row: Record<string, string>,
  told: TrackedIssue | null,
): Promise<Judged> {
  const truth = (row.fix_commits ?? '').split(';').filter((hash) => hash !== '');
  const revision = repository.history.revision.commit;
  const { links } = await linkFixes(repository.index, {
    issue: issueOf(repository.name, row.issue ?? ''),
    revision,
    told,
  });
  const fixes = links.filter((link) => link.isFix);
  const isTrue = (link: FixLink) => [link.commit, ...link.twins].some((hash) => truth.includes(hash));
  const best = fixes[0];
  const shown = fixes
    .slice(0, 3)
    .map((link) => `${link.commit.slice(0, 9)} ${link.kind} ${link.score} ${link.grade}`);
  return {
    name: `${repository.name}#${row.issue}`,
    hasTrace: !row.offline_trace?.startsWith('NOWHERE'),
    first: best !== undefined && isTrue(best),
    firstExactly: best !== undefined && truth.includes(best.commit),
    found: fixes.some(isTrue),
    overrated: fixes.filter((link) => !isTrue(link) && link.grade !== 'claimed').map((link) => link.commit),
    anyFix: best !== undefined,
    rank: links.findIndex(isTrue) + 1,
    before: links.findIndex(isTrue) < 0 ? links.length : links.findIndex(isTrue),
    said: `${repository.name}#${row.issue} (${row.offline_trace}): expected ${truth.map((h) => h.slice(0, 9)).join(' or ')}, said ${shown.join(', ') || 'unknown'}`,
  };
}

async function isTakenForFix(repository: LinkedRepository, row: Record<string, string>): Promise<boolean> {
  const revision = repository.history.revision.commit;
  const { links } = await linkFixes(repository.index, {
    issue: issueOf(repository.name, row.issue ?? ''),
    revision,
  });
  return links.some((link) => link.isFix && link.commit === row.commit);
}
