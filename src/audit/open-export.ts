import { realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { openIssueFile } from '../clients/issue-file/issue-file.js';
import type { Config } from '../config/config.js';
import type { IssueTracker } from '../domain/issue-tracker.js';
import { InputError } from '../errors.js';

/**
 * The file of exported issues that the user named, else that of the configuration; null without one.
 * @param root the work tree, where the configuration's file lies; null without one
 * @throws InputError when a file that was named cannot be read
 */
export async function openExport(
  options: { readonly cwd: string; readonly issuesPath?: string | null },
  config: Pick<Config, 'tracker'>,
  root: string | null,
): Promise<IssueTracker | null> {
  if (options.issuesPath) return openIssueFile(resolve(options.cwd, options.issuesPath));
  const { export: exported } = config.tracker;
  return exported !== null && root !== null ? openIssueFile(await inside(root, exported)) : null;
}

/** The repository is a stranger's: a link in it must not lead to another file of this machine. */
async function inside(root: string, path: string): Promise<string> {
  const full = resolve(root, path);
  const real = await realpath(full).catch(() => full);
  const home = await realpath(root);
  if (!real.startsWith(home.endsWith(sep) ? home : home + sep))
    throw new InputError(
      `${path}, named by the configuration as export of the tracker, leads out of the repository`,
      'Put the file itself there, or give it with --issues.',
    );
  return real;
}
