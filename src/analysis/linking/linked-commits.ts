import { type Commit, type Mention, shortHash } from '../../domain/commit.js';
import type { LogEntry } from '../../domain/history.js';
import type { LinkIndex } from './link-index.js';

/**
 * Commits as the verdict needs them, made from what the index has read already: without line counts, branches and tags.
 * For lists of many issues, where asking git about each would take too long.
 * @param hashes commits of the graph, e.g. those that links name
 * @param keys how the issue is named
 */
export async function linkedCommits(
  index: LinkIndex,
  hashes: readonly string[],
  keys: readonly string[],
  revision: string,
): Promise<Commit[]> {
  const known = hashes.filter((hash) => index.entry(hash));
  await index.prepare(known);
  const mentions = (hash: string): Mention[] =>
    keys.flatMap((key) => [...(index.messages.mentions.get(key.toUpperCase())?.get(hash) ?? [])]);
  const commits = known.map((hash): Commit => {
    const entry = index.entry(hash) as LogEntry;
    return {
      ...entry,
      parents: [...entry.parents],
      mentions: mentions(hash),
      changes: index.changesOf(hash).map(({ path, oldPath, status }) => ({
        path,
        oldPath,
        status,
        added: null,
        deleted: null,
        class: index.classOf(path),
      })),
      reverts: [...(index.reverts.targets.get(hash) ?? [])],
      cherryPickOf: [...(index.messages.cherryPicks.get(hash) ?? [])],
      branches: [],
      tags: [],
      isAncestor: index.graph.isAncestor(hash, revision),
      isDescendant: hash !== revision && index.order.isBefore(revision, hash),
      evidence: `commit:${shortHash(hash)}`,
    };
  });
  return commits.sort((a, b) => index.order.position(a.hash) - index.order.position(b.hash));
}
