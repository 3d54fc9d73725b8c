import type { DiskCache } from '../../clients/cache/disk-cache.js';
import { count } from '../../domain/wording.js';
import { InputError } from '../../errors.js';
import type { AuditOptions } from '../../options.js';
import { issueOf } from '../list-issues.js';
import type { OpenedRepository } from '../open-repository.js';
import { openTracker } from '../open-tracker.js';
import type { Steps } from '../progress.js';
import type { IssuesWanted, TrackerList } from './asked-issues.js';

/** What asking the tracker takes beside the clone. */
export interface TrackerAccess {
  readonly options: AuditOptions;
  readonly cache: DiskCache | undefined;
  readonly signal: AbortSignal;
}

/**
 * Asks the tracker, where there is one to ask, for all its issues at once: an exported file, or GitHub.
 * @throws InputError when labels or a milestone are wanted and no tracker can be asked
 */
export async function readTrackerList(
  repository: OpenedRepository,
  wanted: IssuesWanted,
  access: TrackerAccess,
  steps: Steps,
): Promise<TrackerList> {
  const { clone, config, remote } = repository;
  // Whether there is somebody to ask is told of an issue; any number stands for them all.
  const { tracker, unread } = await openTracker(
    { ...access, clone, config, issue: issueOf('1', repository) },
    steps,
  );
  if (tracker === null) {
    if (wanted.labels.length > 0 || wanted.milestone !== null)
      throw new InputError(
        `--${wanted.milestone === null ? 'label' : 'milestone'}: only the issue tracker knows it, and none was asked`,
        unread?.remedy ?? 'Give a file of exported issues with --issues.',
      );
    return { tracker, issues: [], unread };
  }
  const issues = await steps.run(
    'tracker',
    () => tracker.all(remote?.repository ?? null, wanted.since),
    (found) => `${count(found.length, 'issue')}, says ${tracker.source}`,
  );
  return { tracker, issues, unread: null };
}
