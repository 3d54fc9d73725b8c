import { describe, expect, it } from 'vitest';
import type { KeptBytes } from '../../../src/clients/git/kept-bytes.js';
import { readLog, readWholeLog } from '../../../src/clients/git/log.js';
import { openClone } from '../../../src/clients/git/repository.js';
import type { LogEntry } from '../../../src/domain/history.js';
import { RepositoryBuilder } from '../../repository-builder.js';

async function logOf(repo: RepositoryBuilder, ...revisions: string[]): Promise<LogEntry[]> {
  const { git } = await openClone((await repo.build({ checkout: false })).folder);
  const entries: LogEntry[] = [];
  for await (const entry of readLog(git, revisions)) entries.push(entry);
  return entries;
}

describe('readLog', () => {
  it('gives a commit with its people, dates and message', async () => {
    const repo = new RepositoryBuilder();
    const first = repo.commit({ message: 'First' });
    const second = repo.commit({
      message: 'Fix the login (#7)\n\nIt was wrong.\n\nFixes: #7\n',
      author: 'Ümit <u@example.com>',
      date: '2025-09-14T21:12:00-07:00',
      committerDate: '2025-09-15T06:00:00+02:00',
    });
    expect((await logOf(repo, 'main'))[0]).toEqual({
      hash: second.hash,
      parents: [first.hash],
      author: 'Ümit',
      authoredAt: '2025-09-14T21:12:00-07:00',
      committedAt: '2025-09-15T06:00:00+02:00',
      subject: 'Fix the login (#7)',
      body: 'It was wrong.\n\nFixes: #7',
    });
  });

  it('gives children before parents, also where clocks were wrong', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'First', date: '2025-05-01T00:00:00Z' });
    repo.commit({ message: 'Side', date: '2025-01-01T00:00:00Z', branch: 'side' });
    repo.commit({ message: 'Main', date: '2024-01-01T00:00:00Z' });
    repo.merge('side', { message: 'Merge', date: '2023-01-01T00:00:00Z' });
    const entries = await logOf(repo, '--branches');
    const place = new Map(entries.map((entry, i) => [entry.hash, i]));
    expect(entries).toHaveLength(4);
    for (const [i, entry] of entries.entries())
      for (const parent of entry.parents) expect(place.get(parent)).toBeGreaterThan(i);
  });

  it('reads messages by their declared encoding, and shows wrong bytes as they are', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: Buffer.from('Caf\xe9 ge\xf6ffnet #7\n', 'latin1'), encoding: 'ISO-8859-1' });
    repo.commit({ message: Buffer.from('Caf\xe9 again #7\n', 'latin1') });
    repo.commit({ message: Buffer.from('Caf\xe9 last #7\n', 'latin1'), encoding: 'no-such-encoding' });
    const subjects = (await logOf(repo, 'main')).map((entry) => entry.subject);
    expect(subjects).toEqual(['Caf\ufffd last #7', 'Caf\ufffd again #7', 'Café geöffnet #7']);
  });

  it('survives messages and names made to confuse it', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: '' });
    repo.commit({ message: Buffer.from('\r\nsecond line is first\r\n\r\nFixes #7\r\n') });
    repo.commit({ message: `commit ${'0'.repeat(40)}\nAuthor: x\n\n%H%x00%s`, author: 'A %an B <>' });
    const [odd, crlf, empty] = await logOf(repo, 'main');
    expect(odd).toMatchObject({
      subject: `commit ${'0'.repeat(40)}`,
      author: 'A %an B',
      body: 'Author: x\n\n%H%x00%s',
    });
    expect(`${crlf?.subject}|${crlf?.body}`).toContain('Fixes #7');
    expect(empty).toMatchObject({ subject: '', body: '' });
  });

  it('reads sha256 repositories, and leaves out what is excluded', async () => {
    const repo = new RepositoryBuilder({ objectFormat: 'sha256' });
    const first = repo.commit({ message: 'First' });
    const second = repo.commit({ message: 'Second' });
    const entries = await logOf(repo, 'main', `^${first.hash}`);
    expect(entries.map(({ hash, parents }) => [hash, parents])).toEqual([[second.hash, [first.hash]]]);
  });

  it('fails aloud for a revision that is not there', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'First' });
    await expect(logOf(repo, 'no-such-branch')).rejects.toThrow('git log ended with code 128');
  });
});

describe('readWholeLog', () => {
  /** Bytes kept in memory, and how often something was taken from there. */
  class Kept implements KeptBytes {
    readonly files = new Map<string, Buffer>();
    written = 0;

    async read(key: string): Promise<Buffer | null> {
      return this.files.get(key) ?? null;
    }

    async write(key: string, parts: readonly Uint8Array[]): Promise<boolean> {
      this.written += 1;
      this.files.set(key, Buffer.concat(parts));
      return true;
    }
  }

  it('gives the same from what was kept, and asks git again when there are new commits', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Fïrst\n\nbody\0' });
    repo.commit({ message: '', branch: 'side' });
    const { folder } = await repo.build({ checkout: false });
    const { git } = await openClone(folder);
    const kept = new Kept();
    const asked = ['main', '--branches'];
    const plain = await readWholeLog(git, asked);
    expect(await readWholeLog(git, asked, kept)).toEqual(plain);
    expect(await readWholeLog(git, asked, kept)).toEqual(plain);
    expect([kept.written, plain.length]).toEqual([1, 2]);
    repo.commit({ message: 'New' });
    await repo.build({ folder, checkout: false });
    expect((await readWholeLog(git, asked, kept)).map(({ subject }) => subject)).toContain('New');
    expect(kept.written).toBe(2);
  });

  it('shows what was kept, not what git would say', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'As it is' });
    const { git } = await openClone((await repo.build({ checkout: false })).folder);
    const kept = new Kept();
    await readWholeLog(git, ['main'], kept);
    const [[key, bytes]] = [...kept.files] as [[string, Buffer]];
    kept.files.set(key, Buffer.from(bytes.toString('latin1').replace('As it is', 'As it was'), 'latin1'));
    expect((await readWholeLog(git, ['main'], kept))[0]?.subject).toBe('As it was');
  });

  it('keeps nothing of a history that cannot be read', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'First' });
    const { git } = await openClone((await repo.build({ checkout: false })).folder);
    const kept = new Kept();
    await expect(readWholeLog(git, ['no-such-branch'], kept)).rejects.toThrow('no-such-branch');
    expect(kept.written).toBe(0);
  });
});
