import { beforeAll, describe, expect, it } from 'vitest';
import { definitionsReader } from '../../src/analysis/contracts/definition-finder.js';
import { DiskCache } from '../../src/clients/cache/disk-cache.js';
import { RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { checkText } from './check-text.js';

/** More files call it than would be parsed, and the one that defines it stands behind them. */
function filesThatCall(): Record<string, string> {
  const files: Record<string, string> = {
    'z/hub.py': 'class Hub:\n    pass\n\n\ndef make_hub(user):\n    return Hub()\n',
    'z/other.py': 'def other_hub():\n    return None\n',
  };
  for (let i = 0; i < 210; i += 1) files[`a/use_${i}.py`] = `import hub\nvalue = make_hub(${i})\n`;
  return files;
}

describe('definitions of a name', () => {
  let folder: string;
  beforeAll(async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Hubs', files: filesThatCall() });
    folder = (await repo.build()).folder;
  });

  it('are found behind any number of files that only call it', async () => {
    const { claims } = await checkText(folder, 'The function `make_hub()` exists.');
    expect(claims.map(({ verdict, measured }) => [verdict, measured])).toEqual([
      ['verified', 'defined at z/hub.py:5'],
    ]);
  });

  it('are the same in the next run, which knows them, and of another document', async () => {
    const cache = new DiskCache(await temporaryFolder('definitions'));
    const documents = [
      'The function `make_hub()` exists.',
      'The function `make_hub()` exists.',
      'The function `make_hub()` exists. The function `other_hub()` exists.',
    ];
    const told: (readonly (string | null)[])[] = [];
    for (const text of documents)
      told.push((await checkText(folder, text, { cache })).claims.map(({ measured }) => measured));
    expect(told).toEqual([
      ['defined at z/hub.py:5'],
      ['defined at z/hub.py:5'],
      ['defined at z/hub.py:5', 'defined at z/other.py:1'],
    ]);
  });

  it('are told without the nodes they were read from, which hold the whole tree', async () => {
    const reader = await definitionsReader('python');
    const found = await reader?.read(['f'], 'def f(a):\n    pass\n', 'a.py');
    expect(found?.map((each) => Object.keys(each))).toEqual([['name', 'definition']]);
  });
});
