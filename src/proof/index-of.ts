import type { TreeFile } from '../clients/git/tree.js';

const MODES: Readonly<Record<TreeFile['kind'], string>> = {
  file: '100644',
  executable: '100755',
  symlink: '120000',
  submodule: '160000',
};

/** Files of a tree by path, as git’s index wants them. */
export function indexOf(files: readonly TreeFile[]): Map<string, { oid: string; mode: string }> {
  return new Map(files.map(({ path, oid, kind }) => [path, { oid, mode: MODES[kind] }]));
}
