import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openClone } from '../../src/clients/git/repository.js';
import { type CommitsInput, collectCommits } from '../../src/collectors/commits.js';
import { collectHistory } from '../../src/collectors/history.js';
import { type BuiltRepository, RepositoryBuilder, type ScriptedCommit } from '../repository-builder.js';

async function collect(
  built: BuiltRepository,
  key: string,
  at: ScriptedCommit | string = 'HEAD',
  more: Partial<CommitsInput> = {},
) {
  const clone = await openClone(built.folder);
  const history = await collectHistory(clone, typeof at === 'string' ? at : at.hash);
  return collectCommits(clone, {
    issue: {
      host: 'github.com',
      repository: 'acme/widget',
      key,
      aliases: ['PROJ-7'],
      title: null,
      url: null,
    },
    revision: history.revision.commit,
    graph: history.graph,
    refs: history.refs,
    ...more,
  });
}

function story(options: { objectFormat?: 'sha1' | 'sha256' } = {}) {
  const repo = new RepositoryBuilder(options);
  const start = repo.commit({ message: 'Start', files: { 'src/app.js': 'one\n' } });
  const fix = repo.commit({
    message: 'Fix it (fixes #7)',
    files: { 'src/app.js': 'two\n', 'test/a b"ü.test.js': 'it()\n' },
  });
  repo.tag('v1.0.0');
  repo.commit({ message: 'Stable', branch: 'stable', parents: [start], files: { VERSION: '1\n' } });
  repo.switchTo('main');
  const other = repo.commit({ message: 'Other', files: { 'README.md': 'x\n' } });
  const revert = repo.revert(fix);
  const again = repo.revert(revert);
  repo.tag('v1.1.0', again, { message: 'v1.1.0' });
  const pick = repo.cherryPick(fix, { branch: 'stable' });
  return { repo, fix, other, revert, again, pick };
}

describe('collectCommits', () => {
  it('finds those that name the issue, reverts of those, reverts of reverts and copies; newest first', async () => {
    const { repo, fix, revert, again, pick } = story();
    const { commits } = await collect(await repo.build({ head: 'main' }), '7');
    expect(commits.map((commit) => commit.hash).sort()).toEqual(
      [fix, revert, again, pick].map((c) => c.hash).sort(),
    );
    expect(commits.at(-1)?.hash).toBe(fix.hash);
    const of = (commit: ScriptedCommit) => commits.find((c) => c.hash === commit.hash);
    expect(of(revert)?.reverts).toEqual([fix.hash]);
    expect(of(again)?.reverts).toEqual([revert.hash]);
    expect(of(pick)?.cherryPickOf).toEqual([fix.hash]);
    expect(of(fix)?.mentions.map((mention) => mention.kind)).toEqual(['closes']);
  });

  it('tells changes with classes and line counts, odd names included', async () => {
    const { repo, fix } = story();
    const { commits } = await collect(await repo.build(), '7');
    expect(commits.find((commit) => commit.hash === fix.hash)?.changes).toEqual([
      { path: 'src/app.js', oldPath: null, status: 'modified', added: 1, deleted: 1, class: 'production' },
      { path: 'test/a b"ü.test.js', oldPath: null, status: 'added', added: 1, deleted: 0, class: 'test' },
    ]);
  });

  it('tells what contains a commit, and where it stands to the revision', async () => {
    const { repo, fix, other, again } = story();
    const { commits } = await collect(await repo.build({ head: 'main' }), '7', other);
    const of = (hash: string) => commits.find((commit) => commit.hash === hash);
    expect(of(fix.hash)).toMatchObject({ isAncestor: true, isDescendant: false, tags: ['v1.0.0', 'v1.1.0'] });
    expect(of(fix.hash)?.branches).toContain('main');
    expect(of(again.hash)).toMatchObject({ isAncestor: false, isDescendant: true, tags: ['v1.1.0'] });
  });

  it('follows aliases and includes what it is told to', async () => {
    const repo = new RepositoryBuilder();
    const first = repo.commit({ message: 'Start', files: { a: '1\n' } });
    const named = repo.commit({ message: 'Resolve PROJ-7', files: { a: '2\n' } });
    const built = await repo.build();
    expect((await collect(built, '7')).commits.map((commit) => commit.hash)).toEqual([named.hash]);
    const more = await collect(built, '7', 'HEAD', { also: [first.hash] });
    expect(more.commits.map((commit) => commit.hash)).toEqual([named.hash, first.hash]);
  });

  it('gives evidence with a command for every commit', async () => {
    const { repo, fix } = story();
    const { commits, evidence } = await collect(await repo.build(), '7');
    expect(evidence.map((item) => item.id)).toEqual(commits.map((commit) => commit.evidence));
    expect(evidence.find((item) => item.data.hash === fix.hash)?.provenance.command).toBe(
      `git show --stat ${fix.hash}`,
    );
  });

  it('works with sha256, in bare repositories and on a detached HEAD', async () => {
    const { repo, fix } = story({ objectFormat: 'sha256' });
    const built = await repo.build({ bare: true, head: fix });
    const { commits } = await collect(built, '7');
    expect(commits.find((commit) => commit.hash === fix.hash)).toMatchObject({ isAncestor: true });
    expect(fix.hash).toHaveLength(64);
  });

  it('reads messages that are not UTF-8', async () => {
    const repo = new RepositoryBuilder();
    const message = Buffer.from('Größe richtig, fixes #7\n', 'latin1');
    const declared = repo.commit({ message, encoding: 'ISO-8859-1', files: { a: '1\n' } });
    const undeclared = repo.commit({ message, files: { a: '2\n' } });
    const { commits } = await collect(await repo.build(), '7');
    expect(commits.map((commit) => commit.hash)).toEqual([undeclared.hash, declared.hash]);
    expect(commits[1]?.subject).toBe('Größe richtig, fixes #7');
  });

  it('leaves line counts open where the clone lacks contents, and says so', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Start', files: { 'a.js': 'one\n' } });
    const fix = repo.commit({ message: 'fixes #7', files: { 'a.js': 'two\n' } });
    const later = repo.commit({ message: 'fixes #7 more', files: { 'b.js': 'three\n' } });
    // Without a work tree: git reads from there what the index says is the same.
    const built = await repo.build({ checkout: false });
    await loosen(built);
    const blob = await built.git('rev-parse', `${fix.hash}:a.js`);
    await rm(join(built.folder, '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
    const { commits, notifications } = await collect(built, '7');
    const addedBy = (hash: string) =>
      commits.find((commit) => commit.hash === hash)?.changes.map((change) => change.added);
    expect(addedBy(fix.hash)).toEqual([null]);
    expect(addedBy(later.hash)).toEqual([1]);
    expect(notifications.map((note) => note.code)).toEqual(['line-counts-missing']);
  });
});

/** Turns packs into loose objects, so that a single one can be taken away. */
async function loosen(built: BuiltRepository): Promise<void> {
  const folder = join(built.folder, '.git', 'objects', 'pack');
  const names = await readdir(folder);
  const packs = await Promise.all(
    names.filter((name) => name.endsWith('.pack')).map((name) => readFile(join(folder, name))),
  );
  await Promise.all(names.map((name) => rm(join(folder, name))));
  for (const pack of packs) execFileSync('git', ['unpack-objects', '-q'], { cwd: built.folder, input: pack });
}
