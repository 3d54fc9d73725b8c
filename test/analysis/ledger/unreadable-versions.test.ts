import { expect, it } from 'vitest';
import { RepositoryBuilder } from '../../repository-builder.js';
import { pythonPattern, sumsOf, tellStory } from '../told-story.js';

const PATTERN = pythonPattern('old_call($$$)');

it('states a version this clone lacks, and goes on', async () => {
  const repo = new RepositoryBuilder();
  const start = repo.commit({
    message: 'Start',
    files: { 'a.py': 'old_call(1)\n', 'b.py': 'old_call(2)\n' },
  });
  repo.commit({ message: 'Change', files: { 'a.py': 'new_call(1)\n' } });
  const built = await repo.build();
  await built.lose(`${start.hash}:a.py`);
  const { ledger, notifications } = await tellStory(built.folder, PATTERN);
  expect(ledger.blobs).toMatchObject({ seen: 3, missing: 1 });
  expect(ledger.remaining.production).toBe(1);
  expect(notifications.map(({ code }) => code)).toContain('ledger-objects-missing');
  const { deltas, remaining } = sumsOf(ledger);
  expect(deltas).toEqual(remaining);
});

it('states a commit whose files this clone lacks', async () => {
  const repo = new RepositoryBuilder();
  repo.commit({ message: 'Start', files: { 'a.py': 'x = 1\n' } });
  const lost = repo.commit({ message: 'Lost', files: { 'src/a.py': 'old_call(1)\n' } });
  repo.commit({ message: 'Back', files: { 'src/a.py': null, 'b.py': 'old_call(1)\n' } });
  const built = await repo.build();
  await built.lose(`${lost.hash}:src`);
  const { notifications } = await tellStory(built.folder, PATTERN);
  expect(notifications.map(({ code }) => code)).toContain('ledger-commits-unreadable');
});

it('states a binary that is named like code and a file that is too large', async () => {
  const repo = new RepositoryBuilder();
  const large = Buffer.concat([Buffer.from('old_call(1)\n'), Buffer.alloc(9 * 1024 * 1024, '# filler\n')]);
  repo.commit({
    message: 'Start',
    files: { 'binary.py': Buffer.from('old_call(1)\0\x01'), 'large.py': large, 'a.py': 'old_call(1)\n' },
  });
  const { ledger, notifications } = await tellStory((await repo.build()).folder, PATTERN);
  expect(ledger.remaining.production).toBe(1);
  expect(ledger.blobs.skipped.map(({ path, reason }) => `${path}: ${reason}`).sort()).toEqual([
    'binary.py: binary',
    'large.py: larger than 8 MB',
  ]);
  expect(notifications.map(({ code }) => code)).toContain('ledger-versions-skipped');
});

it('counts all versions that could not be read, though it lists few, and names a file for each reason', async () => {
  const repo = new RepositoryBuilder();
  const binaries = Array.from({ length: 210 }, (_, i) => [`b${i}.py`, Buffer.from(`old_call(${i})\0`)]);
  const long = `old_call(1)\n${'# filler\n'.repeat(500_000)}`;
  repo.commit({ message: 'Start', files: { ...Object.fromEntries(binaries), 'long.py': long } });
  const { ledger, notifications } = await tellStory((await repo.build()).folder, PATTERN);
  expect([ledger.blobs.unreadable, ledger.blobs.skipped.length]).toEqual([211, 200]);
  const { message } = notifications.find(({ code }) => code === 'ledger-versions-skipped') ?? {};
  expect(message).toMatch(
    /^211 versions of files could not be read .* b0\.py: binary; long\.py: longer than/,
  );
});

it('keeps count where a pattern matches very often', async () => {
  const repo = new RepositoryBuilder();
  repo.commit({ message: 'Start', files: { 'a.py': 'old_call(1)\n'.repeat(20_000) } });
  repo.commit({ message: 'Fewer', files: { 'a.py': 'old_call(1)\n'.repeat(19_000) } });
  const { ledger } = await tellStory((await repo.build()).folder, PATTERN);
  expect(ledger.entries.map(({ total }) => total)).toEqual([20_000, 19_000]);
});

it('says so when there was never anything to find', async () => {
  const repo = new RepositoryBuilder();
  repo.commit({ message: 'Start', files: { 'a.js': 'old_call(1)\n', 'a.py': 'x = 1\n' } });
  const { ledger, evidence } = await tellStory((await repo.build()).folder, PATTERN);
  expect(ledger).toMatchObject({ first: null, peak: null, entries: [], largestRemovals: [] });
  expect(evidence[0]?.summary).toContain('1 version of files looked at');
});
