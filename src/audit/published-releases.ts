import { type Fix, fixesOf } from '../analysis/fixes.js';
import { releasesWith } from '../analysis/releases.js';
import type { Releases } from '../domain/audit.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import { type HostRelease, releaseEvidenceId } from '../domain/host-release.js';
import type { IssueTracker } from '../domain/issue-tracker.js';
import { capital, count, day, either, listing } from '../domain/wording.js';
import { EnvironmentError } from '../errors.js';
import type { Collected } from './collect.js';
import type { Linked } from './link-commits.js';
import type { Steps } from './progress.js';
import type { Question } from './question.js';
import { releasesOf } from './releases.js';

/** Which tags are releases, and what the host says of those with the fix. */
export interface FoundReleases {
  readonly releases: Releases;
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/**
 * Which tags are releases of what the fix changed. Where there is a fix and somebody to ask, the host says when they were
 * published, which are prereleases, and which are drafts that nobody has yet.
 * @param changed paths of production files that the fix changed
 */
export async function findReleases(
  question: Question,
  collected: Collected,
  linked: Linked,
  changed: readonly string[],
  steps: Steps,
): Promise<FoundReleases> {
  const { refs } = collected.history;
  const rules = question.config.releases;
  const fixes = fixesOf(linked);
  const releases = releasesOf(refs, rules, changed);
  const { tracker } = collected;
  if (tracker === null || fixes.length === 0 || rules === 'none')
    return { releases, evidence: [], notifications: [] };
  const { repository } = question.issue;
  const read = await steps.run(
    'releases',
    () => askReleases(tracker, repository, fixes),
    (found) =>
      Array.isArray(found) ? `${count(found.length, 'release')}, says ${tracker.source}` : 'not told',
  );
  if (read === null) return { releases, evidence: [], notifications: [] };
  if ('code' in read) return { releases, evidence: [], notifications: [read] };
  const told = releasesOf(refs, rules, changed, read);
  const provenance = {
    collector: 'releases',
    source: tracker.source,
    revision: null,
    command: tracker.releasesCommand(repository),
  };
  const tags = new Set(refs.filter(({ kind }) => kind === 'tag').map(({ name }) => name));
  return {
    releases: told,
    evidence: firstOnes(told, linked, fixes).map((one) => evidenceOf(one, provenance)),
    notifications: unheld(read, tags, fixes, tracker.source),
  };
}

/**
 * What the host has published since the first of the fixes.
 * @returns null when it does not tell; a notification when it does not answer
 */
export async function askReleases(
  tracker: IssueTracker,
  repository: string | null,
  fixes: readonly Fix[],
): Promise<HostRelease[] | Notification | null> {
  try {
    const found = await tracker.releases(repository, earliest(fixes));
    return found && [...found];
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return {
      code: 'releases-not-read',
      message: `${capital(error.message)}.`,
      weakens: 'When releases were published, and which are drafts or prereleases, is not known.',
      remedy: error.advice,
    };
  }
}

/** No release from before the first fix was written holds it. */
function earliest(fixes: readonly Fix[]): string | null {
  const dates = fixes.flatMap(({ commit }) => [commit.authoredAt, commit.committedAt]);
  return dates.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}

/** Of every fix the first release that the host tells of, and the first that is no prerelease. */
function firstOnes(releases: Releases, { commits }: Linked, fixes: readonly Fix[]): Releases['tags'] {
  const named = new Map<string, Releases['tags'][number]>();
  for (const fix of fixes) {
    const out = releasesWith({ releases, commits }, fix);
    const [first] = out;
    for (const one of [first, out.find(({ host }) => host?.isPrerelease !== true)])
      if (one?.host) named.set(one.name, one);
  }
  return [...named.values()];
}

function evidenceOf(
  { name, date, host }: Releases['tags'][number],
  provenance: Evidence['provenance'],
): Evidence {
  const isPrerelease = host?.isPrerelease === true;
  return {
    id: releaseEvidenceId(name),
    kind: 'release',
    summary: `${isPrerelease ? 'Prerelease' : 'Release'} ${name} was published on ${day(date)}, says ${provenance.source}.`,
    data: { tag: name, publishedAt: date, isPrerelease, url: host?.url ?? null },
    provenance,
    location: null,
  };
}

/** Releases that came after the fix and whose tags were never fetched: one of them may hold it. */
function unheld(
  read: readonly HostRelease[],
  tags: ReadonlySet<string>,
  fixes: readonly Fix[],
  source: string,
): Notification[] {
  const from = Date.parse(earliest(fixes) ?? '');
  const missing = read.filter(
    ({ tag, isDraft, publishedAt }) =>
      !isDraft && !tags.has(tag) && publishedAt !== null && Date.parse(publishedAt) >= from,
  );
  if (missing.length === 0) return [];
  const names = listing(missing.map(({ tag }) => tag));
  return [
    {
      code: 'release-tags-not-held',
      message: `${source} tells of ${count(missing.length, 'release')} since the fix whose ${either(missing.length, 'tag is', 'tags are')} not in this clone: ${names}.`,
      weakens: 'Whether and since when users have the fix.',
      remedy: 'git fetch --tags',
    },
  ];
}
