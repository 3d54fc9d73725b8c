import assert from 'node:assert/strict';
import { applyDelta, readDeltaHead } from '../../../src/clients/git/packs/apply-delta.js';
import { PackIndex } from '../../../src/clients/git/packs/pack-index.js';
import { soughtWord } from '../../../src/clients/git/packs/text-signature.js';
import { WordIndex } from '../../../src/clients/git/packs/word-index.js';
import { Seams } from '../../../src/clients/git/packs/words.js';
import type { ForeignParser } from '../foreign-parser.js';

const WIDTH = 20;

/** The index of a pack with some objects, as far as its header goes; ids, checksums and offsets are a stranger’s. */
function indexOf(count: number, rest: Buffer): Buffer {
  const head = Buffer.alloc(8 + 256 * 4);
  head.writeUInt32BE(0xff744f63, 0);
  head.writeUInt32BE(2, 4);
  // The counts of the first bytes are a stranger's, too.
  for (let i = 0; i < 255; i += 1)
    head.writeUInt32BE(rest.length > 0 ? (rest[i % rest.length] ?? 0) : 0, 8 + i * 4);
  head.writeUInt32BE(count, 8 + 255 * 4);
  return Buffer.concat([head, rest]);
}

/** Pack files are read byte by byte; whoever hands over a folder has written them. */
export const OF_PACKS: readonly ForeignParser[] = [
  {
    name: 'indexes of packs',
    pieces: [
      '\0\0\0\u0001',
      '\xff\xff\xff\xff',
      '\x80\0\0\0',
      '\x12'.repeat(WIDTH),
      '\0\0\0\x0c',
      '\xfftOc',
      '\0'.repeat(WIDTH),
    ],
    read: (text) => {
      const bytes = Buffer.from(text, 'latin1');
      PackIndex.parse(bytes, bytes.length, WIDTH);
      const count = Math.floor(bytes.length / (WIDTH + 8));
      const packSize = bytes.length * 3;
      const index = PackIndex.parse(indexOf(count, bytes), packSize, WIDTH);
      if (!index) return;
      for (let slot = 0; slot < Math.min(index.count, 100); slot += 1) {
        assert.ok(index.startOf(slot) <= index.endOf(slot) && index.endOf(slot) <= packSize);
        index.slotOfBytes(bytes, slot);
      }
      index.slotOf('12'.repeat(WIDTH));
    },
  },
  {
    name: 'kept words of packs',
    pieces: ['\x32Wai', '\x03\0\0\0', '\0\0\0\0', '\xff\xff\xff\xff', '\x01\0\0\0', '\x08\0\0\0'],
    read: (text) => {
      const bytes = Buffer.from(text, 'latin1');
      const word = soughtWord('sought');
      assert.ok(word);
      // As it comes, and behind a head that fits.
      const [told, count] = [bytes.length >> 2, bytes.length % 4];
      const head = Buffer.from(Int32Array.of(0x69615732, 3, count, Math.max(0, told - count * 3 - 1)).buffer);
      for (const kept of [bytes, Buffer.concat([head, bytes.subarray(0, told * 4)])]) {
        const index = WordIndex.decode(kept, 3);
        if (!index) continue;
        index.mayHold([word]);
        assert.ok([...index.members()].every(({ slot }) => slot >= 0 && slot < 3));
        index.places(3);
      }
    },
  },
  {
    name: 'differences in packs',
    pieces: ['\x04', '\x90', '\x91\0\x02', '\x80', '\xff', '\0', '\x02ab', '\x7f', '\xb0\xff\xff'],
    read: (text) => {
      const [base, delta] = [Buffer.from('base'), Buffer.from(text, 'latin1')];
      for (const bytes of [delta, Buffer.concat([Buffer.from([4, 20]), delta])]) {
        const head = readDeltaHead(bytes);
        if (!head) continue;
        const into = Buffer.alloc(30, 7);
        applyDelta(base, bytes, { ...head, size: Math.min(head.size, 20) }, into, new Seams());
        assert.ok(into.subarray(20).every((byte) => byte === 7));
      }
    },
  },
];
