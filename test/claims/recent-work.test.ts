import { expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, measuredOf } from './check-text.js';

const check = checkerOf(() => {
  const repo = new RepositoryBuilder({ start: '2025-09-14T08:00:00Z' });
  repo.commit({ message: 'fix: align the hall with LampContext architecture', files: { 'a.md': 'a\n' } });
  repo.commit({ message: 'test: use LampContext architecture', files: { 'a.md': 'b\n' } });
  return repo.build();
});

it('work that is said to be recent is told of by the commits whose messages hold its name and what it is of', async () => {
  expect(
    await measuredOf(
      'commit',
      check(
        '- Recent refactoring to LampContext architecture',
        '- The recent migration to the LampContext architecture pattern broke it.',
        '- Recent refactoring to HubContext architecture',
        '- Recent refactoring to LampContext',
      ),
    ),
  ).toEqual([
    '1 verified: 2 commits whose message holds "LampContext architecture"',
    '2 verified: 2 commits whose message holds "LampContext architecture"',
  ]);
});
