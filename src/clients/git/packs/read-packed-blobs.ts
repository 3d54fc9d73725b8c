import { setImmediate } from 'node:timers/promises';
import type { LackingBlob, Visited } from '../bulk-blobs.js';
import type { Git } from '../git.js';
import { FamilyWalk, type Unpacked } from './family-walk.js';
import { PackFile } from './pack-file.js';
import { packPaths } from './pack-folders.js';
import { PackWords, type SoughtWords } from './pack-words.js';
import { type Unpacking, unpackAside } from './unpack-aside.js';

/** After so many bytes everything else that runs here gets its turn: git, whose output fills a pipe of 64 KiB, waits for it. */
const TURN = 512 * 1024;
const LACKING: LackingBlob = { reason: 'lacks-words' };

/** Is given a blob, by its index. */
type Give = (index: number, blob: { readonly data: Buffer } | LackingBlob) => Visited;

/**
 * Reads blobs out of the pack files themselves. git unpacks an object’s whole chain of differences for each one asked for,
 * and hands all of it through a pipe; here every object is unpacked once, and not copied again.
 * @param oids what to read
 * @param options.words those that lack them are told to instead of being given
 * @param visit called once for each that is given, with its index in `oids`, not in order; `data` may be used during the call
 * only
 * @returns the indices of those that were not given: in no pack, larger than `maxBytes`, or in any way odd; git is to be asked
 */
export async function readPackedBlobs(
  git: Git,
  oids: readonly string[],
  options: { maxBytes: number; words?: SoughtWords | undefined },
  visit: Give,
): Promise<number[]> {
  const width = (oids[0]?.length ?? 0) >> 1;
  const given = new Uint8Array(oids.length);
  const give: Give = (index, blob) => {
    given[index] = 1;
    return visit(index, blob);
  };
  let rest = [...oids.keys()];
  for (const path of await packPaths(git)) {
    if (rest.length === 0) break;
    const pack = PackFile.open(path, width);
    if (!pack) continue;
    try {
      const asked = new Map<number, number>();
      for (const index of rest) {
        const slot = pack.index.slotOf(oids[index] as string);
        if (slot >= 0) asked.set(slot, index);
      }
      if (asked.size > 0) await readFrom(git, { path, pack }, asked, options, give);
    } finally {
      pack.close();
    }
    rest = rest.filter((index) => given[index] === 0);
  }
  return rest;
}

/** Reads what a pack has of what is asked for. */
async function readFrom(
  git: Git,
  { path, pack }: { readonly path: string; readonly pack: PackFile },
  asked: Map<number, number>,
  options: { maxBytes: number; words?: SoughtWords | undefined },
  give: Give,
): Promise<void> {
  const words = options.words ? await PackWords.open(pack, options.words) : null;
  if (words) {
    let isNew = false;
    for (const [slot, index] of asked) {
      if (!words.knows(slot)) isNew = true;
      if (words.mayHold(slot)) continue;
      asked.delete(slot);
      await give(index, LACKING);
    }
    if (isNew) words.build();
  }
  const unpacking = { path, pack, slots: [...asked.keys()], maxBytes: options.maxBytes };
  if (!words && (await isReadAside(git, unpacking, asked, give))) return;
  await readHere(git, { ...unpacking, slots: [...asked.keys()] }, asked, words, give);
  await words?.keep();
}

/** Has a pack unpacked on another thread. @returns false where that is not done, or not to its end */
function isReadAside(
  git: Git,
  unpacking: Unpacking,
  asked: Map<number, number>,
  give: Give,
): Promise<boolean> {
  return unpackAside(unpacking, (slot, data) => {
    git.throwIfInterrupted();
    const index = asked.get(slot);
    asked.delete(slot);
    return index === undefined ? undefined : give(index, { data });
  });
}

async function readHere(
  git: Git,
  { pack, slots, maxBytes }: Unpacking,
  asked: ReadonlyMap<number, number>,
  words: PackWords | null,
  give: Give,
): Promise<void> {
  const walk = new FamilyWalk(pack, slots, maxBytes);
  let sinceTurn = 0;
  for (const unpacked of walk.unpacked()) {
    const mayHold = words === null || isHolding(words, unpacked, walk);
    const index = asked.get(unpacked.slot);
    const waiting =
      index === undefined ? undefined : give(index, mayHold ? { data: unpacked.data } : LACKING);
    if (waiting) await waiting;
    sinceTurn += unpacked.data.length;
    if (sinceTurn < TURN) continue;
    sinceTurn = 0;
    await setImmediate();
    git.throwIfInterrupted();
  }
}

/** Whether an object may hold what is sought. */
function isHolding(words: PackWords, { slot, depth, base, data }: Unpacked, { seams }: FamilyWalk): boolean {
  return depth === 0 ? words.enterWhole(slot, data) : words.enter(depth, slot, base, data, seams);
}
