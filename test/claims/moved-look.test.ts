import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WordFinder } from '../../src/claims/check/look/word-finder.js';
import { DiskCache } from '../../src/clients/cache/disk-cache.js';
import { type BuiltRepository, RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { checkText } from './check-text.js';

/** More lines than are kept of a word. */
const MANY = 'common_word\n'.repeat(40_001);
const STORE = 'class Store(Base):\n    def open_store(self, path):\n        return path\n';
const USES = 'from store import Store\n\nStore().open_store("a")\n';
/** Files that no commit after the first one touches. */
const OTHERS = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`other/part_${i}.py`, `n = ${i}\n`]));

const TEXT = `There are 2 calls of \`open_store()\`.

\`Store.close_store()\` exists, \`Base\` is a class, and \`class Keeper\` is in \`keeper.py\`.

There are 3 occurrences of \`common_word\`. The code is \`return path_of_everything(path)\`.

The audit found 1,450 violations. The tests of \`Hub.py\` pass.
`;

let built: BuiltRepository;
let folder: string;
let looked: ReturnType<typeof vi.spyOn>;

beforeAll(async () => {
  const repo = new RepositoryBuilder();
  repo.commit({
    message: 'Add it',
    files: {
      ...OTHERS,
      'a/copy.py': 'class Hub:\n    pass\n',
      'b/copy.py': 'class Hub:\n    pass\n',
      'docs/audit.md': 'It found 1450 violations.\n',
      'keeper.py': 'class Keeper:\n    pass\n',
      'many.txt': MANY,
      'store.py': STORE,
      'uses.py': USES,
    },
  });
  repo.commit({ message: 'Call it again', files: { 'uses.py': `${USES}Store().open_store("b")\n` } });
  repo.commit({
    message: 'Move, copy and delete',
    files: {
      'a/copy.py': null,
      'a/store.py': STORE.replace('open_store', 'close_store'),
      'docs/audit.md': 'It found 1450 violations, and 1,450 violations.\n',
      'docs/second.md': 'All 1450 violations are mended.\n',
      'keeper.py': null,
      'many.txt': 'common_word\n'.repeat(3),
      'moved/uses.py': `${USES}Store().open_store("b")\n`,
      'uses.py': null,
    },
  });
  repo.commit({ message: 'Much again', files: { 'many.txt': MANY } });
  built = await repo.build();
});
beforeEach(async () => {
  folder = await temporaryFolder('moved-look');
  looked = vi.spyOn(WordFinder.prototype, 'eachLine');
});
afterEach(() => looked.mockRestore());

/** What is told, and how many times a file was looked at for it. */
async function run(at: string, text = TEXT) {
  const before = looked.mock.calls.length;
  const { claims, notifications } = await checkText(built.folder, text, { at, cache: new DiskCache(folder) });
  return { told: { claims, notifications }, looks: looked.mock.calls.length - before };
}

async function cold(at: string, text = TEXT) {
  const { claims, notifications } = await checkText(built.folder, text, { at });
  return { claims, notifications };
}

describe('what was found in the files of one revision', () => {
  it('is enough for another, of which only the files are read that differ', async () => {
    const first = await run('HEAD~3');
    expect(first.looks).toBeGreaterThan(40);
    const next = await run('HEAD~2');
    expect(next.told).toEqual(await cold('HEAD~2'));
    expect(next.looks).toBeLessThan(10);
    // It is kept of this one now.
    expect((await run('HEAD~2')).looks).toBe(0);
  });

  it('tells of files that moved, went and came as a first run does', async () => {
    await run('HEAD~2');
    expect((await run('HEAD~1')).told).toEqual(await cold('HEAD~1'));
    expect((await run('HEAD')).told).toEqual(await cold('HEAD'));
    expect((await run('HEAD~3')).told).toEqual(await cold('HEAD~3'));
  });

  it('knows where a class is when the first of its files is gone', async () => {
    const text = 'The class `Hub` of `Hub.py` and `Keeper.py` exist.\n';
    await run('HEAD~2', text);
    expect((await run('HEAD~1', text)).told).toEqual(await cold('HEAD~1', text));
  });

  it('is looked for again where it is damaged', async () => {
    const { looks } = await run('HEAD~3');
    for (const name of await readdir(folder)) {
      const bytes = await readFile(join(folder, name));
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      await writeFile(join(folder, name), bytes);
    }
    const next = await run('HEAD~2');
    expect(next.told).toEqual(await cold('HEAD~2'));
    expect(next.looks).toBeGreaterThanOrEqual(looks);
  });

  it('is of no use where the commit is not in the clone', async () => {
    const other = new RepositoryBuilder();
    other.commit({ message: 'Another repository', files: { 'store.py': STORE } });
    const { folder: elsewhere } = await other.build();
    await checkText(elsewhere, TEXT, { cache: new DiskCache(folder) });
    expect((await run('HEAD')).told).toEqual(await cold('HEAD'));
  });
});
