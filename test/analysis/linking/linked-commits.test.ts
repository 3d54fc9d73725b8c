import { expect, it } from 'vitest';
import { LinkIndex } from '../../../src/analysis/linking/link-index.js';
import { linkedCommits } from '../../../src/analysis/linking/linked-commits.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { collectHistory } from '../../../src/collectors/history.js';
import { RepositoryBuilder } from '../../repository-builder.js';

it('gives commits newest first, with what they name, change and take back', async () => {
  const repo = new RepositoryBuilder();
  const start = repo.commit({ message: 'Start', files: { 'src/a.js': 'one\n' } });
  const fix = repo.commit({
    message: 'Fix it, closes #7',
    files: { 'src/a.js': 'two\n', 'test/a.test.js': 'it()\n' },
  });
  const revert = repo.revert(fix);
  const clone = await openClone((await repo.build()).folder);
  const { graph } = await collectHistory(clone, 'HEAD');
  const index = await LinkIndex.open({ clone, graph, repository: 'acme/widget', host: 'github.com' });
  const commits = await linkedCommits(index, [start.hash, fix.hash, revert.hash], ['7'], fix.hash);
  expect(commits).toMatchObject([
    { hash: revert.hash, isAncestor: false, isDescendant: true, reverts: [fix.hash] },
    {
      hash: fix.hash,
      isAncestor: true,
      isDescendant: false,
      mentions: [{ kind: 'closes', key: '7' }],
      changes: [
        { path: 'src/a.js', class: 'production', added: null },
        { path: 'test/a.test.js', class: 'test', added: null },
      ],
    },
    { hash: start.hash, isAncestor: true, isDescendant: false, mentions: [] },
  ]);
});
