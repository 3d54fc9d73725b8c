import { describe, expect, it } from 'vitest';
import { openHistoryOf } from '../../src/analysis/code-history.js';
import { DiskCache } from '../../src/clients/cache/disk-cache.js';
import { openClone } from '../../src/clients/git/repository.js';
import { collectHistory } from '../../src/collectors/history.js';
import { RepositoryBuilder, temporaryFolder } from '../repository-builder.js';

/** The paths that each of some commits of a clone changed. */
async function changedBy(folder: string, hashes: readonly string[], cache?: DiskCache) {
  const clone = await openClone(folder);
  const { graph } = await collectHistory(clone, 'HEAD');
  const { commits, starts, pathOf, paths } = await openHistoryOf(clone, { graph, cache }, hashes);
  return hashes.map((hash) => {
    const i = commits.indexOf(hash);
    return Array.from(pathOf.subarray(starts[i], starts[i + 1]), (path) => paths[path]);
  });
}

describe('what some commits changed', () => {
  const repo = new RepositoryBuilder();
  const { hash: first } = repo.commit({ message: 'Add', files: { 'a.py': 'x\n' } });
  const { hash: second } = repo.commit({ message: 'Spread', files: { 'a.py': 'y\n', 'b.py': 'y\n' } });
  const { hash: third } = repo.commit({ message: 'End', files: { 'a.py': null } });
  const changed = [['a.py'], ['a.py', 'b.py'], ['a.py']];

  it('is kept, and more is added where more is asked for', async () => {
    const built = await repo.build();
    const cache = new DiskCache(await temporaryFolder('cache'));
    expect(await changedBy(built.folder, [first, third], cache)).toEqual([changed[0], changed[2]]);
    expect(await changedBy(built.folder, [first, second, third], cache)).toEqual(changed);
    // A clone that holds no trees can tell it only from what was kept.
    const bare = await built.clone({ filter: 'tree:0', checkout: false });
    expect(await changedBy(bare.folder, [first, second, third])).toEqual([[], [], []]);
    expect(await changedBy(bare.folder, [first, second, third], cache)).toEqual(changed);
  });
});
