import { beforeAll, describe, expect, it } from 'vitest';
import { type BulkBlob, readBlobsInBulk } from '../../../src/clients/git/bulk-blobs.js';
import { filesHolding } from '../../../src/clients/git/files-holding.js';
import { linesWith } from '../../../src/clients/git/grep.js';
import { readObjects } from '../../../src/clients/git/objects.js';
import { type Clone, openClone } from '../../../src/clients/git/repository.js';
import { runCli } from '../../cli/run-cli.js';
import { type BuiltRepository, RepositoryBuilder } from '../../repository-builder.js';

/** Texts that git packs whole, each unlike the others, so that none is kept as a difference to another. */
const text = (seed: number) =>
  `await look_up(${seed})\n${Array.from({ length: 300 }, (_, i) => `v${(i * 7919 * seed) % 9973} = ${(i * seed * 104729) % 99991}\n`).join('')}`;

const PATHS = ['a.py', 'b.py', 'c.py', 'd.py', 'e.py'];
const DAMAGED = ['b.py', 'd.py'];

describe('a clone with damaged objects', () => {
  let built: BuiltRepository;
  let clone: Clone;
  let head: string;
  let oids: string[];

  beforeAll(async () => {
    const repo = new RepositoryBuilder();
    const files = Object.fromEntries(PATHS.map((path, i) => [path, text(i + 1)]));
    const first = repo.commit({ message: 'Look things up', files });
    head = repo.commit({ message: 'Fix #7', files: { 'a.py': text(1).replace('await ', '') } }).hash;
    oids = PATHS.map((path) => first.snapshot.get(path)?.oid ?? '');
    built = await repo.build();
    await built.damage(...DAMAGED.map((path) => `HEAD:${path}`));
    clone = await openClone(built.folder);
  });

  it('gives every other object, one by one', async () => {
    const read: string[] = [];
    for await (const object of readObjects(clone.git, oids))
      read.push('data' in object ? object.data.toString().slice(0, 16) : object.reason);
    expect(read).toEqual(['await look_up(1)', 'damaged', 'await look_up(3)', 'damaged', 'await look_up(5)']);
  });

  it('gives every other object in bulk, and answers once for each', async () => {
    const answers: string[][] = oids.map(() => []);
    const note = (index: number, blob: BulkBlob) =>
      void answers[index]?.push('data' in blob ? blob.data.toString().slice(0, 16) : blob.reason);
    await readBlobsInBulk(clone.git, oids, { maxBytes: 100_000 }, note);
    expect(answers).toEqual([
      ['await look_up(1)'],
      ['damaged'],
      ['await look_up(3)'],
      ['damaged'],
      ['await look_up(5)'],
    ]);
  });

  it('is searched as far as it can be read, and says what it could not read', async () => {
    const found: string[] = [];
    const unreadable = await linesWith(clone.git, head, ['look_up('], ['*.py'], (path) => found.push(path));
    expect([found.sort(), unreadable]).toEqual([['a.py', 'c.py', 'e.py'], DAMAGED]);
    expect(await filesHolding(clone.git, head, ['look_up('], ['*.py'])).toBeNull();
  });

  it('is audited, and the damaged files are named beside the status', async () => {
    const ran = await runCli([
      '7',
      '--repo',
      built.folder,
      '--json',
      '--pattern',
      'python:await look_up($A)',
    ]);
    expect([ran.code, ran.err]).toEqual([0, expect.not.stringContaining('Internal error')]);
    const { notifications } = JSON.parse(ran.out);
    const said = notifications.map((one: { message: string }) => one.message).join('\n');
    expect(said).toMatch(/2 files not looked at: b\.py \(its content is damaged.*d\.py/);
  });

  it.each(['HEAD~1', 'HEAD^{tree}'])(
    'ends with advice where %s is damaged, not with a defect',
    async (what) => {
      const repo = new RepositoryBuilder();
      const files = Object.fromEntries(PATHS.map((path, i) => [path, text(i + 1)]));
      const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i * 7919}.py`, `x = ${i}\n`]));
      repo.commit({ message: `Look things up\n\n${text(9)}`, files: { ...files, ...many } });
      repo.commit({ message: 'Fix #7', files: { 'a.py': null } });
      const broken = await repo.build();
      await broken.damage(what);
      const ran = await runCli(['7', '--repo', broken.folder, '--json']);
      expect([ran.code, ran.err]).toEqual([3, expect.stringContaining('this clone is damaged')]);
      expect(ran.err).toContain('git fsck');
    },
  );
});
