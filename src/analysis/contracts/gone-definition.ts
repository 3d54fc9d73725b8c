import type { Clone } from '../../clients/git/repository.js';
import type { VersionTable } from '../version-table.js';
import type { LanguageReaders } from './caller-files.js';
import type { FileChange } from './definition-changes.js';
import { readTexts } from './read-texts.js';
import { type ChangedText, type Renamed, renamedDefinition, stillBinds } from './renamed-definition.js';

/** Files of one commit beyond these are not looked at for what became of a definition. */
const MOST_FILES = 60;

/**
 * What became of a definition that went: gone for good, under another name, or still known by its name in a way that is no
 * definition (an alias, an import that is handed on).
 */
export async function whatBecame(
  clone: Clone,
  table: VersionTable,
  symbol: string,
  change: FileChange,
  readers: LanguageReaders,
): Promise<{ readonly isKnown: true } | { readonly isKnown: false; readonly renamed: Renamed | null }> {
  const files = await changedTexts(clone, table, change);
  const own = files.find(({ path }) => path === table.history.paths[change.pathBefore]);
  if (own?.after && stillBinds(own.after, symbol)) return { isKnown: true };
  const binds = new RegExp(
    `^(?:export\\s+)?(?:const|let|var)\\s+${symbol}\\b|\\bexports\\.${symbol}\\s*=|^${symbol}\\s*=(?!=)`,
    'm',
  );
  if (files.some(({ before, after }) => after && binds.test(after) && !(before && binds.test(before))))
    return { isKnown: true };
  if (change.kind === 'moved') return { isKnown: false, renamed: null };
  const gone = change.before && own && { name: symbol, path: own.path, definition: change.before };
  return {
    isKnown: false,
    renamed: gone ? renamedDefinition(gone, files, (path) => readers.of(path)) : null,
  };
}

/** Files of the definitions’ language that the commit changed, its own first. */
async function changedTexts(clone: Clone, table: VersionTable, change: FileChange): Promise<ChangedText[]> {
  const { oids, paths, starts, pathOf, before, after } = table.history;
  const rows: number[] = [];
  for (let row = starts[change.commit] ?? 0; row < (starts[change.commit + 1] ?? 0); row += 1)
    if (table.covers(pathOf[row] ?? 0)) rows.push(row);
  rows.sort((a, b) => Number(pathOf[b] === change.pathBefore) - Number(pathOf[a] === change.pathBefore));
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
