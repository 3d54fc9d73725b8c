import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCloneState } from '../../../src/clients/git/clone-state.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { type BuiltRepository, RepositoryBuilder } from '../../repository-builder.js';

const WHOLE = { shallow: false, grafted: false, partial: false, borrowed: false };

function story() {
  const repo = new RepositoryBuilder();
  const first = repo.commit({ message: 'First', files: { 'a.py': '1\n' } });
  const second = repo.commit({ message: 'Second', files: { 'a.py': '2\n' } });
  return { repo, first, second };
}

async function stateOf(built: BuiltRepository) {
  return readCloneState(await openClone(built.folder));
}

describe('readCloneState', () => {
  it('finds nothing wrong with a whole clone, bare or not', async () => {
    const built = await story().repo.build();
    expect(await stateOf(built)).toEqual(WHOLE);
    expect(await stateOf(await built.clone({ bare: true }))).toEqual(WHOLE);
  });

  it('notices a shallow clone, also from a linked worktree', async () => {
    const shallow = await (await story().repo.build()).clone({ depth: 1 });
    expect(await stateOf(shallow)).toEqual({ ...WHOLE, shallow: true });
    expect(await stateOf(await shallow.worktree('HEAD', { detach: true }))).toEqual({
      ...WHOLE,
      shallow: true,
    });
  });

  it('notices that objects are borrowed from another repository', async () => {
    const lender = await story().repo.build();
    const built = await lender.clone();
    await writeFile(join(built.folder, '.git/objects/info/alternates'), `${lender.folder}/.git/objects\n`);
    expect(await stateOf(built)).toEqual({ ...WHOLE, borrowed: true });
  });

  it('notices a partial clone', async () => {
    const partial = await (await story().repo.build()).clone({ filter: 'blob:none', checkout: false });
    expect(await stateOf(partial)).toEqual({ ...WHOLE, partial: true });
  });

  it('notices replaced commits and grafts, also from a linked worktree and a folder', async () => {
    const replaced = story();
    const withReplace = await replaced.repo.build();
    await withReplace.git('replace', replaced.second.hash, replaced.first.hash);
    expect(await stateOf(withReplace)).toEqual({ ...WHOLE, grafted: true });

    const grafted = story();
    const withGraft = await grafted.repo.build({ bare: false });
    await mkdir(join(withGraft.folder, '.git/info'), { recursive: true });
    await writeFile(join(withGraft.folder, '.git/info/grafts'), `${grafted.second.hash}\n`);
    expect(await stateOf(withGraft)).toEqual({ ...WHOLE, grafted: true });
    const linked = await withGraft.worktree('HEAD', { detach: true });
    expect(await stateOf(linked)).toEqual({ ...WHOLE, grafted: true });
  });
});
