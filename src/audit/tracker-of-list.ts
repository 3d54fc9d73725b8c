import type { IssueTracker } from '../domain/issue-tracker.js';
import { InputError } from '../errors.js';
import type { AuditOptions } from '../options.js';
import { openExport } from './open-export.js';
import type { OpenedRepository } from './open-repository.js';
import { openTracker } from './open-tracker.js';
import type { Steps } from './progress.js';

/** What a list wants of the tracker. */
interface Wanted {
  readonly labels: readonly string[];
  readonly milestones: readonly string[];
}

/**
 * What knows the labels and milestones of many issues: an exported file, else the tracker on the web, which is asked once for
 * all of them and only where labels or milestones are wanted.
 * @returns null when nothing is wanted of it and no file was named
 * @throws InputError when labels or milestones are wanted and neither can be had
 */
export async function trackerOfList(
  repository: OpenedRepository,
  options: AuditOptions,
  wanted: Wanted,
  context: { steps: Steps; signal: AbortSignal },
): Promise<IssueTracker | null> {
  const { clone, config, remote } = repository;
  const exported = await openExport(options, config, clone.root);
  const asked = [
    ...(wanted.labels.length > 0 ? ['labels'] : []),
    ...(wanted.milestones.length > 0 ? ['milestones'] : []),
  ];
  if (exported !== null || asked.length === 0) return exported;
  const { host = null, repository: name = null } = remote ?? {};
  const issue = { host, repository: name, key: '1', aliases: [], title: null, url: null };
  const { steps, signal } = context;
  const { tracker, unread } = await openTracker(
    { options, config, clone, issue, cache: undefined, signal },
    steps,
  );
  if (tracker === null)
    throw new InputError(
      `the history does not tell ${asked.join(' and ')}. ${unread?.message ?? ''}`.trim(),
      'Give an export with --issues issues.json: gh issue list --state all --limit 10000 --json number,title,state,labels,milestone > issues.json; or a token: GITHUB_TOKEN, gh auth login.',
    );
  return steps.run(
    'tracker',
    () => askedOnce(tracker, name),
    () => tracker.source,
  );
}

/** Answers for single issues from one question about all of them. */
async function askedOnce(tracker: IssueTracker, repository: string | null): Promise<IssueTracker> {
  const byKey = new Map((await tracker.all(repository, null)).map((issue) => [issue.key, issue]));
  return {
    source: tracker.source,
    issue: async ({ key }) => byKey.get(key) ?? null,
    all: async () => [...byKey.values()],
    releases: (repository, since) => tracker.releases(repository, since),
    releasesCommand: (repository) => tracker.releasesCommand(repository),
    command: (address) => tracker.command(address),
  };
}
