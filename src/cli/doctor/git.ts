import { Git, gitVersion } from '../../clients/git/git.js';
import { isActionable } from '../../errors.js';
import type { Check } from './check.js';

/** Is git there and new enough? */
export const git: Check = async ({ io }) => {
  try {
    const version = await gitVersion(new Git(io.cwd, { env: io.env, signal: io.signal }));
    return [{ check: 'git', state: 'ok', message: `git ${version}`, remedy: null }];
  } catch (error) {
    if (!isActionable(error)) throw error;
    return [{ check: 'git', state: 'problem', message: error.message, remedy: error.advice }];
  }
};
