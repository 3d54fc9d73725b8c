import { describe, expect, it } from 'vitest';
import { resolveFixes } from '../../../src/analysis/introducing/fix-commits.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { InputError } from '../../../src/errors.js';
import { RepositoryBuilder } from '../../repository-builder.js';

describe('the fixes that words name', () => {
  it('are commits, or the non-merge commits of a range, newest first', async () => {
    const repo = new RepositoryBuilder();
    const a = repo.commit({ message: 'a', files: { a: '1' } });
    const b = repo.commit({ message: 'b', files: { a: '2' } });
    repo.switchTo('side');
    const c = repo.commit({ message: 'c', files: { b: '1' } });
    repo.switchTo('main');
    repo.merge('side');
    repo.tag('v1', a);
    const clone = await openClone((await repo.build()).folder);
    expect(await resolveFixes(clone, ['v1', 'main~1'])).toEqual({ fixes: [a.hash, b.hash], notHandled: [] });
    expect((await resolveFixes(clone, ['v1..'])).fixes).toEqual([c.hash, b.hash]);
    await expect(resolveFixes(clone, ['nothing'])).rejects.toThrow(InputError);
  });

  it('are bounded for a long range, which is said', async () => {
    const repo = new RepositoryBuilder();
    for (let i = 0; i <= 60; i += 1) repo.commit({ message: `n${i}`, files: { a: `${i}` } });
    repo.tag('end');
    const clone = await openClone((await repo.build()).folder);
    const { fixes, notHandled } = await resolveFixes(clone, ['end~60..end']);
    expect(fixes).toHaveLength(50);
    expect(notHandled).toEqual(['end~60..end: of its 60 commits only the newest 50 were looked into']);
  });
});
