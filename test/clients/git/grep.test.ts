import { describe, expect, it } from 'vitest';
import { filesHolding } from '../../../src/clients/git/files-holding.js';
import { linesWith } from '../../../src/clients/git/grep.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { type BuiltRepository, RepositoryBuilder } from '../../repository-builder.js';

async function gitOf(built: BuiltRepository) {
  return (await openClone(built.folder)).git;
}

describe('filesHolding', () => {
  it('finds files that hold one of the literals, by language', async () => {
    const repo = new RepositoryBuilder();
    const commit = repo.commit({
      message: 'First',
      files: {
        'both.py': 'import x\nawait f(1)\n',
        'one.py': 'await g(1)\n',
        'deep/er/both.pyi': 'importing\n',
        'both.ts': 'import f(\n',
        'pattern.py': 'import fX\n',
        'odd\n"é.py': 'import f(\n',
      },
    });
    repo.commit({ message: 'Later', files: { 'later.py': 'import f(\n' } });
    const git = await gitOf(await repo.build());
    expect(await filesHolding(git, commit.hash, ['f(', 'porting'], ['*.py', '*.pyi'])).toEqual({
      paths: ['both.py', 'deep/er/both.pyi', 'odd\n"é.py'],
      unreadable: [],
    });
    expect((await filesHolding(git, commit.hash, ['f('], []))?.paths).toContain('both.ts');
    expect(await filesHolding(git, commit.hash, ['-e no such thing'], [])).toEqual({
      paths: [],
      unreadable: [],
    });
  });

  it('searches from the root also when it runs in a folder, and in a bare repository', async () => {
    const repo = new RepositoryBuilder();
    const commit = repo.commit({ message: 'First', files: { 'a.py': 'f(\n', 'in/b.py': 'f(\n' } });
    const inFolder = (await openClone(`${(await repo.build()).folder}/in`)).git;
    const bare = await gitOf(await repo.build({ bare: true }));
    for (const git of [inFolder, bare])
      expect((await filesHolding(git, commit.hash, ['f('], ['*.py']))?.paths).toEqual(['a.py', 'in/b.py']);
  });

  it('is not misled by what the repository says of itself', async () => {
    const library = new RepositoryBuilder();
    const inner = library.commit({ message: 'Library', files: { 'lib.py': 'f(\n' } });
    const repo = new RepositoryBuilder();
    const commit = repo.commit({
      message: 'First',
      files: {
        'a.py': 'f(\n',
        'hidden.py': 'f(\n',
        '.gitattributes': 'hidden.py -diff\n',
        '.gitmodules': '[submodule "lib"]\n\tpath = lib\n\turl = ../lib\n',
        lib: { submodule: inner.hash },
      },
    });
    const built = await repo.build();
    await built.fillSubmodule('lib', await library.build());
    await built.git('config', 'submodule.lib.active', 'true');
    await built.git('config', 'submodule.recurse', 'true');
    await built.git('config', 'color.grep', 'always');
    await built.git('config', 'grep.patternType', 'perl');
    await built.git('config', 'grep.lineNumber', 'true');
    const found = await filesHolding(await gitOf(built), commit.hash, ['f('], ['*.py']);
    expect(found).toEqual({ paths: ['a.py', 'hidden.py'], unreadable: [] });
  });

  it('names what it could not read, and finds the rest', async () => {
    const repo = new RepositoryBuilder();
    const commit = repo.commit({
      message: 'First',
      files: { 'a.py': 'f(1)\n', 'lost.py': 'f(2)\n', "it's.py": 'f(3)\n', 'z.py': 'f(4)\n' },
    });
    const built = await repo.build();
    await built.lose(`${commit.hash}:lost.py`, `${commit.hash}:it's.py`);
    expect(await filesHolding(await gitOf(built), commit.hash, ['f('], ['*.py'])).toEqual({
      paths: ['a.py', 'z.py'],
      unreadable: ["it's.py", 'lost.py'],
    });
  });

  it('gives up in a partial clone, and fetches nothing', async () => {
    const repo = new RepositoryBuilder();
    const commit = repo.commit({ message: 'First', files: { 'a.py': 'f(1)\n', 'deep/lost.py': 'f(2)\n' } });
    const partial = await (await repo.build()).clone({ filter: 'blob:none', checkout: false });
    await partial.git('cat-file', 'blob', 'HEAD:a.py');
    const git = await gitOf(partial);
    for (let again = 0; again < 2; again += 1)
      expect(await filesHolding(git, commit.hash, ['f('], ['*.py'])).toBeNull();
  });
});

describe('linesWith', () => {
  it('gives each line that holds one of the literals, whole clone or partial', async () => {
    const repo = new RepositoryBuilder();
    const commit = repo.commit({
      message: 'First',
      files: {
        'a.py': 'import a\nf(1)\nx\nf(2) # import\n',
        'lost.py': 'f(3)\n',
        'o.py': 'nothing\n',
        'z.py': 'f(4)',
      },
    });
    const built = await repo.build();
    const partial = await built.clone({ filter: 'blob:none', checkout: false });
    for (const path of ['a.py', 'o.py', 'z.py']) await partial.git('cat-file', 'blob', `HEAD:${path}`);
    const lines = async (from: BuiltRepository) => {
      const found: string[] = [];
      const git = await gitOf(from);
      const unreadable = await linesWith(git, commit.hash, ['import', 'f('], ['*.py'], (path, line) => {
        found.push(`${path}: ${line}`);
      });
      return { found, unreadable };
    };
    const held = ['a.py: import a', 'a.py: f(1)', 'a.py: f(2) # import', 'z.py: f(4)'];
    expect(await lines(partial)).toEqual({ found: held, unreadable: ['lost.py'] });
    const whole = [...held.slice(0, 3), 'lost.py: f(3)', ...held.slice(3)];
    expect(await lines(built)).toEqual({ found: whole, unreadable: [] });
  });

  it('takes no part of a file’s name for another file', async () => {
    const repo = new RepositoryBuilder();
    const commit = repo.commit({
      message: 'First',
      files: { 'a.py': 'f(1)\n', [`odd\n${'x'.repeat(41)}forged.py`]: 'f(2)\n' },
    });
    const paths: string[] = [];
    await linesWith(await gitOf(await repo.build()), commit.hash, ['f('], [], (path) => paths.push(path));
    expect(paths).toEqual(['a.py']);
  });
});
