import { lstat, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Audit } from '../domain/audit.js';
import { InputError } from '../errors.js';
import { readAudit } from './read-audit.js';

/** An artifact is what a stranger’s code wrote: so many audits, and so large, at most. */
const MOST_FILES = 5;
const MOST_BYTES = 50 * 1024 * 1024;

/**
 * Reads the audits that the run of a pull request left. Everything else in the folder is passed over, links too.
 * @throws InputError when one is no audit, too large, or there are too many
 */
export async function leftAudits(folder: string, cwd: string): Promise<Audit[]> {
  // A run that audited nothing leaves no artifact, and so no folder.
  const names = await readdir(resolve(cwd, folder)).catch(() => []);
  const found: string[] = [];
  for (const name of names.filter((one) => /^issue-[\w.-]{1,100}\.json$/.test(one)).sort()) {
    const info = await lstat(resolve(cwd, folder, name));
    if (!info.isFile()) continue;
    if (info.size > MOST_BYTES)
      throw new InputError(`--audits: ${name} has more than 50 MB`, 'No audit is as large as that.');
    found.push(name);
  }
  if (found.length > MOST_FILES)
    throw new InputError(
      `--audits: ${folder} holds ${found.length} audits, and ${MOST_FILES} are posted at most`,
      'Audit fewer issues in the run of the pull request.',
    );
  const audits: Audit[] = [];
  for (const name of found) audits.push(await readAudit(join(folder, name), cwd, 'audits'));
  return audits;
}
