import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EnvironmentError, InputError } from '../../errors.js';
import { Git, gitVersion } from './git.js';

/** An opened clone. */
export interface Clone {
  readonly git: Git;
  /** Absolute path of the work tree’s root; null for a bare repository. */
  readonly root: string | null;
  /** Absolute path of the git directory (of the main repository, for a linked worktree). */
  readonly gitDir: string;
  readonly bare: boolean;
}

/**
 * Opens the repository that `folder` is in: work tree, linked worktree, submodule or bare.
 * @throws InputError when there is no such folder or no repository
 * @throws EnvironmentError when git is missing, too old, or refuses the folder's owner
 */
export async function openClone(folder: string, options: { signal?: AbortSignal } = {}): Promise<Clone> {
  const absolute = resolve(folder);
  const info = await stat(absolute).catch(() => null);
  if (!info?.isDirectory()) {
    throw new InputError(`there is no folder ${folder}`, 'Give the folder of a git clone with --repo.');
  }
  const probe = new Git(absolute, options);
  const located = locate(probe, folder);
  // Of a git that is missing or too old, its version says more.
  located.catch(() => undefined);
  await gitVersion(probe);
  const answer = await located;
  const [bareText = '', gitDir = '', named] = answer.split('\n');
  const bare = bareText === 'true';
  // The repository's own configuration may say that its work tree is anywhere; only a folder that holds its .git is believed.
  const root = named && (await stat(join(named, '.git')).catch(() => null)) ? named : null;
  // Inside the git directory itself there is no work tree to name; git then runs where the user pointed.
  const home = bare || !root ? absolute : root;
  return {
    git: home === absolute ? probe : new Git(home, options),
    root: bare || !root ? null : root,
    gitDir,
    bare,
  };
}

async function locate(git: Git, folder: string): Promise<string> {
  try {
    const [basics, root] = await Promise.all([
      git.raw('rev-parse', '--is-bare-repository', '--absolute-git-dir'),
      git.tryRaw('rev-parse', '--show-toplevel'),
    ]);
    return `${basics.trimEnd()}\n${root?.trimEnd() ?? ''}`;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message.includes('dubious ownership')) {
      throw new EnvironmentError(
        `git does not trust ${folder}, because it belongs to another user`,
        'If you trust it, run: git config --global --add safe.directory <its full path>',
        { cause: error },
      );
    }
    if (message.includes('not a git repository')) {
      throw new InputError(
        `${folder} is not in a git repository`,
        'Run inside a clone, or name one with --repo.',
      );
    }
    throw error;
  }
}

/**
 * The full hash of the commit that a revision names.
 * @throws InputError when it names none
 */
export async function resolveCommit(git: Git, revision: string): Promise<string> {
  const answer = await git.tryRaw(
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  );
  const hash = answer?.trim();
  if (hash && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(hash)) return hash;
  const hint =
    revision === 'HEAD'
      ? 'The repository has no commit yet.'
      : 'Give a branch, tag or commit that the clone has; `git fetch --all --tags` brings those of the remote.';
  throw new InputError(`there is no commit "${revision}" in this repository`, hint);
}
