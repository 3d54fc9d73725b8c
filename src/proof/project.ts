import { access, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';

/** A tree that lies in a folder, to look at how its tests are run. */
export class Project {
  /** Absolute. */
  readonly root: string;
  /** Paths of its files, as the commit has them. */
  readonly files: ReadonlySet<string>;

  constructor(root: string, files: Iterable<string>) {
    this.root = root;
    this.files = new Set(files);
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  /** The text of a file of the commit; null when there is none. A link is not followed out of the tree by this. */
  async text(path: string): Promise<string | null> {
    return this.files.has(path) ? readFile(join(this.root, path), 'utf8').catch(() => null) : null;
  }

  /** Whether something is there now, made by a set-up or a build. */
  async exists(path: string): Promise<boolean> {
    return access(join(this.root, path)).then(
      () => true,
      () => false,
    );
  }

  /** The folder nearest to a file, upwards, that holds one of some names; null when none does. `.` is the root. */
  nearest(path: string, names: readonly string[]): string | null {
    for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
      if (names.some((name) => this.files.has(posix.join(folder, name)))) return folder;
      if (folder === '.') return null;
    }
  }
}
