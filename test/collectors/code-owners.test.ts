import { describe, expect, it } from 'vitest';
import { openClone } from '../../src/clients/git/repository.js';
import { readTree } from '../../src/clients/git/tree.js';
import { collectCodeOwners } from '../../src/collectors/code-owners.js';
import { RepositoryBuilder } from '../repository-builder.js';

const FILES = {
  'app/session.py': '1',
  'app/deep/jobs.py': '1',
  'docs/a b.md': '1',
  'web/view.ts': '1',
  'web/generated/x.ts': '1',
};

async function ownersOf(text: string | null, paths: readonly string[], place = '.github/CODEOWNERS') {
  const repo = new RepositoryBuilder();
  const { hash } = repo.commit({
    message: 'Start',
    files: { ...FILES, ...(text === null ? {} : { [place]: text }) },
  });
  const clone = await openClone((await repo.build()).folder);
  const tree = await readTree(clone.git, hash);
  const { codeOwners, evidence } = await collectCodeOwners(clone, { revision: hash, tree, paths });
  return { owners: codeOwners.map(({ name, paths: own }) => `${name}: ${own.join(' ')}`), evidence };
}

describe('code owners', () => {
  it('are those of the last rule that fits, without @', async () => {
    const text = [
      '# everybody',
      '*  @org/all',
      'app/ @ada bob@example.com # the app',
      '*.ts @kim',
      '/web/generated/',
      'docs/a\\ b.md @doc',
    ].join('\r\n');
    const { owners, evidence } = await ownersOf(text, Object.keys(FILES));
    expect(owners.sort()).toEqual([
      'ada: app/session.py app/deep/jobs.py',
      'bob: app/session.py app/deep/jobs.py',
      'doc: docs/a b.md',
      'kim: web/view.ts',
    ]);
    expect(evidence).toMatchObject([{ id: 'file:.github/CODEOWNERS', location: { line: 3 } }]);
  });

  it('pass over a rule that is made to keep the search busy', async () => {
    const name = `${'a'.repeat(20)}/`.repeat(12) + 'a'.repeat(60);
    const repo = new RepositoryBuilder();
    const rules = `* @all\n${'*a'.repeat(20)}b @ada\n${'?*'.repeat(20)}b @kim\n**/*a*a*/*a*a*/*a*a*/**/x @bob\n`;
    const { hash } = repo.commit({ message: 'Start', files: { [name]: '1', CODEOWNERS: rules } });
    const clone = await openClone((await repo.build()).folder);
    const tree = await readTree(clone.git, hash);
    const { codeOwners } = await collectCodeOwners(clone, { revision: hash, tree, paths: [name] });
    expect(codeOwners).toEqual([{ name: 'all', paths: [name], evidence: 'file:CODEOWNERS' }]);
  });

  it('take patterns as git does', async () => {
    expect((await ownersOf('app/* @ada', ['app/session.py', 'app/deep/jobs.py'])).owners).toEqual([
      'ada: app/session.py',
    ]);
    expect((await ownersOf('deep/ @ada', ['app/deep/jobs.py', 'web/view.ts'])).owners).toEqual([
      'ada: app/deep/jobs.py',
    ]);
    expect((await ownersOf('/deep/ @ada', ['app/deep/jobs.py'])).owners).toEqual([]);
    expect((await ownersOf('**/jobs.py @ada', ['app/deep/jobs.py'], 'CODEOWNERS')).owners).toEqual([
      'ada: app/deep/jobs.py',
    ]);
  });

  it('are nobody without the file, and none of files that are gone', async () => {
    expect(await ownersOf(null, ['app/session.py'])).toEqual({ owners: [], evidence: [] });
    expect((await ownersOf('* @ada', ['gone.py'])).owners).toEqual([]);
  });
});
