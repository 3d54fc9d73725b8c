import { describe, expect, it } from 'vitest';
import { readBlobsInBulk } from '../../../src/clients/git/bulk-blobs.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { RepositoryBuilder } from '../../repository-builder.js';

describe('readBlobsInBulk in a partial clone', () => {
  it('answers once for every blob, with "missing" for those left out', async () => {
    const repo = new RepositoryBuilder();
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`f${i}.py`, `${i}\n`]));
    const commit = repo.commit({ message: 'First', files });
    const partial = await (await repo.build()).clone({ filter: 'blob:none', checkout: false });
    const isHeld = (i: number) => i % 7 === 3;
    const oids = Object.keys(files).map((path) => commit.snapshot.get(path)?.oid ?? '');
    for (const [i, oid] of oids.entries()) if (isHeld(i)) await partial.git('cat-file', 'blob', oid);
    const { git } = await openClone(partial.folder);
    const answers: string[][] = oids.map(() => []);
    await readBlobsInBulk(git, oids, { maxBytes: 1000 }, (index, blob) => {
      answers[index]?.push('data' in blob ? blob.data.toString() : blob.reason);
    });
    expect(answers).toEqual(oids.map((_, i) => [isHeld(i) ? `${i}\n` : 'missing']));
  });
});
