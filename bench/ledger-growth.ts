import { rm } from 'node:fs/promises';
import { readCodeStory } from '../src/analysis/code-story.js';
import { compilePattern } from '../src/clients/code/matcher.js';
import { readLog } from '../src/clients/git/log.js';
import { openClone, resolveCommit } from '../src/clients/git/repository.js';
import { CommitGraph, type LogEntry } from '../src/domain/history.js';
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
  const log: LogEntry[] = [];
  for await (const entry of readLog(clone.git, [revision])) log.push(entry);
  const matcher = await compilePattern({
    kind: 'structural',
    id: 'pattern-1',
    source: 'python:old_call($$$)',
    origin: 'option',
    language: 'python',
    pattern: 'old_call($$$)',
    replacement: null,
  });
  const story = await readCodeStory(clone, { revision, graph: new CommitGraph(log), matchers: [matcher] });
  return story.ledgers[0]?.entries.length ?? 0;
}
