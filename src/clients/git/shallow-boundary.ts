import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Git } from './git.js';

const known = new WeakMap<Git, Promise<ReadonlySet<string>>>();

/**
 * The commits at which a shallow clone's history is cut; empty for a whole clone. git shows such a commit as if it had no
 * parent and had added every file, which it did not: what it changed cannot be seen.
 */
export function shallowBoundary(git: Git): Promise<ReadonlySet<string>> {
  let boundary = known.get(git);
  if (!boundary) {
    boundary = readBoundary(git);
    known.set(git, boundary);
  }
  return boundary;
}

async function readBoundary(git: Git): Promise<ReadonlySet<string>> {
  const file = (await git.raw('rev-parse', '--git-path', 'shallow')).replace(/\n$/, '');
  const text = await readFile(resolve(git.folder, file), 'utf8').catch(() => '');
  return new Set(text.split('\n').filter((line) => line !== ''));
}
