import { expect, it } from 'vitest';
import { openClone } from '../../src/clients/git/repository.js';
import { collectHistory } from '../../src/collectors/history.js';
import { RevisionPlace } from '../../src/references/revision-place.js';
import { RepositoryBuilder } from '../repository-builder.js';

it('tells what a revision builds on and what builds on it', async () => {
  const repo = new RepositoryBuilder();
  const start = repo.commit({ message: 'Start', files: { a: '1\n' } });
  const fix = repo.commit({ message: 'Fix', files: { a: '2\n' } });
  repo.switchTo('side', start);
  const side = repo.commit({ message: 'Side', files: { b: '1\n' } });
  repo.switchTo('main');
  const merge = repo.merge('side');
  const { graph } = await collectHistory(await openClone((await repo.build()).folder), 'main');
  const place = new RevisionPlace(graph, fix.hash);
  expect([start, fix, side, merge].map(({ hash }) => place.contains(hash))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect([start, fix, side, merge].map(({ hash }) => place.isBefore(hash))).toEqual([
    false,
    false,
    false,
    true,
  ]);
});
