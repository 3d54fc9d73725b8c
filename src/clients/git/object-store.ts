import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Git } from './git.js';

/**
 * A mark that changes when packs of objects come or go: with it, what was computed while this clone lacked some contents
 * is not taken for valid after they were fetched.
 */
export async function objectStoreMark(git: Git): Promise<string> {
  const names = await readdir(await packFolder(git)).catch(() => []);
  return createHash('sha256').update(names.sort().join('\n')).digest('hex').slice(0, 16);
}

/** Where the packs of a clone lie does not change while it is open. */
const folders = new WeakMap<Git, Promise<string>>();

function packFolder(git: Git): Promise<string> {
  const known = folders.get(git);
  if (known) return known;
  const found = git
    .raw('rev-parse', '--git-path', 'objects/pack')
    .then((text) => text.trim())
    .then((path) => (isAbsolute(path) ? path : join(git.folder, path)));
  folders.set(git, found);
  found.catch(() => folders.delete(git));
  return found;
}
