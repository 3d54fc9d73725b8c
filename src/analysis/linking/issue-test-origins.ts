import { linesWith } from '../../clients/git/grep.js';
import { LARGEST_OBJECT, readObjects } from '../../clients/git/objects.js';
import { readBlobs } from '../../clients/git/read-blobs.js';
import type { Issue } from '../../domain/issue.js';
import { issueNaming } from '../../domain/issue-naming.js';
import type { LinkIndex } from './link-index.js';
import type { FileStep } from './touched-files.js';

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
  const mayBeTitled = (path: string) => isTest(path) && !names(path);
  const named = (await index.files(revision))
    .map(({ path }) => path)
    .filter((path) => isTest(path) && names(path))
    .slice(0, MOST_TESTS);
  const titles = new Map<string, string>();
  const [byName] = await Promise.all([
    oldestAdding(index, revision, named),
    // Of most issues it is documents that name them: nothing is read where no test does.
    namingLines(index, revision, issue, naming?.filter(mayBeTitled) ?? null, (path, line) => {
      if (titles.size < MOST_TESTS && mayBeTitled(path) && isTitle(line, names))
        titles.set(path, line.trim());
    }),
  ]);
  const byTitle = await oldestNaming(index, revision, [...titles.keys()].sort(), issue);
  const found: IssueTestOrigin[] = [];
  await index.prepare(byName.values());
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

/** The oldest commit of the revision that added each of some files. */
async function oldestAdding(
  index: LinkIndex,
  revision: string,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const [path, steps] of await stepsTo(index, revision, paths)) {
    const adding = steps.find((step) => step.before === null && step.after !== null);
    if (adding) found.set(path, adding.commit);
  }
  return found;
}

/** The oldest commit of the revision that changed the lines of each of some files that name the issue. */
async function oldestNaming(
  index: LinkIndex,
  revision: string,
  paths: readonly string[],
  issue: Issue,
): Promise<Map<string, string>> {
  const byPath = await stepsTo(index, revision, paths);
  const steps = [...byPath.values()].flat();
  const oids = [
    ...new Set(steps.flatMap(({ before, after }) => [before, after].filter((oid) => oid !== null))),
  ];
  const naming = new Map<string, string>();
  await readBlobs(index.clone.git, oids, { maxBytes: LARGEST_OBJECT }, (i, blob) => {
    if ('data' in blob) naming.set(oids[i] as string, linesNaming(blob.data.toString('utf8'), issue));
    return undefined;
  });
  const linesOf = (oid: string | null) => (oid === null ? '' : naming.get(oid));
  const found = new Map<string, string>();
  for (const [path, own] of byPath) {
    const changing = own.find(({ before, after }) => linesOf(before) !== linesOf(after));
    if (changing) found.set(path, changing.commit);
  }
  return found;
}

function linesNaming(text: string, issue: Issue): string {
  const keys = [issue.key, ...issue.aliases].map((key) => key.replace(/[^A-Za-z0-9]/g, '\\$&'));
  const naming = new RegExp(`(?:^|[^0-9A-Za-z])(?:${keys.join('|')})(?:[^0-9]|$)`);
  return text
    .split('\n')
    .filter((line) => naming.test(line))
    .join('\n');
}

/** What the commits of a revision did to each of some files, oldest first. */
async function stepsTo(
  index: LinkIndex,
  revision: string,
  paths: readonly string[],
): Promise<Map<string, FileStep[]>> {
  if (paths.length === 0) return new Map();
  const [touched, place] = [await index.touched(), index.placeOf(revision)];
  return new Map(
    paths.map((path) => [
      path,
      touched
        .stepsOf(path)
        .filter(({ commit }) => place.contains(commit))
        .reverse(),
    ]),
  );
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
  const earlier = (await oldestAdding(index, parent, [change.oldPath])).get(change.oldPath);
  return earlier ? beforeRenames(index, earlier, change.oldPath, names) : commit;
}
