import { describe, expect, it } from 'vitest';
import { blameLines } from '../../../src/clients/git/blame.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { RepositoryBuilder } from '../../repository-builder.js';

const ask = { path: 'a file.c', lines: [1, 2, 3], ignoreWhitespace: false };

async function story() {
  const repo = new RepositoryBuilder();
  const first = repo.commit({ message: 'Start', files: { 'old.c': 'one();\ntwo();\nthree();\n' } });
  const indented = repo.commit({ message: 'Indent', files: { 'old.c': 'one();\n  two();\nthree();\n' } });
  repo.commit({ message: 'Rename', rename: { 'old.c': 'a file.c' } });
  const changed = repo.commit({
    message: 'Change',
    files: { 'a file.c': 'one();\n  two();\nfilename x\n' },
  });
  const clone = await openClone((await repo.build()).folder);
  return { git: clone.git, first, indented, changed };
}

describe('blame', () => {
  it('follows lines through a rename and knows the path they came from', async () => {
    const { git, first, indented, changed } = await story();
    const lines = await blameLines(git, { ...ask, revision: changed.hash });
    expect(lines?.map((line) => [line.line, line.commit, line.path])).toEqual([
      [1, first.hash, 'old.c'],
      [2, indented.hash, 'old.c'],
      [3, changed.hash, 'a file.c'],
    ]);
    expect(lines?.[2]?.text).toBe('filename x');
  });

  it('passes over white space, and over commits to be ignored', async () => {
    const { git, first, indented, changed } = await story();
    const substance = await blameLines(git, { ...ask, revision: changed.hash, ignoreWhitespace: true });
    expect(substance?.[1]?.commit).toBe(first.hash);
    const ignoring = await blameLines(git, {
      ...ask,
      revision: changed.hash,
      ignoreRevisions: [indented.hash],
    });
    expect(ignoring?.[1]?.commit).toBe(first.hash);
  });

  it('answers only for the lines asked, however many ranges they make', async () => {
    const repo = new RepositoryBuilder();
    const text = Array.from({ length: 2000 }, (_, i) => `call${i}();\n`).join('');
    const commit = repo.commit({ message: 'Start', files: { 'a.c': text } });
    const clone = await openClone((await repo.build()).folder);
    const lines = Array.from({ length: 1000 }, (_, i) => 2 * i + 1);
    const found = await blameLines(clone.git, { ...ask, path: 'a.c', revision: commit.hash, lines });
    expect(found?.map((line) => line.line)).toEqual(lines);
  });

  it('says null for a file that is not there', async () => {
    const { git, changed } = await story();
    expect(await blameLines(git, { ...ask, path: 'none.c', revision: changed.hash })).toBeNull();
  });
});
