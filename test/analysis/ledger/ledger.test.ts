import { expect, it } from 'vitest';
import { totalOf } from '../../../src/domain/code-class.js';
import { RepositoryBuilder } from '../../repository-builder.js';
import { deltaOf, pythonPattern, sumsOf, tellStory } from '../told-story.js';

const PATTERN = pythonPattern('await load($$$)');
const calls = (n: number, call = 'await load') =>
  `async def f():\n${Array.from({ length: n }, (_, i) => `    ${call}(${i})\n`).join('')}    pass\n`;

it('tells who added and who removed, what is left, and who did it without saying so', async () => {
  const repo = new RepositoryBuilder();
  const start = repo.commit({
    message: 'Start',
    files: { 'src/a.py': calls(3), 'tests/test_a.py': calls(2) },
  });
  const claim = repo.commit({
    message: 'Fix all 5 awaits, closes #7',
    files: { 'notes.md': 'await load(1)\n' },
  });
  const fix = repo.commit({
    message: 'a',
    files: { 'src/a.py': calls(3, 'load'), 'tests/test_a.py': calls(2).replace('await load(1)', 'load(1)') },
  });
  const again = repo.commit({ message: 'Add more', files: { 'src/b.py': calls(1) } });
  const { ledger } = await tellStory((await repo.build()).folder, PATTERN);
  expect(ledger).toMatchObject({
    first: start.hash,
    peak: { commit: start.hash, total: 5 },
    largestRemovals: [fix.hash],
    reintroductions: [again.hash],
    remaining: { production: 1, test: 1 },
    remainingFiles: { production: 1, test: 1 },
  });
  expect(
    ledger.entries.map((entry) => [entry.commit, deltaOf(entry), entry.runningTotal, entry.total]),
  ).toEqual([
    [start.hash, 5, 5, 5],
    [fix.hash, -4, 1, 1],
    [again.hash, 1, 2, 2],
  ]);
  expect(ledger.entries.map(({ commit }) => commit)).not.toContain(claim.hash);
  expect(ledger.entries[1]).toMatchObject({ filesRemoved: 2, filesRemovedProduction: 1, replaced: 4 });
});

it('counts text-only matches apart', async () => {
  const repo = new RepositoryBuilder();
  repo.commit({ message: 'Start', files: { 'a.py': `"""await load(1)"""\n${calls(1)}` } });
  repo.commit({ message: 'Remove', files: { 'a.py': 'x = 1\n' } });
  const { ledger } = await tellStory((await repo.build()).folder, PATTERN);
  expect(ledger.entries).toMatchObject([
    { textOnlyDelta: 1, total: 1 },
    { textOnlyDelta: -1, total: 0 },
  ]);
});

it('balances a merge of twins without taking it for a fix', async () => {
  const repo = new RepositoryBuilder();
  repo.commit({ message: 'Start', files: { 'a.py': calls(4), 'other.py': 'x = 1\n' } });
  repo.switchTo('side');
  const twin = repo.commit({ message: 'Fix on the side', files: { 'a.py': calls(4, 'load') } });
  repo.switchTo('main');
  const fix = repo.cherryPick(twin);
  const merge = repo.merge('side', { files: { 'a.py': calls(4, 'load') } });
  repo.commit({ message: 'Later', files: { 'b.py': calls(1) } });
  const { ledger } = await tellStory((await repo.build()).folder, PATTERN);
  const balance = ledger.entries.find((entry) => entry.commit === merge.hash);
  expect(balance).toMatchObject({ isMerge: true, added: { production: 4 }, filesAdded: 0, total: 0 });
  expect(ledger.largestRemovals).not.toContain(merge.hash);
  expect(ledger.reintroductions).not.toContain(merge.hash);
  expect([...ledger.largestRemovals].sort()).toEqual([twin.hash, fix.hash].sort());
  const { deltas, remaining } = sumsOf(ledger);
  expect(deltas).toEqual(remaining);
  expect(totalOf(ledger.remaining)).toBe(1);
});

