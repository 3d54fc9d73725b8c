import { rm } from 'node:fs/promises';
import { readCodeStory } from '../src/analysis/code-story.js';
import { readWholeLog } from '../src/clients/git/log.js';
import { openClone, resolveCommit } from '../src/clients/git/repository.js';
import { CommitGraph } from '../src/domain/history.js';
import { patternOf } from './bench-pattern.js';
import { makeLargeHistory } from './large-history.js';

/** Shows how the cost of a ledger grows with the history: microseconds a commit should stay about the same. */
export async function ledgerGrowth(sizes: readonly number[]): Promise<string> {
  const lines: string[] = ['growth of the ledger’s cost:'];
  for (const size of sizes) {
    const folder = await makeLargeHistory(size);
    try {
      const start = performance.now();
      const entries = await ledgerEntries(folder);
      const ms = performance.now() - start;
      const each = ((ms * 1000) / size).toFixed(0);
      lines.push(`  ${size} commits: ${(ms / 1000).toFixed(2)} s, ${each} µs a commit, ${entries} entries`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return lines.join('\n');
}

async function ledgerEntries(folder: string): Promise<number> {
  const clone = await openClone(folder);
  const revision = await resolveCommit(clone.git, 'main');
  const graph = new CommitGraph(await readWholeLog(clone.git, [revision]));
  const { matcher } = await patternOf('python:old_call($$$)');
  const story = await readCodeStory(clone, { revision, graph, matchers: [matcher] });
  return story.ledgers[0]?.entries.length ?? 0;
}
