import { expect, it } from 'vitest';
import { type BlobHistory, readBlobHistory } from '../../../src/clients/git/blob-history.js';
import { decodeHistory, encodeHistory } from '../../../src/clients/git/blob-history-file.js';
import { readPathOids } from '../../../src/clients/git/path-oids.js';
import { readBlobs } from '../../../src/clients/git/read-blobs.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { RepositoryBuilder } from '../../repository-builder.js';

/** The changes of one commit in words: `path: before -> after`. */
function changesOf(history: BlobHistory, commit: number): string[] {
  const { starts, pathOf, before, after, paths, oids } = history;
  const name = (oid: number | undefined) => oids[oid ?? -1]?.slice(0, 7) ?? 'none';
  return Array.from({ length: (starts[commit + 1] ?? 0) - (starts[commit] ?? 0) }, (_, i) => {
    const row = (starts[commit] ?? 0) + i;
    return `${paths[pathOf[row] ?? -1]}: ${name(before[row])} -> ${name(after[row])}`;
  });
}

it('tells a merge against its first parent, once, and a root against nothing', async () => {
  const repo = new RepositoryBuilder();
  const root = repo.commit({ message: 'Root', files: { 'a b.py': '1\n', 'c.py': '1\n' } });
  repo.switchTo('side');
  const side = repo.commit({ message: 'Side', files: { 'c.py': '2\n' } });
  repo.switchTo('main');
  const main = repo.commit({ message: 'Main', files: { 'a b.py': null, 'line\nbreak.py': '3\n' } });
  const merge = repo.merge('side');
  const built = await repo.build();
  const clone = await openClone(built.folder);
  const commits = [root, side, main, merge].map(({ hash }) => hash);
  const history = await readBlobHistory(clone.git, commits);
  const oid = async (name: string) => (await built.git('rev-parse', name)).slice(0, 7);
  const [one, two, three] = [
    await oid(`${root.hash}:c.py`),
    await oid('side:c.py'),
    await oid('main:line\nbreak.py'),
  ];
  expect(commits.map((_, i) => changesOf(history, i))).toEqual([
    [`a b.py: none -> ${one}`, `c.py: none -> ${one}`],
    [`c.py: ${one} -> ${two}`],
    [`a b.py: ${one} -> none`, `line\nbreak.py: none -> ${three}`],
    [`c.py: ${one} -> ${two}`],
  ]);
  expect(decodeHistory(Buffer.concat(encodeHistory(history)))).toEqual(history);
  expect(decodeHistory(Buffer.from('{"layout":"other"}\n'))).toBeNull();
});

it('looks past links and submodules', async () => {
  const repo = new RepositoryBuilder();
  repo.commit({ message: 'Root', files: { 'a.py': '1\n' } });
  const built = await repo.build();
  await built.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},sub`);
  const link = await built.git('rev-parse', 'HEAD:a.py');
  await built.git('update-index', '--add', '--cacheinfo', `120000,${link},link.py`);
  const tree = await built.git('write-tree');
  const commit = await built.git(
    '-c',
    'user.name=A',
    '-c',
    'user.email=a@b',
    'commit-tree',
    tree,
    '-m',
    'Links',
  );
  const history = await readBlobHistory((await openClone(built.folder)).git, [commit]);
  expect(history.paths).toEqual(['a.py']);
});

it('leaves out the commit whose trees are missing, and no other', async () => {
  const repo = new RepositoryBuilder();
  const first = repo.commit({ message: 'One', files: { 'src/a.py': '1\n' } });
  const lost = repo.commit({ message: 'Two', files: { 'src/a.py': '2\n' } });
  const later = repo.commit({ message: 'Three', files: { 'b.py': '2\n' } });
  const last = repo.commit({ message: 'Four', files: { 'c.py': '2\n' } });
  const built = await repo.build();
  await built.lose(`${lost.hash}:src`);
  const commits = [first, lost, later, last].map(({ hash }) => hash);
  const history = await readBlobHistory((await openClone(built.folder)).git, commits);
  expect(history.unreadable).toEqual([lost.hash]);
  expect([0, 1, 2, 3].map((i) => changesOf(history, i).length)).toEqual([1, 0, 1, 1]);
});

it('reads every blob once, in pack order or not, and says which it can not give', async () => {
  const repo = new RepositoryBuilder();
  const files = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [`f${i}.txt`, `text ${i}\n`.repeat(i + 1)]),
  );
  repo.commit({ message: 'Root', files: { ...files, 'empty.txt': '', 'large.txt': 'x'.repeat(50_000) } });
  const built = await repo.build();
  await built.git('gc', '--quiet');
  const clone = await openClone(built.folder);
  const names = [...Object.keys(files), 'empty.txt', 'large.txt'];
  const found = await readPathOids(clone.git, [
    ...names.map((name) => `HEAD:${name}`),
    'HEAD:no\nsuch',
    'HEAD:none',
  ]);
  expect(found.slice(-2)).toEqual([null, null]);
  const oids = [...found.slice(0, -2).map((oid) => oid ?? ''), 'f'.repeat(40)];
  const seen = new Map<string, string>();
  await readBlobs(clone.git, oids, { maxBytes: 40_000 }, (i, blob) => {
    seen.set(oids[i] ?? '', 'data' in blob ? blob.data.toString() : blob.reason);
  });
  expect(oids.map((oid) => seen.get(oid))).toEqual([...Object.values(files), '', 'too-large', 'missing']);
});
