import { resolveCommit } from '../../clients/git/repository.js';
import { loadConfig } from '../../config/load-config.js';
import { isActionable } from '../../errors.js';
import type { Check } from './check.js';

/** Can the configuration be read? */
export const configuration: Check = async ({ clone, io }) => {
  const check = 'config';
  if (clone === null) return [];
  try {
    const commit = await resolveCommit(clone.git, 'HEAD');
    const { source } = await loadConfig({ clone, commit, explicitPath: null, cwd: io.cwd });
    const message =
      source === null ? 'none; the defaults hold (issue-audit init writes one)' : `${source} is in order`;
    return [{ check, state: 'ok', message, remedy: null }];
  } catch (error) {
    if (!isActionable(error)) throw error;
    return [{ check, state: 'problem', message: error.message, remedy: error.advice }];
  }
};
