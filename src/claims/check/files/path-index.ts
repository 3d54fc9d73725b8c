import type { TreeFile } from '../../../clients/git/tree.js';
import { classifyPath } from '../../../languages/classify.js';

/** What a written path stands for in a revision. */
export interface PathMatch {
  readonly kind: 'file' | 'folder' | 'none';
  /** All that fit, sorted, backup copies last; one, where the text is clear. */
  readonly paths: readonly string[];
  /**
   * `exact` from the root; `suffix`: the end of a path; `prefixed`: with the path of somebody’s machine before it; `stem`: a
   * class stands where its file should (`UserStore.py` for user_store.py); `module`: with the dots of a module (`app.store`).
   */
  readonly how: 'exact' | 'suffix' | 'prefixed' | 'stem' | 'module';
}

const NONE: PathMatch = { kind: 'none', paths: [], how: 'exact' };
/** How many folders of a foreign prefix are tried. */
const MOST_PREFIXES = 20;

/** The files and folders of a revision, found by what people write for them. */
export class PathIndex {
  readonly files: ReadonlyMap<string, TreeFile>;
  readonly #folders = new Set<string>();
  /** Files below each folder. */
  readonly #sizes = new Map<string, number>();
  readonly #alike = new Map<'name' | 'stem', Map<string, string[]>>();
  readonly #byName = new Map<string, string[]>();
  readonly #foldersByName = new Map<string, string[]>();
  readonly #extensions = new Set<string>();
  #byPlainName: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(tree: readonly TreeFile[]) {
    this.files = new Map(tree.map((file) => [file.path, file]));
    for (const { path } of tree) {
      push(this.#byName, nameOf(path), path);
      const extension = extensionOf(path);
      if (extension !== '') this.#extensions.add(extension);
      for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        const folder = path.slice(0, end);
        this.#sizes.set(folder, (this.#sizes.get(folder) ?? 0) + 1);
        if (this.#folders.has(folder)) continue;
        this.#folders.add(folder);
        push(this.#foldersByName, nameOf(folder), folder);
      }
    }
  }

  hasExtension(extension: string): boolean {
    return this.#extensions.has(extension);
  }

  isFolder(path: string): boolean {
    return this.#folders.has(path);
  }

  /** Whether the first folder of a path is one at the root. */
  beginsAtRoot(path: string): boolean {
    const first = path.split('/')[0] ?? '';
    return path.includes('/') && this.#folders.has(first);
  }

  /** All files of that name, backup copies last. */
  namesakes(name: string): readonly string[] {
    return copiesLast(this.#byName.get(name) ?? []);
  }

  /** Whether any folder is called so, wherever it is. */
  hasFolderNamed(name: string): boolean {
    return this.#foldersByName.has(name);
  }

  /** The folders that are called so, wherever they are, sorted. */
  foldersCalled(name: string): readonly string[] {
    return [...(this.#foldersByName.get(name) ?? [])].sort();
  }

  /** The folders at the root, sorted. */
  rootFolders(): readonly string[] {
    return [...this.#folders].filter((folder) => !folder.includes('/')).sort();
  }

  /** How many files are below a folder. */
  sizeOf(folder: string): number {
    return this.#sizes.get(folder) ?? 0;
  }

  /**
   * Files whose name is the same but for case and marks: `AgentRegistry.py` is agent_registry.py; as the tree has them.
   * @param part `stem`: the ending of their names is not looked at
   */
  alike(name: string, part: 'name' | 'stem' = 'name'): readonly string[] {
    const known = this.#alike.get(part) ?? new Map<string, string[]>();
    if (known.size === 0) {
      for (const path of this.files.keys())
        push(known, lettersOf(part === 'name' ? nameOf(path) : nameOf(path).replace(/\.[^.]+$/, '')), path);
      this.#alike.set(part, known);
    }
    return known.get(lettersOf(name)) ?? [];
  }

  /** Files and folders that a text names: from the root, by their end, or behind the path of somebody’s machine. */
  find(written: string): PathMatch {
    const path = plainPath(written);
    if (path === '' || path.length > 400) return NONE;
    return (
      this.#exact(path) ??
      this.#bySuffix(path, 'suffix') ??
      this.#withoutPrefix(path) ??
      (/^(?:[A-Za-z]:[\\/]|\/(?:home|Users|mnt|workspaces?|builds?)\/)/.test(written)
        ? this.#atRoot(path)
        : null) ??
      this.#byClass(path) ??
      this.#byModule(path) ??
      NONE
    );
  }

  /** `app.core.store`, `app.core.store.py`: what stands before the first dot must be a folder at the root. */
  #byModule(path: string): PathMatch | null {
    const dotted = path.replace(/\.py$/, '');
    if (!/^[A-Za-z_]\w*(?:\.\w+){1,12}$/.test(dotted) || !this.#folders.has(dotted.split('.')[0] ?? ''))
      return null;
    const slashed = dotted.replaceAll('.', '/');
    const found = MODULE_FILES.map((end) => `${slashed}${end}`).find((each) => this.files.has(each));
    return found === undefined ? null : { kind: 'file', paths: [found], how: 'module' };
  }

  #exact(path: string): PathMatch | null {
    if (this.files.has(path)) return { kind: 'file', paths: [path], how: 'exact' };
    return this.#folders.has(path) ? { kind: 'folder', paths: [path], how: 'exact' } : null;
  }

  #bySuffix(path: string, how: PathMatch['how']): PathMatch | null {
    const end = `/${path}`;
    const files = (this.#byName.get(nameOf(path)) ?? []).filter(
      (each) => each.endsWith(end) || each === path,
    );
    if (files.length > 0) return { kind: 'file', paths: copiesLast(files), how };
    const folders = (this.#foldersByName.get(nameOf(path)) ?? []).filter((each) => each.endsWith(end));
    // A folder’s bare name says too little to be one.
    return folders.length > 0 && path.includes('/')
      ? { kind: 'folder', paths: [...folders].sort(), how }
      : null;
  }

  /** `C:\\work\\app\\README.md`: the path of a machine that ends at the root of a clone. */
  #atRoot(path: string): PathMatch | null {
    const name = nameOf(path);
    return this.files.has(name) ? { kind: 'file', paths: [name], how: 'prefixed' } : null;
  }

  /** A class is written for its file. A path with folders says where exactly the file is, and is taken at its word. */
  #byClass(path: string): PathMatch | null {
    if (!CLASS_FILE.test(path)) return null;
    this.#byPlainName ??= plainNames(this.files.keys());
    const found = this.#byPlainName.get(plainName(path)) ?? [];
    return found.length > 0 ? { kind: 'file', paths: [...found].sort(), how: 'stem' } : null;
  }

  #withoutPrefix(path: string): PathMatch | null {
    let rest = path;
    for (let i = 0; i < MOST_PREFIXES; i += 1) {
      const slash = rest.indexOf('/');
      // What is left must still name a folder, or any README would do.
      if (slash < 0 || !rest.slice(slash + 1).includes('/')) return null;
      rest = rest.slice(slash + 1);
      const found = this.#exact(rest);
      if (found) return { ...found, how: 'prefixed' };
    }
    return null;
  }
}

/** A path as git writes it: no `./`, no leading slash, no drive, forward slashes, no slash at the end. */
export function plainPath(written: string): string {
  return written
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:\//, '')
    .replace(/^(?:\.{0,2}\/){1,20}/, '')
    .replace(/\/{1,20}$/, '')
    .replace(/\/{2,20}/g, '/');
}

/** The letters and digits of a name, in lower case: what is the same however its words are joined. */
export function lettersOf(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Without the dot, in lower case; empty without one. */
export function extensionOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/** Files that a module may be. */
const MODULE_FILES = ['.py', '/__init__.py'];
/** Sorted, with backup copies behind what they are copies of: who names a file seldom means a copy. */
function copiesLast(paths: readonly string[]): string[] {
  const isCopy = (path: string) => Number(classifyPath(path) === 'backup');
  return [...paths].sort((a, b) => isCopy(a) - isCopy(b) || (a < b ? -1 : 1));
}

/** The class that a bare name of a file may stand for: `UserStore` for `UserStore.py`; null for another name. */
export function classWritten(path: string): string | null {
  return CLASS_FILE.test(path) ? path.replace(/\.\w+$/, '') : null;
}

/** A class with the ending of a source file. */
const CLASS_FILE = /^[A-Z][a-z0-9]{0,40}(?:[A-Z]{1,12}[a-z0-9]{0,40}){0,8}\.(?:pyi?|[mc]?[jt]sx?|rb|rs|go)$/;

/** A name without what separates its words, in lower case: `user_store.py` and `UserStore.py` are `userstore.py`. */
export function plainName(name: string): string {
  return name.replace(/[^A-Za-z0-9.]/g, '').toLowerCase();
}

function plainNames(paths: Iterable<string>): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const path of paths) push(names, plainName(nameOf(path)), path);
  return names;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
