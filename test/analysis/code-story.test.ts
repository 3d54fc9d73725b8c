import { beforeAll, describe, expect, it } from 'vitest';
import { readCodeStory } from '../../src/analysis/code-story.js';
import { DiskCache } from '../../src/clients/cache/disk-cache.js';
import { compilePattern } from '../../src/clients/code/matcher.js';
import { parsePattern } from '../../src/clients/code/parse-pattern.js';
import { openClone } from '../../src/clients/git/repository.js';
import { collectHistory } from '../../src/collectors/history.js';
import { type BuiltRepository, RepositoryBuilder, temporaryFolder } from '../repository-builder.js';

let built: BuiltRepository;

beforeAll(async () => {
  const repo = new RepositoryBuilder();
  repo.commit({ message: 'Add', files: { 'a.py': 'await f(1)\n', 'text.py': '# await f(2)\n' } });
  repo.commit({ message: 'Spread', files: { 'b.py': 'await f(3)\nf(4)\n' } });
  repo.commit({ message: 'Fix', files: { 'a.py': 'f(1)\n', 'b.py': 'f(3)\nf(4)\n' } });
  built = await repo.build();
});

async function ledgerOf(folder: string, cache?: DiskCache) {
  const clone = await openClone(folder);
  const { graph, revision } = await collectHistory(clone, 'HEAD');
  const pattern = parsePattern('python:await f($$$)', 0, 'option');
  if (pattern.kind === 'typed') throw new Error('the pattern is not about types');
  const matchers = [await compilePattern(pattern)];
  const story = await readCodeStory(clone, { revision: revision.commit, graph, matchers, cache });
  const [evidence] = story.evidence;
  return { ledger: story.ledgers[0], evidence, notices: story.notifications.map(({ code }) => code) };
}

describe('the story of a pattern', () => {
  it('is told the same, to the last number, from what an earlier run kept', async () => {
    const cache = new DiskCache(await temporaryFolder('cache'));
    const cold = await ledgerOf(built.folder, cache);
    expect(cold.ledger?.entries.map(({ total }) => total)).toEqual([1, 2, 0]);
    expect(cold.ledger?.blobs.parsed).toBeGreaterThan(0);
    expect(await ledgerOf(built.folder, cache)).toEqual(cold);
  });

  it('is not weakened by what a clone without trees could not read', async () => {
    const cache = new DiskCache(await temporaryFolder('cache'));
    const bare = await built.clone({ filter: 'tree:0', checkout: false });
    expect((await ledgerOf(bare.folder, cache)).notices).toContain('ledger-commits-unreadable');
    expect(await ledgerOf(built.folder, cache)).toEqual(await ledgerOf(built.folder));
  });

  it('names nobody for the first occurrence where a shallow clone is cut', async () => {
    const { ledger, evidence } = await ledgerOf((await built.clone({ depth: 2 })).folder);
    expect(ledger).toMatchObject({ first: null, peak: { total: 2 } });
    expect(evidence?.data).toMatchObject({ first: null });
    expect(evidence?.summary).not.toContain('ever held');
  });
});
