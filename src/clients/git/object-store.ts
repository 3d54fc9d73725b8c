import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Git } from './git.js';

/**
 * A mark that changes when packs of objects come or go: with it, what was computed while this clone lacked some contents
 * is not taken for valid after they were fetched.
 */
export async function objectStoreMark(git: Git): Promise<string> {
  const path = (await git.raw('rev-parse', '--git-path', 'objects/pack')).trim();
  const names = await readdir(isAbsolute(path) ? path : join(git.folder, path)).catch(() => []);
  return createHash('sha256').update(names.sort().join('\n')).digest('hex').slice(0, 16);
}
