import type { Fence } from './document.js';

/** A line of a tree: what it names, and the folders above it. */
interface TreeLine {
  readonly name: string;
  /** From the first line of the tree down, joined with slashes; empty at the top. */
  readonly folder: string;
}

/** `├── name`, `│   └── name/`, and the folder that such a tree begins with. */
const BRANCH = /^([\s│|]{0,80})(?:[├└]─{1,4}|\+--|`--)\s{0,4}([\w@.][^\s#←(]{0,200})/;
const ROOT = /^(\s{0,20})([\w@.][\w@./-]{0,200}\/)\s*(?:#.*|\(.*)?$/;

const trees = new WeakMap<Fence, ReadonlyMap<number, TreeLine>>();

/** The lines of a fence that draw a tree of files, by their index in it; none where it draws no tree. */
export function treeOf(fence: Fence): ReadonlyMap<number, TreeLine> {
  const known = trees.get(fence);
  if (known) return known;
  const found = fence.lines.some((line) => BRANCH.test(line)) ? readTree(fence.lines) : new Map();
  trees.set(fence, found);
  return found;
}

function readTree(lines: readonly string[]): Map<number, TreeLine> {
  const found = new Map<number, TreeLine>();
  /** The folders that are open, outermost first; a name is null where a line begins a list of something else. */
  let open: { column: number; name: string | null }[] = [];
  for (const [i, line] of lines.entries()) {
    const branch = BRANCH.exec(line);
    const root = branch ? null : ROOT.exec(line);
    if (!branch && !root) {
      if (/^\S/.test(line)) open = [{ column: -1, name: null }];
      continue;
    }
    const name = (branch?.[2] ?? root?.[2] ?? '').replace(/[,:;]$/, '');
    const column = root ? -1 : line.indexOf(name, (branch?.[1] ?? '').length);
    open = root ? [] : open.filter((folder) => folder.column < column);
    if (open.every((folder) => folder.name !== null))
      found.set(i, { name, folder: open.map((folder) => folder.name).join('/') });
    if (name.endsWith('/')) open.push({ column, name: name.replace(/\/+$/, '') });
  }
  return found;
}
