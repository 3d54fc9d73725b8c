import { posix } from 'node:path';
import { readPathOids } from '../../clients/git/path-oids.js';
import type { Clone } from '../../clients/git/repository.js';
import { resemblance } from '../version-matches.js';
import type { VersionTable } from '../version-table.js';
import type { FileDelta } from './commit-deltas.js';
import { SAME_FILE } from './renamed-files.js';

/** How many earlier files a new one is compared with. */
const MOST_SOURCES = 50;

/**
 * Of new files with matches, those that are copies of a file which is still there beside them: same content under any
 * name, or much the same content under the same file name.
 * @param added new files with the commit that brought them
 * @returns for each copy, how many matches its source has
 */
export async function findCopies(
  clone: Clone,
  table: VersionTable,
  added: readonly { commit: number; file: FileDelta }[],
): Promise<Map<FileDelta, number>> {
  const { history } = table;
  const sources = new SourceIndex(table);
  const asked = added.flatMap(({ commit, file }) =>
    sources.of(file, commit).map((source) => ({
      file,
      source,
      name: `${history.commits[commit]}:${history.paths[source.path]}`,
    })),
  );
  const present = await readPathOids(
    clone.git,
    asked.map(({ name }) => name),
  );
  const copies = new Map<FileDelta, number>();
  asked.forEach(({ file, source }, i) => {
    if (present[i] !== history.oids[source.oid]) return;
    const matches = table.matchesOf(source.oid, source.path)?.occurrences ?? 0;
    copies.set(file, Math.max(copies.get(file) ?? 0, matches));
  });
  return copies;
}

interface Source {
  readonly path: number;
  readonly oid: number;
  /** The commit that brought this version. */
  readonly commit: number;
}

/** Every version with matches, by content and by file name. */
class SourceIndex {
  readonly #table: VersionTable;
  readonly #byOid = new Map<number, Source[]>();
  readonly #byName = new Map<string, Source[]>();

  constructor(table: VersionTable) {
    this.#table = table;
    const { commits, starts, pathOf, after, paths } = table.history;
    for (let commit = 0; commit < commits.length; commit += 1) {
      for (let row = starts[commit] ?? 0; row < (starts[commit + 1] ?? 0); row += 1) {
        const path = pathOf[row] ?? 0;
        const oid = after[row] ?? -1;
        if (!table.matchesOf(oid, path)) continue;
        const source = { path, oid, commit };
        listIn(this.#byOid, oid).push(source);
        listIn(this.#byName, posix.basename(paths[path] ?? '')).push(source);
      }
    }
  }

  /** Versions under another path that may be what was copied, the newest first. */
  of(file: FileDelta, commit: number): Source[] {
    const isOther = (source: Source) => source.path !== file.path && source.commit <= commit;
    const same = (this.#byOid.get(file.afterOid) ?? []).filter(isOther);
    if (same.length > 0) return same.slice(-MOST_SOURCES).reverse();
    const name = posix.basename(this.#table.history.paths[file.path] ?? '');
    const sketch = file.after?.sketch ?? [];
    return (this.#byName.get(name) ?? [])
      .filter(isOther)
      .slice(-MOST_SOURCES)
      .reverse()
      .filter(({ oid, path }) => {
        const other = this.#table.matchesOf(oid, path)?.sketch ?? [];
        return resemblance(sketch, other) >= SAME_FILE;
      });
  }
}

function listIn<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key);
  if (known) return known;
  const list: V[] = [];
  map.set(key, list);
  return list;
}
