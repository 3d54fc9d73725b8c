import { describe, expect, it } from 'vitest';
import { openClone } from '../../../src/clients/git/repository.js';
import { readTree } from '../../../src/clients/git/tree.js';
import { readTreesInTurn } from '../../../src/clients/git/trees-in-turn.js';
import { RepositoryBuilder } from '../../repository-builder.js';

function story() {
  const repo = new RepositoryBuilder();
  const start = repo.commit({ message: 'Start', files: { 'a.c': '1\n', 'b c.c': '1\n', 'x.md': 'x\n' } });
  const moved = repo.commit({ message: 'Move', rename: { 'a.c': 'd.c' }, files: { 'x.md': 'y\n' } });
  const same = repo.commit({ message: 'Nothing' });
  repo.switchTo('side', start);
  const side = repo.commit({ message: 'Side', branch: 'side', files: { 'a.c': '2\n', 'b c.c': null } });
  return { repo, start, moved, same, side };
}

describe('the trees of many revisions', () => {
  it('are those that git lists for each, in any order', async () => {
    const { repo, start, moved, same, side } = story();
    const { git } = await openClone((await repo.build()).folder);
    const commits = [moved, same, side, start].map(({ hash }) => hash);
    const turns = await readTreesInTurn(git, commits, (path) => path.endsWith('.c'));
    const held = new Map<string, string>();
    for (const [i, steps] of turns.entries()) {
      for (const [path, oid] of steps) oid === null ? held.delete(path) : held.set(path, oid);
      const listed = (await readTree(git, commits[i] as string)).filter(({ path }) => path.endsWith('.c'));
      expect([...held].sort()).toEqual(listed.map(({ path, oid }) => [path, oid]).sort());
    }
    expect(turns[1]).toEqual([]);
  });
});
