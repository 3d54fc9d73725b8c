import picomatch from 'picomatch';
import type { Ref } from '../clients/git/refs.js';
import type { ReleaseRules } from '../config/config.js';
import type { Releases } from '../domain/audit.js';
import type { HostRelease } from '../domain/host-release.js';

/** Names that tag a state and not a release, where nothing is configured. */
const NO_RELEASE = /(?:^|[-_./])(?:nightly|canary|latest|snapshot|dev|edge|ci|build|ignore)(?:$|[-_./\d])/i;

/**
 * Which tags are releases of the files that the fix changed. Configured patterns decide; without any, every tag with a
 * digit in its name that does not say it is something else.
 * @param published what the host says of releases; a draft is none, whatever its tag is called; null: it was not asked
 * @param changed paths of production files that the fix changed; none: rules for single folders do not apply
 */
export function releasesOf(
  refs: readonly Ref[],
  rules: ReleaseRules | null,
  changed: readonly string[],
  published: readonly HostRelease[] | null = null,
): Releases {
  if (rules === 'none') return { policy: 'none', tags: [] };
  const hosted = byTag(published ?? []);
  const isRelease =
    rules === null ? (name: string) => /\d/.test(name) && !NO_RELEASE.test(name) : byRules(rules, changed);
  const tags = refs
    .filter((ref) => ref.kind === 'tag' && isRelease(ref.name))
    .sort((a, b) => Date.parse(a.date) - Date.parse(b.date) || (a.name < b.name ? -1 : 1))
    .flatMap(({ name, date }) => {
      const told = hosted.get(name);
      if (told === undefined) return [{ name, date }];
      if (told.isDraft) return [];
      const host = { url: told.url, isPrerelease: told.isPrerelease };
      return [{ name, date: told.publishedAt ?? date, host }];
    });
  return { policy: rules === null ? 'all-tags' : 'configured', tags };
}

/** A tag may have a draft beside the release that is out. */
function byTag(published: readonly HostRelease[]): ReadonlyMap<string, HostRelease> {
  const drafts = published.filter(({ isDraft }) => isDraft);
  const out = published.filter(({ isDraft }) => !isDraft);
  return new Map([...drafts, ...out].map((one) => [one.tag, one]));
}

function byRules(
  rules: Exclude<ReleaseRules, 'none'>,
  changed: readonly string[],
): (name: string) => boolean {
  const ignored = matcher(rules.ignore);
  const folders = Object.entries(rules.paths).filter(([folder]) =>
    changed.some((path) => path === folder || path.startsWith(`${folder.replace(/\/+$/, '')}/`)),
  );
  // A change inside a folder with tags of its own is out when one of those is.
  const globs = folders.length > 0 ? folders.flatMap(([, own]) => own) : rules.tags;
  const wanted = globs.length > 0 ? matcher(globs) : () => Object.keys(rules.paths).length === 0;
  return (name) => wanted(name) && !ignored(name);
}

function matcher(globs: readonly string[]): (name: string) => boolean {
  return globs.length > 0 ? picomatch([...globs], { dot: true }) : () => false;
}
