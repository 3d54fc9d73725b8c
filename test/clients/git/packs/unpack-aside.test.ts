import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, it } from 'vitest';
import { FamilyWalk } from '../../../../src/clients/git/packs/family-walk.js';
import { PackFile } from '../../../../src/clients/git/packs/pack-file.js';
import type { UnpackOrder } from '../../../../src/clients/git/packs/shelves.js';
import { type Unpacking, unpackAside } from '../../../../src/clients/git/packs/unpack-aside.js';
import { RepositoryBuilder } from '../../../repository-builder.js';

const WORKER = new URL('../../../../src/clients/git/packs/unpack-worker.ts', import.meta.url);
const MIB = 1024 * 1024;

/** A thread that reads the sources, which are not built. */
function start(order: UnpackOrder): Worker {
  const begin = `import('tsx/esm/api').then(({ register }) => { register(); return import('${WORKER}'); })`;
  return new Worker(begin, { eval: true, workerData: order });
}

/** Lines that do not pack well. */
function lines(count: number, seed: number): string {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return `${state.toString(36)}\n`;
  }).join('');
}

let unpacking: Unpacking;
beforeAll(async () => {
  const repo = new RepositoryBuilder();
  const story = lines(20_000, 1);
  for (let i = 0; i < 80; i += 1)
    repo.commit({ message: `Change ${i}`, files: { 'a.txt': `${story}${i}`, 'b.txt': `${i}`, 'c.txt': '' } });
  repo.commit({ message: 'Add a large one', files: { 'large.txt': lines(400_000, 2) } });
  const built = await repo.build();
  await built.git('repack', '-adfq');
  const folder = resolve(built.folder, await built.git('rev-parse', '--git-path', 'objects/pack'));
  const name = (await readdir(folder)).find((each) => each.endsWith('.idx')) ?? '';
  const path = join(folder, name.slice(0, -4));
  const pack = PackFile.open(path, 20);
  if (!pack) throw new Error('no pack');
  unpacking = { path, pack, slots: [...Array(pack.index.count).keys()], maxBytes: 8 * MIB };
});

/** What a walk on this thread tells, in its order. */
function here({ pack, slots, maxBytes }: Unpacking): string[] {
  const told: string[] = [];
  for (const { slot, data } of new FamilyWalk(pack, slots, maxBytes).unpacked()) told.push(`${slot} ${data}`);
  return told;
}

describe('objects that another thread unpacks', () => {
  it('are those that this one would unpack, in its order, though they take more room than is held', async () => {
    const told: string[] = [];
    const isDone = await unpackAside(
      unpacking,
      (slot, data) => {
        told.push(`${slot} ${data}`);
        return undefined;
      },
      start,
      0,
    );
    const expected = here(unpacking);
    expect(isDone).toBe(true);
    expect(expected.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(8 * MIB);
    expect(expected.some(({ length }) => length > MIB)).toBe(true);
    expect(told.length).toBe(expected.length);
    expect(told.every((each, i) => each === expected[i])).toBe(true);
  });

  it('are taken one after the other, while who takes them waits', async () => {
    let [isWaiting, taken] = [false, 0];
    await unpackAside(
      unpacking,
      async () => {
        expect(isWaiting).toBe(false);
        isWaiting = true;
        await Promise.resolve();
        isWaiting = false;
        taken += 1;
      },
      start,
      0,
    );
    expect(taken).toBe(here(unpacking).length);
  });

  it('are left to this one where the other cannot read the pack, and where there are few', async () => {
    const taken: number[] = [];
    const take = (slot: number) => {
      taken.push(slot);
      return undefined;
    };
    expect(await unpackAside({ ...unpacking, path: 'nowhere' }, take, start, 0)).toBe(false);
    expect(await unpackAside({ ...unpacking, slots: [0, 1] }, take, start)).toBe(false);
    expect(await unpackAside(unpacking, take, null, 0)).toBe(false);
    expect(taken).toEqual([]);
  });

  it('end with what went wrong in who takes them', async () => {
    const failing = () => {
      throw new Error('no room');
    };
    await expect(unpackAside(unpacking, failing, start, 0)).rejects.toThrow('no room');
  });
});
