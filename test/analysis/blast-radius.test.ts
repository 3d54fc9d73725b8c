import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { measureBlastRadius } from '../../src/analysis/blast-radius.js';
import { openClone } from '../../src/clients/git/repository.js';
import { readTree } from '../../src/clients/git/tree.js';
import { classifyPath } from '../../src/languages/classify.js';
import { RepositoryBuilder } from '../repository-builder.js';

async function radiusOf(files: Record<string, string>, affected: string[]) {
  const repo = new RepositoryBuilder();
  const commit = repo.commit({ message: 'Start', files });
  const clone = await openClone((await repo.build()).folder);
  const tree = await readTree(clone.git, commit.hash);
  const { blastRadius } = await measureBlastRadius(clone, {
    revision: commit.hash,
    affected,
    tree,
    classOf: (path) => classifyPath(path),
  });
  return blastRadius;
}

describe('the blast radius', () => {
  it('follows Python imports backwards, absolute, relative and through packages', async () => {
    const radius = await radiusOf(
      {
        'app/core/manager.py': 'def get(): pass\n',
        'app/service.py': 'from app.core.manager import get\n',
        'app/core/near.py': 'from .manager import get\n',
        'app/core/whole.py': 'from . import manager\n',
        'app/main.py': 'import os\nfrom app import service\n',
        'app/apart.py': 'import manager_of_others\n',
        'tests/test_service.py': 'from app.service import x\n',
      },
      ['app/core/manager.py'],
    );
    expect(radius).toMatchObject({ dependents: { production: 4, test: 1 } });
    expect(radius?.entryPoints).toEqual(['app/core/near.py', 'app/core/whole.py', 'app/main.py']);
  });

  it('follows JavaScript and TypeScript imports, with and without endings', async () => {
    const radius = await radiusOf(
      {
        'src/manager.ts': 'export const get = 1;\n',
        'src/a.ts': "import { get } from './manager.js';\n",
        'src/b.js': "const { get } = require('./a');\n",
        'src/c.tsx': "import {\n  get,\n} from './b';\n",
        'src/lib/index.ts': "export * from '../manager';\n",
        'src/d.ts': "import lib from './lib';\nimport manager from 'manager';\n",
      },
      ['src/manager.ts'],
    );
    expect(radius?.examples).toEqual(['src/a.ts', 'src/b.js', 'src/c.tsx', 'src/d.ts', 'src/lib/index.ts']);
  });

  it('names a command that shows who names the affected files, and not every import there is', async () => {
    const repo = new RepositoryBuilder();
    const files = {
      'app/manager.py': 'x = 1\n',
      'app/near.py': 'from app.manager import x\n',
      'app/apart.py': 'import os\n',
      'web/hub/index.js': 'export const hub = 1;\n',
      'web/page.js': "import { hub } from './hub';\n",
    };
    const { hash } = repo.commit({ message: 'Start', files });
    const { folder } = await repo.build();
    const clone = await openClone(folder);
    const { evidence } = await measureBlastRadius(clone, {
      revision: hash,
      affected: ['app/manager.py', 'web/hub/index.js'],
      tree: await readTree(clone.git, hash),
      classOf: (path) => classifyPath(path),
    });
    const command = evidence[0]?.provenance.command ?? '';
    expect(command).toMatch(new RegExp(`^git grep -n -w -F -e hub -e manager ${hash} -- `));
    const shown = execFileSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
    expect(shown).toContain('app/near.py:1:');
    expect(shown).toContain('web/page.js:1:');
    expect(shown).not.toContain('apart');
  });

  it('ends in a circle of imports', async () => {
    const radius = await radiusOf({ 'a.py': 'import b\n', 'b.py': 'import a\n' }, ['a.py']);
    expect(radius?.dependents.production).toBe(1);
  });

  it('is unknown for files whose imports cannot be read', async () => {
    expect(await radiusOf({ 'a.zig': 'x', 'b.zig': 'y' }, ['a.zig'])).toBeNull();
  });

  it('reads a line that was made to take long', async () => {
    const hostile = `from ${'.'.repeat(300_000)}! import b\nimport b\n`;
    const radius = await radiusOf({ 'a.py': hostile, 'b.py': 'x\n' }, ['b.py']);
    expect(radius?.dependents.production).toBe(1);
  });
});
