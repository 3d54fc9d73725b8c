import { readChanges } from '../../clients/git/changes.js';
import { linesWith } from '../../clients/git/grep.js';
import type { Issue } from '../../domain/issue.js';
import { issueNaming } from '../../domain/issue-naming.js';
import type { Candidate } from './candidate.js';
import type { LinkIndex } from './link-index.js';

/** A test that is named after the issue, and the commit that first had it. */
export interface IssueTestOrigin {
  readonly path: string;
  /** The line in which it is named; null when its path does. */
  readonly title: string | null;
  readonly commit: string;
}

const MOST_TESTS = 8;
/** An empty order file: the setting of that name cannot be switched off by an empty value. */
const NO_ORDER = '-O/dev/null';
/** `it('… #12')`, `describe("GH-12")`, `def test_issue_12`: where a number is part of a title. */
const TITLE =
  /\b(?:it|test|describe|context|suite|specify|scenario|should|def|func|fn|void|tap|t)\b.{0,40}["'`(]/i;

/** The tests of a revision that are named after the issue, each with the commit that brought the name. */
export async function issueTestOrigins(
  index: LinkIndex,
  issue: Issue,
  revision: string,
): Promise<IssueTestOrigin[]> {
  const names = issueNaming(issue);
  const isTest = (path: string) => index.classOf(path) === 'test';
  const paths = (await index.paths(revision))
    .filter((path) => isTest(path) && names(path))
    .slice(0, MOST_TESTS);
  const found: IssueTestOrigin[] = [];
  for (const path of paths) {
    const commit = await firstWithName(index, revision, path, names);
    if (commit) found.push({ path, title: null, commit });
  }
  const titles = new Map<string, string>();
  await linesWith(index.clone.git, revision, literals(issue), [], (path, line) => {
    if (titles.size < MOST_TESTS && isTest(path) && !names(path) && isTitle(line, names))
      titles.set(path, line.trim());
  });
  for (const [path, title] of [...titles].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const commit = await firstWithTitle(index, revision, path, issue);
    if (commit) found.push({ path, title: title.slice(0, 120), commit });
  }
  return found;
}

function isTitle(line: string, names: (text: string) => boolean): boolean {
  return (
    line.length < 400 && names(line) && (TITLE.test(line) || /\b(?:gh|issues?|bug)[-_ #]{1,2}\d/i.test(line))
  );
}

function literals(issue: Issue): string[] {
  return [issue.key, ...issue.aliases].flatMap((key) =>
    /^\d+$/.test(key)
      ? [
          `GH-${key}`,
          `gh-${key}`,
          `#${key}`,
          `issue ${key}`,
          `Issue ${key}`,
          `issue-${key}`,
          `issue_${key}`,
          `issues/${key}`,
        ]
      : [key],
  );
}

/** Follows a file back through its names for as long as they name the issue. */
async function firstWithName(
  index: LinkIndex,
  revision: string,
  path: string,
  names: (text: string) => boolean,
): Promise<string | null> {
  const first = await oldest(index, revision, path, ['--diff-filter=A', '--no-renames']);
  const before = first ? await previousPath(index, first, path) : null;
  return before !== null && names(before)
    ? followed(index, first, before, (from, old) => firstWithName(index, from, old, names))
    : first;
}

/** The first commit that changed a line naming the issue, through renames of the file. */
async function firstWithTitle(
  index: LinkIndex,
  revision: string,
  path: string,
  issue: Issue,
): Promise<string | null> {
  const keys = [issue.key, ...issue.aliases].map((key) => key.replace(/[^A-Za-z0-9]/g, '[$&]'));
  const naming = `-G(^|[^0-9A-Za-z])(${keys.join('|')})([^0-9]|$)`;
  const first = await oldest(index, revision, path, ['--extended-regexp', naming]);
  const before = first ? await previousPath(index, first, path) : null;
  return before === null
    ? first
    : followed(index, first, before, (from, old) => firstWithTitle(index, from, old, issue));
}

async function followed(
  index: LinkIndex,
  commit: string | null,
  oldPath: string,
  ask: (from: string, path: string) => Promise<string | null>,
): Promise<string | null> {
  const parent = index.entry(commit ?? '')?.parents[0];
  return (parent ? await ask(parent, oldPath) : null) ?? commit;
}

async function oldest(
  index: LinkIndex,
  revision: string,
  path: string,
  options: readonly string[],
): Promise<string | null> {
  const text = await index.clone.git.tryRaw(
    'log',
    NO_ORDER,
    '--format=tformat:%H',
    ...options,
    revision,
    '--',
    path,
  );
  return text?.trim().split('\n').at(-1) || null;
}

/** Where a file was before a commit renamed it; null if the commit did not. */
async function previousPath(index: LinkIndex, commit: string, path: string): Promise<string | null> {
  const changes = (await readChanges(index.clone.git, [commit])).get(commit) ?? [];
  return changes.find((change) => change.path === path && change.status === 'renamed')?.oldPath ?? null;
}

/** Commits that brought a test of the issue together with production code. */
export async function linkByTests(
  index: LinkIndex,
  origins: readonly IssueTestOrigin[],
): Promise<Candidate[]> {
  const known = origins.filter((origin) => index.entry(origin.commit));
  await index.prepare(known.map((origin) => origin.commit));
  return known.flatMap((origin) => {
    const shape = index.shapeOf(origin.commit);
    // A commit of very many files moves or imports tests; it says nothing of this one.
    if (
      shape.production.length === 0 ||
      shape.isRelease ||
      shape.isMergeBack ||
      index.changesOf(origin.commit).length > 60
    )
      return [];
    const what = origin.title
      ? `a test in ${origin.path} that is named after the issue`
      : `${origin.path}, named after the issue`;
    return [
      {
        commit: origin.commit,
        kind: 'test-name' as const,
        score: origin.title ? 0.66 : 0.72,
        isFix: true,
        isBacked: true,
        reasons: [`it brought ${what}, together with production code`],
      },
    ];
  });
}
