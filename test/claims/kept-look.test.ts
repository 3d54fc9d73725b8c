import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WordFinder } from '../../src/claims/check/look/word-finder.js';
import { DiskCache } from '../../src/clients/cache/disk-cache.js';
import { type BuiltRepository, RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { checkText } from './check-text.js';

const STORE = `class Store(Base):
    def open_store(self, path):
        return load_everything(path, verbose=True)


class Base:
    def close_store(self):
        pass
`;
const USES = `from store import Store

store = Store()
store.open_store('a')
store.open_store('b')
`;

const OPENS = 'There are 2 calls of `open_store()`.\n';
const CLOSES = '`Store.close_store()` exists, and `Store.open_shop()` does not.\n';
/** The rarest of its names is looked for; of the others only how many there are is asked. */
const SHOWN = 'The code is `load_everything(path, verbose=True)`.\n';
const FIGURE = 'The audit found 1,450 violations.\n';

let built: BuiltRepository;
let folder: string;
let looked: ReturnType<typeof vi.spyOn>;
beforeAll(async () => {
  const repo = new RepositoryBuilder();
  repo.commit({
    message: 'Add it',
    files: { 'store.py': STORE, 'uses.py': USES, 'docs/audit.md': 'It found 1450 violations.\n' },
  });
  repo.commit({ message: 'Call it again', files: { 'uses.py': `${USES}store.open_store('c')\n` } });
  built = await repo.build();
});
beforeEach(async () => {
  folder = await temporaryFolder('kept-look');
  looked = vi.spyOn(WordFinder.prototype, 'eachLine');
});
afterEach(() => looked.mockRestore());

/** The claims of a text, and how many times a file was looked at for it. */
async function run(text: string, options: { at?: string; name?: string } = {}) {
  const before = looked.mock.calls.length;
  const { claims, notifications } = await checkText(built.folder, text, {
    ...options,
    cache: new DiskCache(folder),
  });
  return { told: { claims, notifications }, looks: looked.mock.calls.length - before };
}

const fresh = async (text: string, options: { at?: string; name?: string } = {}) => {
  const { claims, notifications } = await checkText(built.folder, text, options);
  return { claims, notifications };
};

describe('what a run has found in the files of a revision', () => {
  it('is not looked for again by the next, which tells the same', async () => {
    const text = `${OPENS}\n${CLOSES}\n${SHOWN}\n${FIGURE}`;
    const [first, second] = [await run(text), await run(text)];
    expect(first.looks).toBeGreaterThan(0);
    expect(second.looks).toBe(0);
    expect(second.told).toEqual(first.told);
    expect(second.told).toEqual(await fresh(text));
    expect(first.told.claims.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['count', 'symbol', 'snippet', 'citation']),
    );
  });

  it('is enough for other documents as far as it goes; the rest is looked for', async () => {
    await run(OPENS, { name: 'a.md' });
    const more = `${OPENS}\n${CLOSES}\n${FIGURE}`;
    const grown = await run(more, { name: 'b.md' });
    expect(grown.looks).toBeGreaterThan(0);
    expect(grown.told).toEqual(await fresh(more, { name: 'b.md' }));
    // What both asked for is kept now.
    expect((await run(OPENS, { name: 'a.md' })).looks).toBe(0);
    expect((await run(CLOSES, { name: 'c.md' })).looks).toBe(0);
  });

  it('does not make a check know what its document does not ask for', async () => {
    await run('`Base` and `Store.open_store()` exist.\n', { name: 'a.md' });
    const text = '`Store.close_store()` exists. `Shop.close_store()` exists.\n';
    expect((await run(text, { name: 'b.md' })).told).toEqual(await fresh(text, { name: 'b.md' }));
  });

  it('is looked for after all where only its number is known and its lines are asked for', async () => {
    await run(SHOWN);
    const asked = '`verbose` is used 9 times. There are 9 occurrences of `load_everything`.\n';
    // A document of the same name: taken for the one of before, which did not ask for these lines.
    const { told, looks } = await run(`${SHOWN}\n${asked}`);
    expect(told).toEqual(await fresh(`${SHOWN}\n${asked}`));
    expect(looks).toBeGreaterThan(0);
    expect((await run(`${SHOWN}\n${asked}`)).looks).toBe(0);
  });

  it('is of that revision only', async () => {
    const before = await run(OPENS, { at: 'HEAD~1' });
    const now = await run(OPENS);
    const counted = [before, now].map(
      ({ told }) => told.claims.find(({ kind }) => kind === 'count')?.verdict,
    );
    expect(counted).toEqual(['verified', 'refuted']);
  });

  it('is looked for again where what was kept is damaged or of another layout', async () => {
    const { told, looks } = await run(OPENS);
    for (const name of await readdir(folder)) {
      const bytes = await readFile(join(folder, name));
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      await writeFile(join(folder, name), bytes);
    }
    expect(await run(OPENS)).toEqual({ told, looks });
    const read = vi.spyOn(DiskCache.prototype, 'read').mockImplementation(async () => Buffer.from('{}\n'));
    const { told: again } = await run('`Base` exists.\n');
    read.mockRestore();
    expect(again).toEqual(await fresh('`Base` exists.\n'));
  });
});
