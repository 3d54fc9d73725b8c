import { describe, expect, it } from 'vitest';
import { ByteKeys } from '../../../src/clients/git/byte-keys.js';

function numbersOf(keys: ByteKeys, texts: readonly (string | Buffer)[]): number[] {
  return texts.map((text) => {
    const data = Buffer.concat([Buffer.from('<'), Buffer.from(text), Buffer.from('>')]);
    return keys.numberOf(data, 1, data.length - 1);
  });
}

describe('ByteKeys', () => {
  it('numbers texts in the order in which they first come', () => {
    const keys = new ByteKeys('utf8');
    expect(numbersOf(keys, ['a', 'ä', 'a', 'ab', '', 'ab', 'ä', ''])).toEqual([0, 1, 0, 2, 3, 2, 1, 3]);
    expect(keys.texts).toEqual(['a', 'ä', 'ab', '']);
  });

  it('knows them again when it has grown several times', () => {
    const texts = Array.from({ length: 20_000 }, (_, i) => `src/some/folder/file-${i}.ts`);
    const keys = new ByteKeys('utf8');
    const first = numbersOf(keys, texts);
    expect(first).toEqual([...texts.keys()]);
    expect(numbersOf(keys, texts)).toEqual(first);
    expect(keys.texts).toEqual(texts);
  });

  it('gives bytes that read the same one number', () => {
    const keys = new ByteKeys('utf8');
    expect(numbersOf(keys, [Buffer.from([0x61, 0xff]), Buffer.from([0x61, 0xfe])])).toEqual([0, 0]);
    expect(keys.texts).toEqual(['a\ufffd']);
  });
});