it('adds up over criss-cross merges, a second root and an evil merge', async () => {
  const repo = new RepositoryBuilder();
  const base = repo.commit({ message: 'Base', files: { 'a.py': calls(1), 'b.py': calls(2) } });
  repo.switchTo('left', base);
  const left = repo.commit({ message: 'Left', files: { 'a.py': calls(3) } });
  repo.switchTo('right', base);
  const right = repo.commit({ message: 'Right', files: { 'b.py': calls(5) } });
  repo.merge(left, { branch: 'right' });
  repo.switchTo('left');
  repo.merge(right, { branch: 'left', files: { 'a.py': calls(2) } });
  const root = repo.commit({ message: 'Root', files: { 'c.py': calls(7) }, branch: 'orphan', parents: [] });
  repo.merge(root, { branch: 'left' });
  repo.switchTo('left');
  repo.merge('right', { files: { 'a.py': calls(1), 'b.py': calls(5) } });
  const { ledger } = await tellStory((await repo.build()).folder, PATTERN);
  const { deltas, remaining } = sumsOf(ledger);
  expect(deltas).toEqual(remaining);
  expect(totalOf(ledger.remaining)).toBe(1 + 5 + 7);
  expect(ledger.entries.at(-1)?.runningTotal).toBe(13);
});

it('takes neither a rename nor a copy for removal, addition or regression', async () => {
  const repo = new RepositoryBuilder();
  const long = `${calls(3)}${Array.from({ length: 12 }, (_, i) => `y${i} = ${i}\n`).join('')}`;
  repo.commit({ message: 'Start', files: { 'src/a.py': long, 'tests/test_a.py': calls(2) } });
  const fix = repo.commit({ message: 'Fix', files: { 'tests/test_a.py': calls(2, 'load') } });
  const rename = repo.commit({
    message: 'Move',
    rename: { 'src/a.py': 'tests/test_b.py' },
    files: { 'tests/test_b.py': `${long}z = 1\n` },
  });
  const copy = repo.commit({ message: 'Back up', files: { 'backups/test_b.py': `${long}z = 1\n` } });
  const { ledger } = await tellStory((await repo.build()).folder, PATTERN);
  const entryOf = (hash: string) => ledger.entries.find(({ commit }) => commit === hash);
  expect(entryOf(rename.hash)).toMatchObject({
    added: { production: 0, test: 0 },
    removed: { production: 0, test: 0 },
    moved: { production: -3, test: 3 },
  });
  expect(entryOf(copy.hash)).toMatchObject({ added: { backup: 3 }, copied: { backup: 3 } });
  expect(ledger.largestRemovals).toEqual([fix.hash]);
  expect(ledger.reintroductions).toEqual([]);
  const { deltas, remaining } = sumsOf(ledger);
  expect(deltas).toEqual(remaining);
});

it('ranks what was replaced before what was only deleted', async () => {
  const repo = new RepositoryBuilder();
  repo.commit({ message: 'Start', files: { 'a.py': calls(3), 'b.py': calls(9) } });
  const fix = repo.commit({ message: 'Fix', files: { 'a.py': calls(3, 'load') } });
  const clearing = repo.commit({ message: 'Delete the rest', files: { 'b.py': null } });
  const { ledger } = await tellStory((await repo.build()).folder, PATTERN);
  expect(ledger.largestRemovals).toEqual([fix.hash, clearing.hash]);
  expect(ledger.entries.map(({ replaced }) => replaced)).toEqual([null, 3, 0]);
});

it('sums up what lies before a date, and looks below a folder only', async () => {
  const repo = new RepositoryBuilder();
  repo.commit({
    message: 'Old',
    files: { 'src/a.py': calls(3), 'lib/b.py': calls(4) },
    date: '2025-01-01T00:00:00Z',
  });
  const late = repo.commit({ message: 'New', files: { 'src/a.py': calls(1) }, date: '2025-06-01T00:00:00Z' });
  const { folder } = await repo.build();
  const { ledger } = await tellStory(folder, PATTERN, { since: '2025-03-01', path: 'src' });
  expect(ledger.opening.production).toBe(3);
  expect(ledger.entries.map(({ commit }) => commit)).toEqual([late.hash]);
  expect(ledger.remaining.production).toBe(1);
});
