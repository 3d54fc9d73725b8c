import { posix } from 'node:path';
import type { VersionTable } from '../version-table.js';
import { compareDefinitions, type DefinitionChange } from './compare-definitions.js';
import type { Definition } from './definition.js';

/** What a commit did to a definition. Commits and paths are indices into the history. */
export interface FileChange extends DefinitionChange {
  readonly commit: number;
  /** Where it is now; where it was, if it is gone. */
  readonly path: number;
  readonly pathBefore: number;
}

/**
 * What every commit did to the symbol’s definitions. One that only left its file for another has moved. Merges are left out:
 * they repeat what the commits did; so are versions of files that could not be read.
 */
export function definitionChanges(table: VersionTable): FileChange[] {
  const { commits, parents } = table.history;
  const mayHold = table.rowsThatHold();
  const found: FileChange[] = [];
  for (let commit = 0; commit < commits.length; commit += 1) {
    if ((parents[commit]?.length ?? 0) > 1) continue;
    const here = changesIn(table, commit, mayHold);
    if (here.length > 0) found.push(...withMoves(here, (path) => table.history.paths[path] ?? ''));
  }
  return found;
}

function changesIn(table: VersionTable, commit: number, mayHold: (row: number) => boolean): FileChange[] {
  const { starts, pathOf, before, after } = table.history;
  const found: FileChange[] = [];
  for (let row = starts[commit] ?? 0; row < (starts[commit + 1] ?? 0); row += 1) {
    if (!mayHold(row)) continue;
    // What is in a version that was not read did not come or go with it.
    if ([before, after].some((side) => table.problems.has(side[row] ?? -1))) continue;
    const path = pathOf[row] ?? 0;
    const [old, now] = [before, after].map((side) => definitionsIn(table, path, side[row] ?? -1));
    for (const change of compareDefinitions(old ?? [], now ?? []))
      found.push({ ...change, commit, path, pathBefore: path });
  }
  return found;
}

/** The symbol’s definitions in a version of a file. */
export function definitionsIn(table: VersionTable, path: number, oid: number): Definition[] {
  return (table.matchesOf(oid, path)?.details ?? []).map((detail) => JSON.parse(detail) as Definition);
}

/** Definitions that went and came are paired, those whose files are most alike first. */
function withMoves(changes: readonly FileChange[], nameOf: (path: number) => string): FileChange[] {
  const went = changes.filter(({ kind }) => kind === 'removed');
  const came = changes.filter(({ kind }) => kind === 'added');
  const pairs = went
    .flatMap((from) => came.map((to) => ({ from, to })))
    .filter(({ from, to }) => from.before?.container === to.after?.container)
    .map((pair) => ({ ...pair, near: nearness(nameOf(pair.from.path), nameOf(pair.to.path)) }))
    .sort((a, b) => b.near - a.near);
  const movedTo = new Map<FileChange, FileChange>();
  const taken = new Set<FileChange>();
  for (const { from, to } of pairs) {
    if (movedTo.has(from) || taken.has(to)) continue;
    movedTo.set(from, to);
    taken.add(to);
  }
  return changes.flatMap((change) => {
    const to = movedTo.get(change);
    if (!to) return [change];
    const pair = compareDefinitions(change.before ? [change.before] : [], to.after ? [to.after] : []);
    const moved: FileChange = { ...change, path: to.path, kind: 'moved', after: to.after };
    return [moved, ...pair.map((difference) => ({ ...difference, ...place(moved) }))];
  });
}

function place({ commit, path, pathBefore }: FileChange): Pick<FileChange, 'commit' | 'path' | 'pathBefore'> {
  return { commit, path, pathBefore };
}

/** How much two paths have in common: the name of the file first, then folders. */
function nearness(a: string, b: string): number {
  const [left, right] = [posix.dirname(a).split('/'), posix.dirname(b).split('/')];
  const common = left.findIndex((part, i) => part !== right[i]);
  return (posix.basename(a) === posix.basename(b) ? 100 : 0) + (common < 0 ? left.length : common);
}
