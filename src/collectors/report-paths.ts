import { posix } from 'node:path';

/** A file of the repository that a report means, and what the report’s names have before or around its path. */
export interface MeantFile {
  readonly path: string;
  /** Names of one file by several prefixes mean several files. */
  readonly prefix: string;
  /** A bare name below a foreign folder, which may be any file of that name. */
  readonly isBare: boolean;
}

/** No system has longer paths; trying every part of one takes the square of its length. */
const LONGEST = 4096;

/** Finds the files that a report means: it may have been written on another machine, or in a folder of a package. */
export class ReportPaths {
  readonly #present: ReadonlySet<string>;
  readonly #byName = new Map<string, string[]>();

  /**
   * @param paths files of the revision
   * @param root absolute path of the work tree, with forward slashes; null without one
   */
  constructor(
    paths: readonly string[],
    private readonly root: string | null,
  ) {
    this.#present = new Set(paths);
    for (const path of paths) {
      const name = posix.basename(path);
      const same = this.#byName.get(name);
      if (same) same.push(path);
      else this.#byName.set(name, [path]);
    }
  }

  /**
   * @param names what the report calls the file, the most exact name first
   * @param folder of the report, from the root; null when it lies elsewhere
   * @returns null for a file that is not of the repository, or may be any of several
   */
  find(names: readonly string[], folder: string | null): MeantFile | null {
    const meant = names.flatMap((name) => this.#one(name, folder) ?? []);
    const [first] = meant;
    return first && meant.every(({ path }) => path === first.path) ? first : null;
  }

  #one(written: string, folder: string | null): MeantFile | null {
    if (written.length > LONGEST) return null;
    const name = posix.normalize(written.replace(/^file:\/\//, '').replaceAll('\\', '/'));
    if (/(?:^|\/)(?:node_modules|site-packages)\//.test(name)) return null;
    if (/^(?:\/|[a-z]:)/i.test(name)) return this.#absolute(name);
    for (const above of foldersFrom(folder ?? '')) {
      const path = posix.join(above, name);
      if (this.#present.has(path)) return { path, prefix: `+${above}`, isBare: false };
    }
    if (name.startsWith('../')) return null;
    const ends = (this.#byName.get(posix.basename(name)) ?? []).filter((path) => path.endsWith(`/${name}`));
    const [path] = ends;
    return path && ends.length === 1
      ? { path, prefix: `+${path.slice(0, -name.length)}`, isBare: false }
      : null;
  }

  #absolute(name: string): MeantFile | null {
    if (this.root !== null && name.startsWith(`${this.root}/`)) {
      const path = name.slice(this.root.length + 1);
      return this.#present.has(path) ? { path, prefix: this.root, isBare: false } : null;
    }
    for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      const path = name.slice(at + 1);
      if (this.#present.has(path)) return { path, prefix: name.slice(0, at), isBare: !path.includes('/') };
    }
    return null;
  }
}

/** The folder itself, then those above it up to the root. */
function foldersFrom(folder: string): string[] {
  const words = folder === '' ? [] : folder.split('/');
  return Array.from({ length: words.length + 1 }, (_, i) => words.slice(0, words.length - i).join('/'));
}
