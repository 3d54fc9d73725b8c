import { linesWith } from '../../clients/git/grep.js';
import { readObjects } from '../../clients/git/objects.js';
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
/** Plans and notes beside the tests are no tests. */
const DOCUMENT = /\.(?:md|markdown|rst|adoc|txt|log|html?)$/i;
/** Commits that added a file. */
const ADDED = ['--diff-filter=A'];
/** `it('… #12')`, `describe("GH-12")`, `def test_issue_12`: where a number is part of a title. */
const TITLE =
  /\b(?:it|test|describe|context|suite|specify|scenario|should|def|func|fn|void|tap|t)\b.{0,40}["'`(]/i;

/**
 * The tests of a revision that are named after the issue, each with the commit that brought the name.
 * @param naming files whose text names the issue, when that is known; null: they are searched for
 */
export async function issueTestOrigins(
  index: LinkIndex,
  issue: Issue,
  revision: string,
  naming: readonly string[] | null,
): Promise<IssueTestOrigin[]> {
  const names = issueNaming(issue);
  const isTest = (path: string) => index.classOf(path) === 'test' && !DOCUMENT.test(path);
  const named = (await index.files(revision))
    .map(({ path }) => path)
    .filter((path) => isTest(path) && names(path))
    .slice(0, MOST_TESTS);
  const titles = new Map<string, string>();
  const [byName] = await Promise.all([
    oldest(index, revision, named, ADDED),
    namingLines(index, revision, issue, naming, (path, line) => {
      if (titles.size < MOST_TESTS && isTest(path) && !names(path) && isTitle(line, names))
        titles.set(path, line.trim());
    }),
  ]);
  const byTitle = await oldest(index, revision, [...titles.keys()].sort(), [
    '--extended-regexp',
    namingLine(issue),
  ]);
  const found: IssueTestOrigin[] = [];
  for (const [path, commit] of byName)
    found.push({ path, title: null, commit: await beforeRenames(index, commit, path, names) });
  for (const [path, commit] of byTitle)
    found.push({ path, title: (titles.get(path) ?? '').slice(0, 120), commit });
  return found;
}

function isTitle(line: string, names: (text: string) => boolean): boolean {
  return (
    line.length < 400 && names(line) && (TITLE.test(line) || /\b(?:gh|issues?|bug)[-_ #]{1,2}\d/i.test(line))
  );
}

/** Lines that may name the issue: of the files that are known to, else of all files of the revision. */
async function namingLines(
  index: LinkIndex,
  revision: string,
  issue: Issue,
  naming: readonly string[] | null,
  onLine: (path: string, line: string) => void,
): Promise<void> {
  const { git } = index.clone;
  if (naming === null) {
    await linesWith(git, revision, literals(issue), [], onLine);
    return;
  }
  let next = 0;
  for await (const object of readObjects(
    git,
    naming.map((path) => `${revision}:${path}`),
  )) {
    const path = naming[next] ?? '';
    next += 1;
    if ('data' in object) for (const line of object.data.toString('utf8').split('\n')) onLine(path, line);
  }
}

/** One literal is searched for much faster than several; a short number alone would be found everywhere. */
function literals(issue: Issue): string[] {
  return [issue.key, ...issue.aliases].flatMap((key) =>
    /^\d{1,2}$/.test(key)
      ? [`GH-${key}`, `gh-${key}`, `#${key}`, `issue ${key}`, `Issue ${key}`, `issue-${key}`, `issue_${key}`]
      : [key],
  );
}

function namingLine(issue: Issue): string {
  const keys = [issue.key, ...issue.aliases].map((key) => key.replace(/[^A-Za-z0-9]/g, '[$&]'));
  return `-G(^|[^0-9A-Za-z])(${keys.join('|')})([^0-9]|$)`;
}

/** The oldest commit of the revision that touched each of some files, with options that say which commits count. */
async function oldest(
  index: LinkIndex,
  revision: string,
  paths: readonly string[],
  options: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (paths.length === 0) return found;
  const touching = await index.touching(paths, options);
  const place = index.placeOf(revision);
  for (const path of paths) {
    const here = (touching.get(path) ?? []).filter((hash) => place.contains(hash));
    const [first, ...others] = here;
    if (first === undefined) continue;
    const isOlder = (a: string, b: string) => index.order.position(a) > index.order.position(b);
    found.set(
      path,
      others.reduce((found, hash) => (isOlder(hash, found) ? hash : found), first),
    );
  }
  return found;
}

/** Follows a file back through renames for as long as its name names the issue. */
async function beforeRenames(
  index: LinkIndex,
  commit: string,
  path: string,
  names: (text: string) => boolean,
): Promise<string> {
  if (!index.entry(commit)) return commit;
  await index.prepare([commit]);
  const change = index.changesOf(commit).find((other) => other.path === path);
  const parent = index.entry(commit)?.parents[0];
  if (change?.status !== 'renamed' || !change.oldPath || !names(change.oldPath) || !parent) return commit;
  const earlier = (await oldest(index, parent, [change.oldPath], ADDED)).get(change.oldPath);
  return earlier ? beforeRenames(index, earlier, change.oldPath, names) : commit;
}

/** Commits that brought a test of the issue together with production code. */
export async function linkByTests(
  index: LinkIndex,
  origins: readonly IssueTestOrigin[],
): Promise<Candidate[]> {
  const known = origins.filter((origin) => index.entry(origin.commit));
  await index.prepare(known.map((origin) => origin.commit));
  return known.flatMap((origin) => {
    if (origin.title && isMoved(index, origin)) return [];
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

/** A file of tests that comes whole while others go was moved or rewritten: its titles are older than the commit. */
function isMoved(index: LinkIndex, origin: IssueTestOrigin): boolean {
  const changes = index.changesOf(origin.commit);
  const isNew = changes.some((change) => change.path === origin.path && change.status !== 'modified');
  return (
    isNew && changes.some((change) => change.status === 'deleted' && index.classOf(change.path) === 'test')
  );
}
