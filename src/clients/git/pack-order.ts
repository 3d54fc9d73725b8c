import { readdir, readFile } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { Clone } from './repository.js';

/**
 * Sorts blobs by where they lie in the pack files. git reads a pack front to back several times faster than in the order of
 * hashes, because neighbours share the objects they are stored as differences of. Blobs in no pack come last.
 * @returns indices into `oids`
 */
export async function inPackOrder(clone: Clone, oids: readonly string[]): Promise<Int32Array> {
  const place = new Float64Array(oids.length).fill(Number.MAX_SAFE_INTEGER);
  const index = new Map(oids.map((oid, i) => [oid, i]));
  const digits = oids[0]?.length ?? 40;
  let pack = 0;
  for (const file of await packIndexes(clone)) {
    const offsets = readIndex(await readFile(file).catch(() => Buffer.alloc(0)), digits);
    for (const [oid, offset] of offsets) {
      const i = index.get(oid);
      if (i !== undefined) place[i] = Math.min(place[i] ?? 0, pack * 2 ** 44 + offset);
    }
    pack += 1;
  }
  const order = Int32Array.from(oids.keys());
  return order.sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0) || a - b);
}

/** Paths of all `.idx` files: of the repository and of those whose objects it borrows. */
async function packIndexes(clone: Clone): Promise<string[]> {
  const common = (await clone.git.raw('rev-parse', '--git-common-dir')).trim();
  const folders = [join(resolve(clone.git.folder, common), 'objects')];
  const files: string[] = [];
  // The list grows while it is walked: a borrowed repository may borrow again. Five is git’s own limit.
  for (let i = 0; i < folders.length && i < 5; i += 1) {
    const folder = folders[i] ?? '';
    const names = await readdir(join(folder, 'pack')).catch(() => []);
    for (const name of names.sort()) if (name.endsWith('.idx')) files.push(join(folder, 'pack', name));
    const borrowed = await readFile(join(folder, 'info', 'alternates'), 'utf8').catch(() => '');
    for (const line of borrowed.split('\n')) {
      if (line !== '' && !line.startsWith('#')) folders.push(isAbsolute(line) ? line : join(folder, line));
    }
  }
  return files;
}

/**
 * Object ids and offsets of a pack index, version 2: a header of 8 bytes, 256 counts, the ids, a checksum each, an offset
 * each; an offset whose first bit is set points into a table of 64-bit offsets (gitformat-pack(5)). Any other version gives
 * nothing: its objects are then read in no particular order.
 */
function* readIndex(file: Buffer, digits: number): Generator<[string, number]> {
  if (file.length < 1032 || file.readUInt32BE(0) !== 0xff744f63 || file.readUInt32BE(4) !== 2) return;
  const count = file.readUInt32BE(8 + 255 * 4);
  const width = digits >> 1;
  const ids = 8 + 256 * 4;
  const offsets = ids + count * (width + 4);
  const large = offsets + count * 4;
  if (large > file.length) return;
  for (let i = 0; i < count; i += 1) {
    const offset = file.readUInt32BE(offsets + i * 4);
    const oid = file.toString('hex', ids + i * width, ids + (i + 1) * width);
    if (offset < 0x80000000) yield [oid, offset];
    else yield [oid, Number(file.readBigUInt64BE(large + (offset - 0x80000000) * 8))];
  }
}
