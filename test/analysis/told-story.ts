import { type CodeStory, readCodeStory } from '../../src/analysis/code-story.js';
import type { DiskCache } from '../../src/clients/cache/disk-cache.js';
import { compilePattern } from '../../src/clients/code/matcher.js';
import { openClone, resolveCommit } from '../../src/clients/git/repository.js';
import { collectHistory } from '../../src/collectors/history.js';
import { totalOf } from '../../src/domain/code-class.js';
import type { Ledger, LedgerEntry } from '../../src/domain/ledger.js';
import type { Pattern } from '../../src/domain/pattern.js';

/** A Python pattern, as an option would give it. */
export function pythonPattern(pattern: string): Extract<Pattern, { kind: 'structural' }> {
  return structural('python', pattern);
}

export function structural(language: string, pattern: string): Extract<Pattern, { kind: 'structural' }> {
  const source = `${language}:${pattern}`;
  return {
    kind: 'structural',
    id: 'pattern-1',
    source,
    origin: 'option',
    language,
    pattern,
    replacement: null,
  };
}

/** The story of one pattern at a revision of the repository in that folder. */
export async function tellStory(
  folder: string,
  pattern: Extract<Pattern, { kind: 'structural' | 'regex' }>,
  options: { revision?: string; cache?: DiskCache; since?: string; path?: string; contracts?: boolean } = {},
): Promise<CodeStory & { ledger: Ledger }> {
  const clone = await openClone(folder);
  const revision = await resolveCommit(clone.git, options.revision ?? 'HEAD');
  const { graph } = await collectHistory(clone, revision);
  const matchers = [await compilePattern(pattern)];
  const story = await readCodeStory(clone, { ...options, revision, graph, matchers });
  const [ledger] = story.ledgers;
  if (!ledger) throw new Error('one matcher gives one ledger');
  return { ...story, ledger };
}

/** What an entry adds to the count of occurrences. */
export function deltaOf(entry: LedgerEntry): number {
  return totalOf(entry.added) - totalOf(entry.removed) + totalOf(entry.moved);
}

/** All deltas, class by class, and what is left: both must say the same. */
export function sumsOf(ledger: Ledger): {
  deltas: Record<string, number>;
  remaining: Record<string, number>;
} {
  const deltas: Record<string, number> = { ...ledger.opening };
  for (const entry of ledger.entries) {
    for (const name of ['production', 'test', 'docs', 'generated', 'vendored', 'backup'] as const)
      deltas[name] = (deltas[name] ?? 0) + entry.added[name] - entry.removed[name] + entry.moved[name];
  }
  return { deltas, remaining: { ...ledger.remaining } };
}
