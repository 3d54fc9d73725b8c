import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPackedBlobs } from '../../../../src/clients/git/packs/read-packed-blobs.js';
import { openClone } from '../../../../src/clients/git/repository.js';
import { type BuiltRepository, RepositoryBuilder, runGit } from '../../../repository-builder.js';

const VERSIONS = 40;

/** A file that changes line by line, so that git packs its versions as differences of one another. */
function story(format: 'sha1' | 'sha256' = 'sha1'): { repo: RepositoryBuilder; texts: Map<string, string> } {
  const repo = new RepositoryBuilder({ objectFormat: format });
  const texts = new Map<string, string>();
  const lines = Array.from({ length: 400 }, (_, i) => `line ${(i * 7919) % 9973} of many`);
  for (let i = 0; i < VERSIONS; i += 1) {
    lines[(i * 37) % lines.length] = `await change(${i})`;
    if (i % 5 === 0) lines.splice(i * 3, 2);
    const text = `${lines.join('\n')}\n`;
    const commit = repo.commit({ message: `Change ${i}`, files: { 'a.py': text, 'small.py': `x = ${i}\n` } });
    texts.set(commit.snapshot.get('a.py')?.oid ?? '', text);
    texts.set(commit.snapshot.get('small.py')?.oid ?? '', `x = ${i}\n`);
  }
  return { repo, texts };
}

/** What is given, by object id, and the ids that were not. */
async function read(built: BuiltRepository, oids: readonly string[], maxBytes = 1_000_000) {
  const { git } = await openClone(built.folder);
  const given = new Map<string, string>();
  const rest = await readPackedBlobs(git, oids, { maxBytes }, (index, blob) => {
    const oid = oids[index] ?? '';
    given.set(oid, (given.get(oid) ?? '') + ('data' in blob ? blob.data.toString() : blob.reason));
    return undefined;
  });
  return { given, rest: rest.map((index) => oids[index] ?? '').sort() };
}

async function packFolder(built: BuiltRepository): Promise<string> {
  return resolve(built.folder, await built.git('rev-parse', '--git-path', 'objects/pack'));
}

describe('readPackedBlobs', () => {
  it.each([
    ['differences by their offset', ['repack', '-adfq', '--depth=50']],
    ['differences of at most two steps', ['repack', '-adfq', '--depth=2']],
    ['everything whole', ['repack', '-adfq', '--window=0']],
  ])('gives the blobs of a pack with %s, each once', async (_, repack) => {
    const { repo, texts } = story();
    const built = await repo.build();
    await built.git(...repack);
    expect(await read(built, [...texts.keys()])).toEqual({ given: texts, rest: [] });
  });

  it('reads ids of 32 bytes', async () => {
    const { repo, texts } = story('sha256');
    const built = await repo.build();
    await built.git('repack', '-adfq');
    expect(await read(built, [...texts.keys()])).toEqual({ given: texts, rest: [] });
  });

  it('reads differences that name their base by its id, also where the base lies behind', async () => {
    const { repo, texts } = story();
    const built = await repo.build();
    await built.git('repack', '-adfq');
    const folder = await packFolder(built);
    const list = `${await built.git('rev-list', '--objects', '--no-object-names', '--all')}\n`;
    // Without --delta-base-offset git names bases by their ids.
    const pack = await runGit(
      built.folder,
      ['pack-objects', '--stdout', '-q', '--no-reuse-delta'],
      Buffer.from(list),
    );
    for (const name of await readdir(folder)) await rm(join(folder, name));
    await runGit(built.folder, ['index-pack', '--stdin'], pack);
    expect(await read(built, [...texts.keys()])).toEqual({ given: texts, rest: [] });
  });

  it('does not go by an index that it read before and that is another one since', async () => {
    const { repo, texts } = story();
    const built = await repo.build();
    await built.git('repack', '-adfq');
    const oids = [...texts.keys()];
    expect((await read(built, oids)).rest).toEqual([]);
    const folder = await packFolder(built);
    const index = (await readdir(folder)).find((name) => name.endsWith('.idx')) ?? '';
    const bytes = await readFile(join(folder, index));
    await rm(join(folder, index));
    await writeFile(join(folder, index), bytes.subarray(0, 400));
    expect(await read(built, oids)).toEqual({ given: new Map(), rest: oids.sort() });
  });

  it('reads several packs and those of a repository whose objects are borrowed', async () => {
    const { repo, texts } = story();
    const lender = await repo.build();
    await lender.git('repack', '-adfq');
    const built = await new RepositoryBuilder().build();
    await writeFile(
      join(await packFolder(built), '..', 'info', 'alternates'),
      `# a comment\n${resolve(lender.folder, '.git', 'objects')}\n`,
    );
    const own = (await runGit(built.folder, ['hash-object', '-w', '--stdin'], Buffer.from('own\n')))
      .toString()
      .trim();
    const loose = (await runGit(built.folder, ['hash-object', '-w', '--stdin'], Buffer.from('loose\n')))
      .toString()
      .trim();
    await runGit(built.folder, ['pack-objects', '-q', '.git/objects/pack/pack'], Buffer.from(`${own}\n`));
    const found = await read(built, [...texts.keys(), own, loose, 'f'.repeat(40)]);
    expect(found.given).toEqual(new Map([...texts, [own, 'own\n']]));
    expect(found.rest).toEqual([loose, 'f'.repeat(40)].sort());
  });

  it('leaves to git what is too large, and what is no blob', async () => {
    const { repo, texts } = story();
    const built = await repo.build();
    await built.git('repack', '-adfq');
    const tree = await built.git('rev-parse', 'HEAD^{tree}');
    const large = [...texts].filter(([, text]) => text.length > 100).map(([oid]) => oid);
    const { given, rest } = await read(built, [...texts.keys(), tree], 100);
    expect(rest).toEqual([...large, tree].sort());
    expect([...given.keys()].every((oid) => given.get(oid) === texts.get(oid))).toBe(true);
  });

  it('gives what it gives rightly, and never fails, whatever bytes of the pack are wrong', async () => {
    const { repo, texts } = story();
    const built = await repo.build();
    await built.git('repack', '-adfq', '--depth=50');
    const folder = await packFolder(built);
    const names = await readdir(folder);
    const [pack = '', index = ''] = ['.pack', '.idx'].map(
      (end) => names.find((name) => name.endsWith(end)) ?? '',
    );
    const sound = new Map(
      await Promise.all(
        [pack, index].map(async (name) => [name, await readFile(join(folder, name))] as const),
      ),
    );
    const flip = fc.record({ name: fc.constantFrom(pack, index), at: fc.nat(), to: fc.nat(255) });
    const damage = fc.array(flip, { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(damage, fc.double({ min: 0.1, max: 1, noNaN: true }), async (flips, kept) => {
        for (const [name, bytes] of sound) {
          const broken = Buffer.from(bytes);
          for (const one of flips) if (one.name === name) broken[one.at % broken.length] = one.to;
          await rm(join(folder, name), { force: true });
          await writeFile(join(folder, name), broken.subarray(0, Math.round(broken.length * kept)));
        }
        const { given } = await read(built, [...texts.keys()]);
        for (const [oid, text] of given) expect([oid, text]).toEqual([oid, texts.get(oid)]);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});
