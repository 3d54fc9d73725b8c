import { expect, it, vi } from 'vitest';
import { readChangedLines } from '../../../src/clients/git/changed-lines.js';
import { RepositoryBuilder } from '../../repository-builder.js';
import { linking } from './linked-history.js';

vi.mock('../../../src/clients/git/changed-lines.js', async (original) => {
  const real = await original<typeof import('../../../src/clients/git/changed-lines.js')>();
  return { ...real, readChangedLines: vi.fn(real.readChangedLines) };
});

const before = 'function area(a, b) {\n  return a + b;\n}\n';
const after = 'function area(a, b) {\n  return a * b;\n}\n';
const notes = (text: string) =>
  Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`docs/${i}.md`, `${text} ${i}\n`]));

it('finds copies of a fix that lies elsewhere without reading all of what large commits changed', async () => {
  const repo = new RepositoryBuilder();
  repo.commit({ message: 'Start', files: { 'src/area.js': before, 'src/b.js': '1\n', ...notes('a') } });
  repo.commit({ message: 'Stable', branch: 'stable', files: { VERSION: '1\n' } });
  repo.switchTo('main');
  const fix = repo.commit({ message: 'Right areas, fixes #7', files: { 'src/area.js': after } });
  repo.switchTo('stable');
  const large = repo.commit({ message: 'A lot', files: { 'src/area.js': after, ...notes('b') } });
  const other = repo.commit({ message: 'Other', files: { 'src/area.js': `${before}// b\n`, ...notes('c') } });
  repo.commit({ message: 'Back', files: { 'src/area.js': before } });
  const more = repo.commit({ message: 'More', files: { 'src/area.js': after, 'src/b.js': '2\n' } });
  repo.commit({ message: 'Back again', files: { 'src/area.js': before } });
  const copy = repo.commit({ message: 'Areas', files: { 'src/area.js': after.replace('  ', '\t') } });
  const { links } = await linking(await repo.build(), '7', copy);
  const fixes = links.filter((link) => link.isFix).map((link) => [link.commit, ...link.twins].sort());
  expect(fixes).toEqual([[fix.hash, large.hash, copy.hash].sort()]);
  const whole = vi
    .mocked(readChangedLines)
    .mock.calls.flatMap(([, commits, paths = []]) => (paths.length === 0 ? commits : []));
  expect(whole).toContain(more.hash);
  expect(whole).not.toContain(large.hash);
  expect(whole).not.toContain(other.hash);
});
