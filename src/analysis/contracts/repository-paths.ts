import { builtinModules } from 'node:module';
import { withoutExtension } from './imports.js';

/** So many leading folders may be left out of what an import names: `src/`, `lib/python/`. */
const MOST_LEFT_OUT = 2;
const BUILT_IN = new Set(builtinModules);

/** Which paths a repository ever had, to tell an import of its own modules from that of others. */
export class RepositoryPaths {
  readonly #paths: readonly string[];
  #known: KnownPaths | undefined;

  constructor(paths: readonly string[]) {
    this.#paths = paths;
  }

  /** Whether there is a file or folder of that path, without extension, at the root or not far below. */
  has(path: string): boolean {
    if (path.startsWith('node:') || BUILT_IN.has(path)) return false;
    this.#known ??= readPaths(this.#paths);
    const { files, folders, above } = this.#known;
    const first = path.split('/', 1)[0] ?? '';
    return [...(above.get(first) ?? [])].some((prefix) => {
      const whole = prefix + path;
      return files.has(whole) || folders.has(whole);
    });
  }
}

interface KnownPaths {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  /** For a name not far below the root: what stands before it, `''` or `src/`. */
  readonly above: ReadonlyMap<string, ReadonlySet<string>>;
}

function readPaths(paths: readonly string[]): KnownPaths {
  const files = new Set<string>();
  const folders = new Set<string>();
  const above = new Map<string, Set<string>>();
  // Folders so far below that nothing in them can be first in what an import names.
  const deep = new Set<string>();
  for (const path of paths) {
    const file = withoutExtension(path);
    files.add(file);
    const folder = folderOf(file);
    if (deep.has(folder)) continue;
    for (let at = folder; at !== '' && !folders.has(at); at = folderOf(at)) folders.add(at);
    const parts = file.split('/', MOST_LEFT_OUT + 2);
    if (parts.length > MOST_LEFT_OUT + 1) deep.add(folder);
    let prefix = '';
    for (const part of parts.slice(0, MOST_LEFT_OUT + 1)) {
      above.set(part, (above.get(part) ?? new Set()).add(prefix));
      prefix += `${part}/`;
    }
  }
  return { files, folders, above };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
