import { beforeAll, describe, expect, it } from 'vitest';
import { openWholeHistory } from '../../../src/analysis/code-history.js';
import { TouchedFiles } from '../../../src/analysis/linking/touched-files.js';
import { readLog } from '../../../src/clients/git/log.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { CommitGraph, type LogEntry } from '../../../src/domain/history.js';
import { RepositoryBuilder, type ScriptedCommit } from '../../repository-builder.js';

describe('the commits that touched files', () => {
  let files: TouchedFiles;
  let commits: Record<'start' | 'moved' | 'side', ScriptedCommit>;

  beforeAll(async () => {
    const repo = new RepositoryBuilder();
    const start = repo.commit({ message: 'Start', files: { 'a.c': '1\n', 'b c.c': '1\n', 'x.md': 'x\n' } });
    const moved = repo.commit({ message: 'Move', rename: { 'a.c': 'd.c' }, files: { 'x.md': 'y\n' } });
    repo.commit({ message: 'Nothing' });
    repo.switchTo('side', start);
    const side = repo.commit({ message: 'Side', branch: 'side', files: { 'a.c': '2\n', 'b c.c': null } });
    repo.switchTo('main');
    repo.merge('side', { files: { 'a.c': '3\n' } });
    const clone = await openClone((await repo.build()).folder);
    const entries: LogEntry[] = [];
    for await (const entry of readLog(clone.git, ['main', 'side'])) entries.push(entry);
    const graph = new CommitGraph(entries);
    files = new TouchedFiles(await openWholeHistory(clone, { graph }), graph);
    commits = { start, moved, side };
  });

  const told = (path: string) =>
    files
      .stepsOf(path)
      .map(({ commit, before, after }) => [
        Object.entries(commits).find(([, { hash }]) => hash === commit)?.[0] ?? 'another',
        before === null ? 'none' : 'some',
        after === null ? 'none' : 'some',
      ]);

  it('are found on every line of history, newest first, with what they did; merges are not', () => {
    expect(told('a.c')).toEqual([
      ['side', 'some', 'some'],
      ['moved', 'some', 'none'],
      ['start', 'none', 'some'],
    ]);
    expect(told('b c.c')).toEqual([
      ['side', 'some', 'none'],
      ['start', 'none', 'some'],
    ]);
    expect(told('d.c')).toEqual([['moved', 'none', 'some']]);
  });

  it('are none for a file that never was', () => {
    expect(told('none.c')).toEqual([]);
  });
});
