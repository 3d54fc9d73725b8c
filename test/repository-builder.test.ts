import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from './repository-builder.js';

describe('RepositoryBuilder', () => {
  it('gives the same hashes on every run, known before git has run', async () => {
    const repo = new RepositoryBuilder();
    const first = repo.commit({ message: 'First', files: { 'a.py': 'x = 1\n' } });
    const built = await repo.build();
    expect(first.hash).toBe('c4bb71c7326d816440aaed20451eb4239c8282d8');
    expect(await built.git('rev-parse', 'HEAD')).toBe(first.hash);
    expect(await built.git('status', '--porcelain')).toBe('');
    expect(await built.git('fsck', '--strict')).toBe('');
  });

  it('writes branches, merges, reverts, cherry-picks, renames and tags as git does', async () => {
    const repo = new RepositoryBuilder();
    const first = repo.commit({ message: 'First', files: { 'a.py': '1\n', 'old.py': 'same\n' } });
    const fix = repo.commit({ message: 'Fix #7', files: { 'a.py': '2\n' }, branch: 'fix' });
    repo.commit({ message: 'Move', rename: { 'old.py': 'new/place.py' } });
    const merge = repo.merge('fix');
    const revert = repo.revert(fix, { date: '2025-09-14T21:12:00-07:00' });
    repo.setBranch('release', first);
    const pick = repo.cherryPick(fix, { branch: 'release' });
    repo.tag('light').tag('v1.0', merge, { message: 'One' });
    const built = await repo.build();

    expect(await built.git('log', '-1', '--format=%s|%P', merge.hash)).toBe(
      `Merge branch 'fix'|${merge.parents.map((parent) => parent.hash).join(' ')}`,
    );
    expect(await built.git('show', `${merge.hash}:a.py`)).toBe('2');
    expect(await built.git('show', `${revert.hash}:a.py`)).toBe('1');
    expect(await built.git('log', '-1', '--format=%aI', revert.hash)).toBe('2025-09-14T21:12:00-07:00');
    expect(await built.git('show', 'release:a.py')).toBe('2');
    expect(await built.git('log', '-1', '--format=%B', pick.hash)).toContain(
      `(cherry picked from commit ${fix.hash})`,
    );
    expect(await built.git('cat-file', '-t', 'v1.0')).toBe('tag');
    expect(await built.git('cat-file', '-t', 'light')).toBe('commit');
    expect(existsSync(join(built.folder, 'new/place.py'))).toBe(true);
    expect(existsSync(join(built.folder, 'old.py'))).toBe(false);
  });

  it('refuses what it would have to guess', () => {
    const repo = new RepositoryBuilder();
    const first = repo.commit({ message: 'First', files: { 'a.py': '1\n' } });
    repo.commit({ message: 'Theirs', files: { 'a.py': '2\n' }, branch: 'fix' });
    repo.commit({ message: 'Ours', files: { 'a.py': '3\n' } });
    expect(() => repo.merge('fix')).toThrow('a.py was changed on both sides');
    expect(() => repo.revert(first)).toThrow('a.py has changed since');
    expect(() => repo.commit({ message: 'No zone', date: '2025-09-14T21:12:00' })).toThrow('offset');
  });

  it('writes sha256 repositories, bare ones and a detached HEAD', async () => {
    const repo = new RepositoryBuilder({ objectFormat: 'sha256' });
    const first = repo.commit({ message: 'First', files: { 'a.py': 'x = 1\n' } });
    repo.commit({ message: 'Second', files: { 'b.py': 'y = 1\n' } });
    const bare = await repo.build({ bare: true });
    const detached = await repo.build({ head: first });
    expect(first.hash).toHaveLength(64);
    expect(await bare.git('rev-list', '--count', 'main')).toBe('2');
    expect(await bare.git('rev-parse', '--is-bare-repository')).toBe('true');
    expect(await detached.git('rev-parse', '--abbrev-ref', 'HEAD')).toBe('HEAD');
    expect(await detached.git('rev-parse', 'HEAD')).toBe(first.hash);
  });

  it('writes any path, mode and message', async () => {
    const repo = new RepositoryBuilder();
    const names = [
      'with space.py',
      'quo"te.py',
      'back\\slash.py',
      'new\nline.py',
      'naïve 🎉.py',
      'byte\udce9.py',
    ];
    const latin = Buffer.from('Caf\xe9 #7\n', 'latin1');
    const odd = repo.commit({
      message: latin,
      encoding: 'ISO-8859-1',
      files: {
        ...Object.fromEntries(names.map((name) => [name, 'x\n'])),
        'bytes.bin': Buffer.from([0, 255, 10]),
        run: { executable: '#!/bin/sh\n' },
        link: { symlink: 'run' },
      },
    });
    repo.commit({ message: '', files: { run: null } });
    const built = await repo.build();
    expect(await built.git('log', '-1', '--format=%s', odd.hash)).toBe('Café #7');
    const listed = (await built.git('ls-tree', '-z', '--name-only', odd.hash)).split('\0');
    for (const name of names.slice(0, 5)) expect(listed).toContain(name);
    expect(await built.git('ls-tree', odd.hash, 'run', 'link', 'bytes.bin')).toMatch(
      /^100644 blob \S+\tbytes\.bin\n120000 blob \S+\tlink\n100755 blob \S+\trun$/,
    );
    expect(await readFile(join(built.folder, 'bytes.bin'))).toEqual(Buffer.from([0, 255, 10]));
  });

  it('clones shallow and partial, and makes worktrees and submodules', async () => {
    const library = new RepositoryBuilder();
    const inner = library.commit({ message: 'Library', files: { 'lib.py': 'x\n' } });
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'First', files: { 'a.py': '1\n' } });
    repo.commit({ message: 'Second', files: { 'a.py': '2\n', 'vendor/lib': { submodule: inner.hash } } });
    const built = await repo.build({ remote: 'https://github.com/example/app.git' });
    const shallow = await built.clone({ depth: 1 });
    const partial = await built.clone({ filter: 'blob:none', checkout: false });
    const tree = await built.worktree('HEAD~1', { detach: true });
    const submodule = await built.fillSubmodule('vendor/lib', await library.build());

    expect(await built.git('config', 'remote.origin.url')).toBe('https://github.com/example/app.git');
    expect(await shallow.git('rev-list', '--count', 'HEAD')).toBe('1');
    expect(await partial.git('rev-list', '--objects', '--all', '--missing=print')).toContain('?');
    expect(await tree.git('show', 'HEAD:a.py')).toBe('1');
    expect(await submodule.git('rev-parse', 'HEAD', '--show-superproject-working-tree')).toBe(
      `${inner.hash}\n${built.folder}`,
    );
  });

  it('drops branches that the story deletes', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'First' });
    repo.commit({ message: 'Lost', branch: 'gone' });
    repo.deleteBranch('gone');
    const built = await repo.build();
    expect(await built.git('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
  });
});
