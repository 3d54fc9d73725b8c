import type { PackEntry, PackFile } from './pack-file.js';

/**
 * The objects of a pack that have to be unpacked to get at some of them, as families: an object that is stored whole, those
 * stored as differences of it, those stored as differences of these, and so on. Each is unpacked once.
 */
export interface DeltaFamilies {
  /** Members stored whole, in the order they lie in the pack. */
  readonly roots: Int32Array;
  /** Slot in the pack of each member. */
  readonly slots: Int32Array;
  /** Bytes unpacked, and of the header, of each member. */
  readonly sizes: Float64Array;
  readonly headers: Uint8Array;
  /** Whether a root is a blob. */
  readonly isBlob: Uint8Array;
  /** First member stored as a difference of each; -1 for none. */
  readonly firstChild: Int32Array;
  /** Next member with the same base; -1 after the last. */
  readonly nextSibling: Int32Array;
}

/**
 * @param wanted slots
 * @returns without those that the pack says nothing sensible of, and without what is stored as differences of them
 */
export function deltaFamilies(pack: PackFile, wanted: readonly number[]): DeltaFamilies {
  const entries = readEntries(pack, wanted).sort((a, b) => a.slot - b.slot);
  const count = entries.length;
  const memberOf = new Int32Array(pack.index.count).fill(-1);
  for (const [i, { slot }] of entries.entries()) memberOf[slot] = i;
  const families = {
    slots: Int32Array.from(entries, ({ slot }) => slot),
    sizes: Float64Array.from(entries, ({ size }) => size),
    headers: Uint8Array.from(entries, ({ length }) => length),
    isBlob: Uint8Array.from(entries, ({ isBlob }) => (isBlob ? 1 : 0)),
    firstChild: new Int32Array(count).fill(-1),
    nextSibling: new Int32Array(count).fill(-1),
    roots: Int32Array.from(entries.flatMap(({ base }, i) => (base < 0 ? i : []))),
  };
  // From the last to the first, so that children stand in the order of the pack.
  for (let i = count - 1; i >= 0; i -= 1) {
    const base = memberOf[entries[i]?.base ?? -1] ?? -1;
    if (base < 0) continue;
    families.nextSibling[i] = families.firstChild[base] as number;
    families.firstChild[base] = i;
  }
  return families;
}

const [UNASKED, ASKED, READ] = [0, 1, 2];

/** What stands before the data of the wanted objects and of all that they are differences of. */
function readEntries(pack: PackFile, wanted: readonly number[]): (PackEntry & { slot: number })[] {
  const states = new Uint8Array(pack.index.count);
  for (const slot of wanted) states[slot] = ASKED;
  const entries: (PackEntry & { slot: number })[] = [];
  // Backwards, because a base lies before what is a difference of it; one named by its id may lie behind.
  for (let from = states.length - 1; from >= 0; ) {
    let again = -1;
    for (let slot = from; slot >= 0; slot -= 1) {
      if (states[slot] !== ASKED) continue;
      states[slot] = READ;
      const entry = pack.entryAt(slot);
      if (!entry) continue;
      entries.push({ slot, ...entry });
      if (entry.base < 0 || states[entry.base] !== UNASKED) continue;
      states[entry.base] = ASKED;
      if (entry.base > slot) again = Math.max(again, entry.base);
    }
    from = again;
  }
  return entries;
}
