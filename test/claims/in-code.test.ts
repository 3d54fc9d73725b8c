import { describe, expect, it } from 'vitest';
import { DiskCache } from '../../src/clients/cache/disk-cache.js';
import { RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { checkText } from './check-text.js';

describe('calls in code', () => {
  it('are told from strings and comments, and so they are by a run that knows them', async () => {
    const repo = new RepositoryBuilder();
    const call = 'open_hub(1)\nopen_hub(2)\n';
    const files = { 'a.py': `# open_hub(0)\n${call}`, 'b.py': `text = "open_hub(3)"\n${call}` };
    repo.commit({ message: 'First', files });
    const { folder } = await repo.build();
    const cache = new DiskCache(await temporaryFolder('cache'));
    const run = async () => {
      const { claims } = await checkText(folder, 'There are 4 occurrences of `open_hub()`.', { cache });
      const count = claims.find(({ kind }) => kind === 'count');
      return [count?.verdict, count?.measured];
    };
    const told = ['verified', '4 in 2 files (code, tests included) (strings and comments left out)'];
    expect([await run(), await run()]).toEqual([told, told]);
  });
});
