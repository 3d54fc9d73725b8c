import { builtinModules } from 'node:module';
import { withoutExtension } from './imports.js';

/** So many leading folders may be left out of what an import names: `src/`, `lib/python/`. */
const MOST_LEFT_OUT = 2;
const BUILT_IN = new Set(builtinModules);

/** Which paths a repository ever had, to tell an import of its own modules from that of others. */
export class RepositoryPaths {
  readonly #paths: readonly string[];
  #known: Set<string> | undefined;

  constructor(paths: readonly string[]) {
    this.#paths = paths;
  }

  /** Whether there is a file or folder of that path, without extension, at the root or not far below. */
  has(path: string): boolean {
    if (path.startsWith('node:') || BUILT_IN.has(path)) return false;
    this.#known ??= this.#read();
    return this.#known.has(path);
  }

  #read(): Set<string> {
    const known = new Set<string>();
    for (const path of this.#paths) {
      const parts = withoutExtension(path).split('/');
      for (let from = 0; from <= Math.min(MOST_LEFT_OUT, parts.length - 1); from += 1) {
        let name = '';
        for (let to = from; to < parts.length; to += 1) {
          name = to === from ? (parts[to] ?? '') : `${name}/${parts[to] ?? ''}`;
          known.add(name);
        }
      }
    }
    return known;
  }
}
