import { count } from '../../domain/wording.js';
import { InputError } from '../../errors.js';
import { openExport } from '../open-export.js';
import type { OpenedRepository } from '../open-repository.js';
import { FROM_FILE, unread } from '../open-tracker.js';
import type { Steps } from '../progress.js';
import type { IssuesWanted, TrackerList } from './asked-issues.js';

/**
 * Asks the tracker, where there is one to ask, for all its issues at once.
 * @param issuesPath a file of exported issues, relative to `cwd`; null: what the configuration names
 * @throws InputError when labels or a milestone are wanted and no tracker can be asked
 */
export async function readTrackerList(
  { clone, config, remote }: OpenedRepository,
  wanted: IssuesWanted,
  from: { cwd: string; issuesPath: string | null },
  steps: Steps,
): Promise<TrackerList> {
  const tracker = await openExport(from, config, clone.root);
  if (tracker === null) {
    if (wanted.labels.length > 0 || wanted.milestone !== null)
      throw new InputError(
        `--${wanted.milestone === null ? 'label' : 'milestone'}: only the issue tracker knows it, and none was asked`,
        'Give a file of exported issues with --issues.',
      );
    const { tracker: none, unread: why } = unread('The issue tracker was not asked.', FROM_FILE);
    return { tracker: none, unread: why, issues: [] };
  }
  const issues = await steps.run(
    'tracker',
    () => tracker.all(remote?.repository ?? null, wanted.since),
    (found) => `${count(found.length, 'issue')}, says ${tracker.source}`,
  );
  return { tracker, issues, unread: null };
}
