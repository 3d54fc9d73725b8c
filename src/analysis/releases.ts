import type { Releases } from '../domain/audit.js';
import type { Facts } from '../domain/facts.js';
import type { Fix } from './fixes.js';

/** Releases that contain a fix or a twin of it, oldest first. */
export function releasesWith(facts: Pick<Facts, 'releases' | 'commits'>, fix: Fix): Releases['tags'] {
  const carriers = new Set([fix.commit.hash, ...fix.link.twins]);
  const tags = new Set(
    facts.commits.filter((commit) => carriers.has(commit.hash)).flatMap((commit) => commit.tags),
  );
  return facts.releases.tags.filter((tag) => tags.has(tag.name));
}
