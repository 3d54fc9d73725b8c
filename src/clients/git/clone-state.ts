import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commonFolder } from './common-folder.js';
import type { Clone } from './repository.js';

/** What of the history this clone may lack. */
export interface CloneState {
  readonly shallow: boolean;
  readonly grafted: boolean;
  readonly partial: boolean;
  /** It reads objects of another repository of this machine, too. */
  readonly borrowed: boolean;
}

/** Reads it from the repository’s own files and settings; nothing is fetched. */
export async function readCloneState(clone: Clone): Promise<CloneState> {
  const { git } = clone;
  const folder = await commonFolder(git);
  const fileIn = (...path: string[]) => readFile(join(folder, ...path), 'utf8').catch(() => '');
  const [shallow, replaced, filters, grafts, alternates] = await Promise.all([
    git.raw('rev-parse', '--is-shallow-repository'),
    git.tryRaw('for-each-ref', '--count=1', '--format=%(refname)', 'refs/replace'),
    git.tryRaw('config', '--get-regexp', '^remote\\..*\\.(promisor|partialclonefilter)$'),
    fileIn('info', 'grafts'),
    fileIn('objects', 'info', 'alternates'),
  ]);
  return {
    shallow: shallow.trim() === 'true',
    grafted: grafts.trim() !== '' || (replaced ?? '').trim() !== '',
    partial: (filters ?? '').trim() !== '',
    borrowed: alternates.trim() !== '',
  };
}
