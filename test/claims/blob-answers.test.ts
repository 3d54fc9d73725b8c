import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BlobAnswers } from '../../src/claims/check/blob-answers.js';
import { DiskCache } from '../../src/clients/cache/disk-cache.js';

describe('answers about contents', () => {
  it('are known in the next run, by question, content and extension', async () => {
    const cache = new DiskCache(await mkdtemp(join(tmpdir(), 'answers-')));
    const first = await BlobAnswers.open<number>(cache, ['calls', 'f']);
    first.set('a1', 'x/a.py', 1);
    await first.keep();
    const second = await BlobAnswers.open<number>(cache, ['calls', 'f']);
    expect(second.get('a1', 'other/b.py')).toBe(1);
    expect(second.get('a1', 'x/a.pyi')).toBeUndefined();
    second.set('b2', 'b.py', 2);
    await second.keep();
    const third = await BlobAnswers.open<number>(cache, ['calls', 'f']);
    expect([third.get('a1', 'a.py'), third.get('b2', 'b.py')]).toEqual([1, 2]);
    const other = await BlobAnswers.open<number>(cache, ['calls', 'g']);
    expect(other.get('a1', 'a.py')).toBeUndefined();
  });

  it('are known within a run without a cache', async () => {
    const answers = await BlobAnswers.open<number>(undefined, ['calls']);
    answers.set('a1', 'a.py', 1);
    await answers.keep();
    expect(answers.get('a1', 'a.py')).toBe(1);
  });
});
