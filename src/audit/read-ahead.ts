import { isChangelog } from '../analysis/linking/changelog-entries.js';
import type { HeldFile, LinkIndex } from '../analysis/linking/link-index.js';
import { readTreesInTurn } from '../clients/git/trees-in-turn.js';
import type { NamingTests } from '../collectors/naming-tests.js';
import type { Issue } from '../domain/issue.js';
import { issueNaming } from '../domain/issue-naming.js';

/**
 * Reads what one issue's links need of the files of many revisions, in one go: which change logs they have and what these say
 * of the issue, which tests are named after it, and which tests name it in their text.
 * @param commits full hashes
 * @returns for each commit the tests whose text names the issue, sorted by code unit
 */
export async function readAhead(
  index: LinkIndex,
  issue: Issue,
  naming: NamingTests,
  commits: readonly string[],
): Promise<Map<string, string[]>> {
  const names = issueNaming(issue);
  const isTest = (path: string) => index.classOf(path) === 'test';
  const isRead = (path: string) => isTest(path) && !path.endsWith('.json');
  const turns = await readTreesInTurn(index.clone.git, commits, (path) => isTest(path) || isChangelog(path));
  await naming.read(
    turns.flatMap((steps) => steps.flatMap(([path, oid]) => (oid && isRead(path) ? oid : []))),
  );
  const held = new Map<string, string>();
  const found = new Map<string, string[]>();
  for (const [i, steps] of turns.entries()) {
    for (const [path, oid] of steps) {
      const matters = oid !== null && (naming.isNaming(oid) || names(path) || isChangelog(path));
      if (matters) held.set(path, oid);
      else held.delete(path);
    }
    const commit = commits[i] as string;
    const files = [...held].map(([path, oid]): HeldFile => ({ path, oid })).sort(byPath);
    index.noteFiles(commit, files);
    found.set(
      commit,
      files.filter(({ path, oid }) => isRead(path) && naming.isNaming(oid)).map(({ path }) => path),
    );
  }
  await index.readEntries(commits, [issue.key, ...issue.aliases]);
  return found;
}

function byPath(a: HeldFile, b: HeldFile): number {
  return a.path < b.path ? -1 : 1;
}
