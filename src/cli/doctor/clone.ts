import { readCloneState } from '../../clients/git/clone-state.js';
import { readRemote } from '../../clients/git/remote.js';
import { type Clone, resolveCommit } from '../../clients/git/repository.js';
import { InputError, isActionable } from '../../errors.js';
import type { Check, CheckResult } from './check.js';

/** Is there a clone, and how much of the history does it hold? */
export const clone: Check = async (patient) => {
  if (patient.clone === null) return [missing(patient.cloneError, patient.isNamed)];
  try {
    await resolveCommit(patient.clone.git, 'HEAD');
  } catch (error) {
    if (!isActionable(error)) throw error;
    return [
      {
        check: 'clone',
        state: 'problem',
        message: 'the repository has no commit',
        remedy: 'Fetch some, or choose a branch that has.',
      },
    ];
  }
  return [...(await depth(patient.clone)), await remote(patient.clone)];
};

function missing(error: unknown, isNamed: boolean): CheckResult {
  if (!isActionable(error)) throw error;
  if (!isNamed && error instanceof InputError) {
    return {
      check: 'clone',
      state: 'not checked',
      message: 'this folder is in no git repository',
      remedy: 'Run it inside a clone, or name one with --repo.',
    };
  }
  return { check: 'clone', state: 'problem', message: error.message, remedy: error.advice };
}

async function depth(found: Clone): Promise<CheckResult[]> {
  const { shallow, grafted, partial } = await readCloneState(found);
  const commits = Number((await found.git.tryRaw('rev-list', '--count', 'HEAD')) ?? Number.NaN);
  const kind = found.bare ? 'bare clone' : 'clone';
  const size = Number.isFinite(commits) ? `${commits} commit${commits === 1 ? '' : 's'}` : 'commits unknown';
  const results: CheckResult[] = [];
  const warn = (message: string, remedy: string) =>
    results.push({ check: 'clone', state: 'warning', message, remedy });
  if (shallow)
    warn(`shallow ${kind}, ${size}: a fix or cause before that cannot be seen`, 'git fetch --unshallow');
  if (partial)
    warn(
      'partial clone: files whose content is missing cannot be searched',
      'git fetch --refetch --no-filter',
    );
  if (grafted)
    warn(
      'grafts or replace refs are there; issue-audit ignores them',
      'git replace --delete <object>, or leave them',
    );
  if (results.length === 0)
    results.push({
      check: 'clone',
      state: 'ok',
      message: `${kind} with the whole history, ${size}`,
      remedy: null,
    });
  return results;
}

async function remote(found: Clone): Promise<CheckResult> {
  const home = await readRemote(found.git);
  if (home)
    return { check: 'remote', state: 'ok', message: `${home.repository} on ${home.host}`, remedy: null };
  return {
    check: 'remote',
    state: 'warning',
    message: 'no remote with a web address: commits and files get no links',
    remedy: 'git remote add origin <address>',
  };
}
