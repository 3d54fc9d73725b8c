import type { Clone } from '../../clients/git/repository.js';
import type { VersionTable } from '../version-table.js';
import { readTexts } from './read-texts.js';
import { type ChangedText, stillBinds } from './renamed-definition.js';

/** Files of one commit beyond these are not looked at for what became of a definition. */
const MOST_FILES = 60;

/**
 * Whether a definition that went, or left its file for another, is still known there by its name in a way that is no
 * definition: an alias, an import that is handed on.
 * @param files what `changedTexts` gave of the commit
 */
export function isStillKnown(files: readonly ChangedText[], path: string, symbol: string): boolean {
  const own = files.find((file) => file.path === path);
  if (own?.after && stillBinds(own.after, symbol)) return true;
  const binds = new RegExp(
    `^(?:export\\s+)?(?:const|let|var)\\s+${symbol}\\b|\\bexports\\.${symbol}\\s*=|^${symbol}\\s*=(?!=)`,
    'm',
  );
  return files.some(({ before, after }) => after && binds.test(after) && !(before && binds.test(before)));
}

/**
 * Files of the definitions’ language that a commit changed: those that definitions went from, then others, a number of them.
 * @param commit index into the history’s commits
 * @param own indices of paths
 */
export async function changedTexts(
  clone: Clone,
  table: VersionTable,
  commit: number,
  own: ReadonlySet<number>,
): Promise<ChangedText[]> {
  const { oids, paths, starts, pathOf, before, after } = table.history;
  const rows: number[] = [];
  for (let row = starts[commit] ?? 0; row < (starts[commit + 1] ?? 0); row += 1)
    if (table.covers(pathOf[row] ?? 0)) rows.push(row);
  const isOwn = (row: number) => Number(own.has(pathOf[row] ?? -1));
  rows.sort((a, b) => isOwn(b) - isOwn(a));
  const taken = rows.slice(0, MOST_FILES);
  const nameOf = (oid: number | undefined) => oids[oid ?? -1] ?? '';
  const texts = new Map<string, string>();
  const wanted = taken
    .flatMap((row) => [nameOf(before[row]), nameOf(after[row])])
    .filter((name) => name !== '');
  await readTexts(clone, wanted, (oid, text) => {
    texts.set(oid, text);
    return undefined;
  });
  return taken.map((row) => ({
    path: paths[pathOf[row] ?? 0] ?? '',
    before: texts.get(nameOf(before[row])) ?? null,
    after: texts.get(nameOf(after[row])) ?? null,
  }));
}
