import { describe, expect, it } from 'vitest';
import { openWholeHistory } from '../../src/analysis/code-history.js';
import { FirstParents } from '../../src/claims/check/history/first-parents.js';
import { MergedIn } from '../../src/claims/check/history/merged-in.js';
import { TextStore } from '../../src/claims/check/look/text-store.js';
import { openClone } from '../../src/clients/git/repository.js';
import { collectHistory } from '../../src/collectors/history.js';
import { type BuiltRepository, RepositoryBuilder, type ScriptedCommit } from '../repository-builder.js';

const PATHS = ['a.py', 'b.py', 'c/d.py'];

/** Numbers from 0 up to but not including `end`, the same ones for the same seed. */
function dice(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % end;
  };
}

interface Tip {
  readonly commit: ScriptedCommit;
  readonly files: Record<string, string | null>;
}

/** Branches that merge one another at random; each merge takes a file from one side, the other or neither. */
async function tangled(seed: number): Promise<BuiltRepository> {
  const roll = dice(seed);
  const repo = new RepositoryBuilder();
  const text = () => (roll(8) === 0 ? null : `${'x'.repeat(roll(6))}\n`);
  const start = { 'a.py': 'a\n', 'b.py': 'b\n', 'c/d.py': 'c\n' };
  const root = { commit: repo.commit({ message: 'Root', files: start }), files: start };
  const tips: Tip[] = Array.from({ length: 4 }, () => root);
  for (let i = 0; i < 80; i += 1) {
    const own = roll(4);
    const first = tips[own] as Tip;
    const second = roll(3) === 0 ? (tips[roll(4)] as Tip) : first;
    const one = PATHS[roll(3)] as string;
    const files = Object.fromEntries(
      PATHS.map((path) => {
        const side = (roll(2) === 0 ? first : second).files[path] ?? null;
        return [path, path === one && (first === second || roll(3) === 0) ? text() : side];
      }),
    );
    const parents = first === second ? [first.commit] : [first.commit, second.commit];
    const commit = repo.commit({ message: `c${i}`, branch: `branch${own}`, parents, files });
    tips[own] = { commit, files };
  }
  repo.setBranch('main', (tips[0] as Tip).commit);
  return repo.build();
}

/** As git tells what a merge brought in. */
async function toldByGit(built: BuiltRepository, merge: string, paths: readonly string[]): Promise<string[]> {
  const told = await built.git(
    ...['log', '--format=%H', '--topo-order', '--no-merges', `${merge}^1..${merge}`, '--', ...paths],
  );
  return told.split('\n').filter((line) => line !== '');
}

describe('what a merge brought in', () => {
  it.each([1, 2, 3])('is what git tells, in its order, whatever was read before (%i)', async (seed) => {
    const built = await tangled(seed);
    let brought = 0;
    for (const isRead of [false, true]) {
      const clone = await openClone(built.folder);
      const { graph, revision } = await collectHistory(clone, 'main');
      if (isRead) await openWholeHistory(clone, { graph });
      const { chain, index } = await FirstParents.read(clone, { graph, revision: revision.commit });
      const texts = new TextStore(clone.git);
      const contentOf = (object: string) => texts.content(object);
      const merged = new MergedIn({ git: clone.git, graph, chain, known: index, contentOf });
      const merges = chain.filter((hash) => (graph.get(hash)?.parents.length ?? 0) > 1);
      expect(merges.length).toBeGreaterThan(1);
      for (const merge of merges)
        for (const paths of [['a.py'], ['b.py', 'c/d.py']]) {
          const versions = await merged.versionsOf(merge, paths);
          expect(versions.map(({ commit }) => commit)).toEqual(await toldByGit(built, merge, paths));
          brought += versions.length;
        }
      texts.close();
    }
    expect(brought).toBeGreaterThan(5);
  });
});
