import { describe, expect, it } from 'vitest';
import { contentName, KeptAnswers } from '../../src/claims/check/look/kept-answers.js';
import { DiskCache } from '../../src/clients/cache/disk-cache.js';
import { temporaryFolder } from '../repository-builder.js';

describe('answers about contents', () => {
  it('are known in the next run, by question, content and extension', async () => {
    const cache = new DiskCache(await temporaryFolder('answers'));
    const first = await KeptAnswers.open<number>(cache, ['calls', 'f']);
    first.set(contentName('a1', 'x/a.py'), 1);
    await first.keep();
    const second = await KeptAnswers.open<number>(cache, ['calls', 'f']);
    expect(second.get(contentName('a1', 'other/b.py'))).toBe(1);
    expect(second.get(contentName('a1', 'x/a.pyi'))).toBeUndefined();
    second.set(contentName('b2', 'b.py'), 2);
    await second.keep();
    const third = await KeptAnswers.open<number>(cache, ['calls', 'f']);
    expect([third.get(contentName('a1', 'a.py')), third.get(contentName('b2', 'b.py'))]).toEqual([1, 2]);
    const other = await KeptAnswers.open<number>(cache, ['calls', 'g']);
    expect(other.get(contentName('a1', 'a.py'))).toBeUndefined();
  });

  it('are known within a run without a cache', async () => {
    const answers = await KeptAnswers.open<number>(undefined, ['calls']);
    answers.set(contentName('a1', 'a.py'), 1);
    await answers.keep();
    expect(answers.get(contentName('a1', 'a.py'))).toBe(1);
  });
});
