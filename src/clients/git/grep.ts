import picomatch from 'picomatch';
import type { Git } from './git.js';
import { gaveUp, startGrep, unreadablePaths } from './grep-command.js';
import { readObjects } from './objects.js';
import { records } from './records.js';
import { readTree } from './tree.js';

type OnLine = (path: string, line: string) => void;

/**
 * Lines of files at a commit that hold at least one of the literal texts, given one by one. Literal texts, because
 * git searches for them many times faster than for an expression; the caller looks closer.
 * @param literals texts without a newline; at least one
 * @param globs names of files to limit the search to, e.g. `*.py`; none means every file
 * @returns paths whose content this clone does not hold
 */
export async function linesWith(
  git: Git,
  commit: string,
  literals: readonly string[],
  globs: readonly string[],
  onLine: OnLine,
): Promise<string[]> {
  const child = startGrep(git, commit, literals, globs);
  const seen = new Set<string>();
  for await (const record of records(child.stdout, 10)) {
    // "<commit>:<path>", NUL, the line. A path with a newline gives parts that begin otherwise; they name no file.
    const end = record.indexOf('\0');
    if (end < 0 || !record.startsWith(`${commit}:`)) continue;
    const path = record.slice(commit.length + 1, end);
    seen.add(path);
    onLine(path, record.slice(end + 1));
  }
  const ended = await child.ended;
  if (gaveUp(ended)) return searchHeldFiles(git, commit, { literals, globs, seen }, onLine);
  return unreadablePaths(commit, ended);
}

/**
 * The same where git ends on the first file whose content was left out of a partial clone or is damaged: the rest of what is
 * here is read and searched without `git grep`.
 */
async function searchHeldFiles(
  git: Git,
  commit: string,
  asked: { literals: readonly string[]; globs: readonly string[]; seen: ReadonlySet<string> },
  onLine: OnLine,
): Promise<string[]> {
  const patterns = asked.globs.length > 0 ? asked.globs.map((glob) => `**/${glob}`) : ['**'];
  const isAsked = picomatch(patterns, { dot: true });
  const files = (await readTree(git, commit)).filter(
    ({ kind, path }) => (kind === 'file' || kind === 'executable') && isAsked(path) && !asked.seen.has(path),
  );
  const unreadable: string[] = [];
  let next = 0;
  const oids = files.map((file) => file.oid);
  for await (const object of readObjects(git, oids)) {
    const path = files[next]?.path ?? '';
    next += 1;
    if (!('data' in object)) {
      unreadable.push(path);
      continue;
    }
    for (const line of object.data.toString('utf8').split('\n'))
      if (asked.literals.some((literal) => line.includes(literal))) onLine(path, line);
  }
  return unreadable.sort();
}
