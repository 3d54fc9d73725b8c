import { realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { openIssueFile } from '../clients/issue-file/issue-file.js';
import type { Config } from '../config/config.js';
import type { Notification } from '../domain/evidence.js';
import type { IssueTracker } from '../domain/issue-tracker.js';
import { InputError } from '../errors.js';
import type { AuditOptions } from '../options.js';

/** The tracker to ask; null, and why none is asked. */
export interface OpenedTracker {
  readonly tracker: IssueTracker | null;
  readonly unread: Notification | null;
}

/**
 * Where the issue is read from: the exported file that the user named, else the one of the configuration.
 * @param root the work tree, where the configuration's file lies; null without one
 * @throws InputError when a file that was named cannot be read
 */
export async function openTracker(
  options: Pick<AuditOptions, 'cwd' | 'issuesPath'>,
  config: Pick<Config, 'tracker'>,
  root: string | null,
): Promise<OpenedTracker> {
  if (options.issuesPath) return fromFile(resolve(options.cwd, options.issuesPath));
  if (config.tracker.export !== null && root !== null)
    return fromFile(await inside(root, config.tracker.export));
  return { tracker: null, unread: NOT_ASKED };
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

async function fromFile(path: string): Promise<OpenedTracker> {
  return { tracker: await openIssueFile(path), unread: null };
}

const NOT_ASKED: Notification = {
  code: 'tracker-not-read',
  message: 'The issue tracker was not asked.',
  weakens: 'Whether the issue is open, and when and why it was closed, is not known.',
  remedy:
    'Give an export of the issue with --issues, or state it in issue-audit.yml under "state:" of the issue.',
};
