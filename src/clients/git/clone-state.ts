import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  const common = (await git.raw('rev-parse', '--git-common-dir')).trim();
  const folder = common.startsWith('/') || /^[A-Za-z]:/.test(common) ? common : join(git.folder, common);
  const shallow = (await git.raw('rev-parse', '--is-shallow-repository')).trim() === 'true';
  const grafts = await readFile(join(folder, 'info', 'grafts'), 'utf8').catch(() => '');
  const replaced =
    (await git.tryRaw('for-each-ref', '--count=1', '--format=%(refname)', 'refs/replace')) ?? '';
  const filters =
    (await git.tryRaw('config', '--get-regexp', '^remote\\..*\\.(promisor|partialclonefilter)$')) ?? '';
  const alternates = await readFile(join(folder, 'objects', 'info', 'alternates'), 'utf8').catch(() => '');
  return {
    shallow,
    grafted: grafts.trim() !== '' || replaced.trim() !== '',
    partial: filters.trim() !== '',
    borrowed: alternates.trim() !== '',
  };
}
