import { describe, expect, it } from 'vitest';
import { type KeptLook, readKeptLook, writeKeptLook } from '../../src/claims/check/look/kept-look.js';

const LOOK: KeptLook = {
  document: 'status.md',
  words: {
    words: [
      { word: 'open_store', count: 2, lines: Int32Array.of(0, 1) },
      { word: 'close_store', count: 7, lines: 'counted' },
    ],
    contents: [['store.py']],
    isOneLook: true,
    content: Int32Array.of(0, 0),
    number: Int32Array.of(3, 8),
    from: Int32Array.of(0, 4),
    length: Int32Array.of(4, 3),
    bytes: [Buffer.from('onetwo!')],
  },
  figures: [],
  classes: null,
  unread: [],
};

/** What is read of a look whose bytes begin at a place of a larger buffer. */
async function readAt(place: number, look: KeptLook) {
  let written = Buffer.alloc(0);
  const kept = {
    read: async () => written,
    write: async (_: string, parts: readonly Uint8Array[]) => {
      written = Buffer.concat([Buffer.alloc(place), ...parts]).subarray(place);
      return true;
    },
  };
  await writeKeptLook(kept, [], look);
  return { written, read: await readKeptLook(kept, []) };
}

describe('the bytes of a look', () => {
  it.each([0, 1, 2, 3])('are read as they were written, also %i bytes off', async (off) => {
    for (const document of ['a', 'ab', 'abc', 'abcd'])
      expect((await readAt(4 + off, { ...LOOK, document })).read).toEqual({ ...LOOK, document });
  });

  it('hold its columns in such a way that none is copied', async () => {
    for (const document of ['a', 'ab', 'abc', 'abcd']) {
      const { written, read } = await readAt(0, { ...LOOK, document });
      const columns = [read?.words.content, read?.words.length, read?.words.words[0]?.lines];
      for (const column of columns) expect((column as Int32Array).buffer).toBe(written.buffer);
    }
  });
});
