import { resolve } from 'node:path';
import type { Git } from './git.js';

const known = new WeakMap<Git, Promise<string>>();

/**
 * The folder in which a repository's objects and settings lie, in full: that of the main one for a linked worktree. It does not
 * change while the repository is open, and starting git takes longer the more this process holds.
 */
export function commonFolder(git: Git): Promise<string> {
  let folder = known.get(git);
  if (!folder) {
    folder = git
      .raw('rev-parse', '--git-common-dir')
      .then((path) => resolve(git.folder, path.replace(/\n$/, '')));
    known.set(git, folder);
    folder.catch(() => known.delete(git));
  }
  return folder;
}
