import { expect, it } from 'vitest';
import { readBlobHistory } from '../../../src/clients/git/blob-history.js';
import { joinHistories, selectCommits } from '../../../src/clients/git/blob-history-parts.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { RepositoryBuilder } from '../../repository-builder.js';

async function story() {
  const repo = new RepositoryBuilder();
  const commits = ['1', '2', '1', '3'].map(
    (text, i) => repo.commit({ message: text, files: { 'a.py': `${text}\n`, [`${i}.py`]: 'same\n' } }).hash,
  );
  return { git: (await openClone((await repo.build()).folder)).git, commits };
}

type History = Awaited<ReturnType<typeof readBlobHistory>>;

/** By commit, what it changed, in words. */
function told({ commits, starts, paths, pathOf, oids, before, after }: History) {
  return commits.map((commit, i) => [
    commit,
    ...Array.from(pathOf.subarray(starts[i], starts[i + 1]), (path, row) => {
      const at = (starts[i] ?? 0) + row;
      return [paths[path], oids[before[at] ?? -1], oids[after[at] ?? -1]].join(' ');
    }),
  ]);
}

it('is the same whether it is read at once or in parts', async () => {
  const { git, commits } = await story();
  const whole = told(await readBlobHistory(git, commits));
  const [late, early] = [
    await readBlobHistory(git, commits.slice(2)),
    await readBlobHistory(git, commits.slice(0, 2)),
  ];
  const joined = joinHistories(late, early);
  expect(told(joined)).toEqual([...whole.slice(2), ...whole.slice(0, 2)]);
  expect(new Set(joined.paths).size).toBe(joined.paths.length);
  expect(new Set(joined.oids).size).toBe(joined.oids.length);
  expect(told(selectCommits(joined, commits))).toEqual(whole);
});

it('selects in any order; a commit it does not know changed nothing', async () => {
  const { git, commits } = await story();
  const history = await readBlobHistory(git, commits);
  const [first = '', , third = ''] = commits;
  const unknown = 'f'.repeat(40);
  const all = told(history);
  expect(told(selectCommits(history, [third, unknown, first]))).toEqual([all[2], [unknown], all[0]]);
});

it('tells of unreadable commits only where they are selected', async () => {
  const { git, commits } = await story();
  const history = { ...(await readBlobHistory(git, commits)), unreadable: [commits[1] ?? ''] };
  expect(selectCommits(history, commits.slice(1)).unreadable).toEqual([commits[1]]);
  expect(selectCommits(history, commits.slice(2)).unreadable).toEqual([]);
});
