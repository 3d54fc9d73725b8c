import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { records } from '../../../src/clients/git/records.js';

async function split(chunks: readonly Buffer[], separator?: number): Promise<string[]> {
  const found: string[] = [];
  for await (const record of records(Readable.from(chunks), separator)) found.push(record);
  return found;
}

describe('records', () => {
  it('gives the same pieces however the bytes are cut', async () => {
    const text = Buffer.from('one\0\0zwei €\0last');
    const byByte = [...text].map((byte) => Buffer.from([byte]));
    expect(await split([text])).toEqual(['one', '', 'zwei €', 'last']);
    expect(await split(byByte)).toEqual(['one', '', 'zwei €', 'last']);
  });

  it('gives no empty last piece, and nothing for nothing', async () => {
    expect(await split([Buffer.from('a\nb\n')], 10)).toEqual(['a', 'b']);
    expect(await split([])).toEqual([]);
  });

  it('shows bytes that are no UTF-8 as replacement characters', async () => {
    expect(await split([Buffer.from([0x63, 0xe9, 0])])).toEqual(['c\ufffd']);
  });
});
