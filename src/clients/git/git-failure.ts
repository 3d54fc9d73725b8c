import { EnvironmentError } from '../../errors.js';
import { damagedObjects } from './damaged-objects.js';

/**
 * The error for a git command that failed: advice where this clone is damaged, else a defect of ours that says what git said.
 * @param command as in `git log`
 */
export function gitFailure(command: string, ended: { code: number | null; stderr: string }): Error {
  const [oid] = damagedObjects(ended.stderr);
  const cause = new Error(`git ${command} ended with code ${ended.code}: ${ended.stderr.trim()}`);
  if (oid === undefined) return cause;
  return new EnvironmentError(
    `this clone is damaged: git cannot unpack the object ${oid}, without which nothing can be told`,
    'See what else is damaged with: git fsck. Then clone it again, or copy the object from another clone.',
    { cause },
  );
}
