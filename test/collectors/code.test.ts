import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../src/clients/code/parse-pattern.js';
import { openClone, resolveCommit } from '../../src/clients/git/repository.js';
import { collectScans } from '../../src/collectors/code.js';
import { EvidenceSchema, NotificationSchema } from '../../src/domain/evidence.js';
import { ScanSchema } from '../../src/domain/pattern.js';
import { RepositoryBuilder } from '../repository-builder.js';

const AWAITED = 'python:await get_manager($$$)';

/** Scans HEAD of a folder and checks the shapes. */
async function scan(folder: string, patterns: readonly string[], revision = 'HEAD') {
  const clone = await openClone(folder);
  const result = await collectScans(clone, {
    revision: await resolveCommit(clone.git, revision),
    patterns: patterns.map((source, index) => parsePattern(source, index, 'option')),
  });
  for (const each of result.scans) expect(ScanSchema.parse(each)).toEqual(each);
  for (const each of result.evidence) expect(EvidenceSchema.parse(each)).toEqual(each);
  for (const each of result.notifications) expect(NotificationSchema.parse(each)).toEqual(each);
  return result;
}

function story(): RepositoryBuilder {
  const repo = new RepositoryBuilder();
  const test = 'async def test_it():\n    m = await get_manager(\n        1)\n';
  repo.commit({
    message: 'a',
    files: {
      'app/core.py': 'async def run():\n    return await get_manager(user)\n',
      'app/text.py': '"""Use await get_manager(user)."""\nx = get_manager\n',
      'app/other.py': 'await get_other()\n',
      'tests/test_core.py': test,
      'backups/system_snapshot/tests/test_core.py': test,
      'docs/readme.md': 'await get_manager(user)\n',
      'web/app.ts': 'f(1);\n',
    },
  });
  return repo;
}

describe('collectScans', () => {
  it('counts by class, apart from text, and says what it searched', async () => {
    const built = await story().build();
    const { scans, evidence, notifications } = await scan(built.folder, [AWAITED]);
    const [found] = scans;
    expect(found?.counts).toEqual({ production: 1, test: 1, docs: 0, generated: 0, vendored: 0, backup: 1 });
    expect(found?.files).toEqual({ production: 1, test: 1, docs: 0, generated: 0, vendored: 0, backup: 1 });
    expect(found?.occurrences.map(({ path, line, column }) => `${path}:${line}:${column}`)).toEqual([
      'app/core.py:2:12',
      'backups/system_snapshot/tests/test_core.py:2:9',
      'tests/test_core.py:2:9',
    ]);
    expect(found?.textOnly.map(({ path, line }) => `${path}:${line}`)).toEqual(['app/text.py:1']);
    expect(found?.searched).toEqual({
      allFiles: 7,
      files: 5,
      candidates: 4,
      parsed: 4,
      unparsed: [],
      skipped: [],
    });
    expect(found?.confirmed).toBe(true);
    expect(notifications).toEqual([]);
    expect(evidence[0]?.id).toBe('scan:pattern-1');
    expect(evidence[0]?.provenance.command).toMatch(
      /^git grep -n -E -e 'await\[\[:space:\]\]\+get_manager\[\[:space:\]\]\*\\\(' [0-9a-f]{40} -- '\*\.py'/,
    );
  });

  it('reads the revision and never the work tree', async () => {
    const built = await story().build();
    await writeFile(join(built.folder, 'app/core.py'), 'nothing\n');
    await writeFile(join(built.folder, 'app/new.py'), 'await get_manager(1)\n');
    const [found] = (await scan(built.folder, [AWAITED])).scans;
    expect(found?.counts.production).toBe(1);
  });

  it('gives several patterns and kinds in the order asked for', async () => {
    const built = await story().build();
    const { scans } = await scan(built.folder, ['ts:f($A)', 're:await get_\\w+', AWAITED, 're:/AWAIT/i']);
    expect(scans.map(({ definition }) => definition.id)).toEqual([
      'pattern-1',
      'pattern-2',
      'pattern-3',
      'pattern-4',
    ]);
    expect(scans.map(({ occurrences }) => occurrences.length)).toEqual([1, 6, 3, 6]);
    expect(scans[1]?.counts.docs).toBe(1);
    expect(scans[1]?.searched.files).toBe(7);
  });

  it('takes the project’s own classes', async () => {
    const clone = await openClone((await story().build()).folder);
    const { scans } = await collectScans(clone, {
      revision: await resolveCommit(clone.git, 'HEAD'),
      patterns: [parsePattern(AWAITED, 0, 'inferred')],
      classes: { vendored: ['app/**'] },
    });
    expect(scans[0]?.counts.vendored).toBe(1);
    expect(scans[0]?.confirmed).toBe(false);
  });

  it('says when there was nothing to search', async () => {
    const built = await story().build();
    const { scans, notifications } = await scan(built.folder, ['go:f($$$)']);
    expect(scans[0]?.searched.files).toBe(0);
    expect(notifications.map(({ code }) => code)).toEqual(['scan-searched-nothing']);
  });
});

describe('collectScans, on files that are hard to read', () => {
  it('names links, submodules, binary files and broken syntax, and finds the rest', async () => {
    const repo = story();
    repo.commit({
      message: 'b',
      files: {
        'link.py': { symlink: 'app/core.py' },
        lib: { submodule: '1'.repeat(40) },
        'app/binary.py': Buffer.from('await get_manager(1)\0\x01'),
        'app/broken.py': 'x = [await get_manager(2\n',
        'app/run.py': { executable: 'await get_manager(3)\n' },
        'app/odd "name"\n.py': 'await get_manager(4)\n',
      },
    });
    const built = await repo.build();
    const { scans, notifications } = await scan(built.folder, [AWAITED]);
    expect(scans[0]?.counts.production).toBe(3);
    expect(scans[0]?.searched.unparsed.map(({ path }) => path)).toEqual(['app/binary.py', 'app/broken.py']);
    expect(scans[0]?.searched.skipped.map(({ path }) => path)).toEqual(['lib', 'link.py']);
    expect(notifications.map(({ code }) => code)).toEqual(['scan-skipped', 'scan-unparsed']);
  });

  it('counts more places than it lists, production first, and says so', async () => {
    const repo = new RepositoryBuilder();
    const many = 'await get_manager()\n'.repeat(3_000);
    const text = '# await get_manager()\n'.repeat(1_500);
    const tests = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`a_tests/test_${i}.py`, many + ' '.repeat(i)]),
    );
    repo.commit({ message: 'many', files: { ...tests, 'core.py': many, 'text.py': text } });
    const { scans, notifications } = await scan((await repo.build()).folder, ['python:await get_manager()']);
    const [found] = scans;
    expect(found?.counts).toMatchObject({ production: 3_000, test: 36_000 });
    expect(found?.files).toMatchObject({ production: 1, test: 12 });
    expect(found?.occurrences).toHaveLength(10_000);
    expect(found?.occurrences.filter((o) => o.class === 'production')).toHaveLength(1_000);
    expect(found?.unlisted).toBe(29_000);
    expect(found?.textOnly).toHaveLength(1_000);
    expect(notifications.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^500 further places in strings and comments/),
      expect.stringMatching(/^29,000 occurrences of .* are counted and not listed/),
    ]);
  });

  it('lets no attribute hide code', async () => {
    const repo = story();
    repo.commit({ message: 'hide', files: { '.gitattributes': '*.py binary\n' } });
    const built = await repo.build();
    const [found] = (await scan(built.folder, [AWAITED])).scans;
    expect(found?.counts.production).toBe(1);
  });

  it('names what the clone does not hold', async () => {
    const built = await story().build();
    await built.lose('HEAD:app/core.py');
    const { scans, notifications } = await scan(built.folder, [AWAITED]);
    expect(scans[0]?.counts.production).toBe(0);
    expect(scans[0]?.counts.test).toBe(1);
    expect(scans[0]?.searched.skipped).toEqual([
      { path: 'app/core.py', reason: 'this clone does not hold its content' },
    ]);
    expect(notifications.map(({ code }) => code)).toEqual(['scan-missing-objects']);
    const [everywhere] = (await scan(built.folder, ['re:/await get_manager/i'])).scans;
    expect(everywhere?.searched.skipped.map(({ path }) => path)).toEqual(['app/core.py']);
  });

  it('reads what a partial clone holds', async () => {
    const built = await story().build();
    const partial = await built.clone({ filter: 'blob:none', checkout: false });
    await partial.git('cat-file', 'blob', 'HEAD:tests/test_core.py');
    await rm(built.folder, { recursive: true });
    await mkdir(built.folder);
    const { scans } = await scan(partial.folder, [AWAITED]);
    expect(scans[0]?.counts.test).toBe(1);
    expect(scans[0]?.searched.skipped.map(({ path }) => path)).toEqual([
      'app/core.py',
      'app/other.py',
      'app/text.py',
    ]);
  });

  it('searches bare and sha256 repositories', async () => {
    const bare = await story().build({ bare: true });
    expect((await scan(bare.folder, [AWAITED])).scans[0]?.counts.production).toBe(1);
    const sha256 = new RepositoryBuilder({ objectFormat: 'sha256' });
    sha256.commit({ message: 'a', files: { 'a.py': 'await get_manager()\n' } });
    expect((await scan((await sha256.build()).folder, [AWAITED])).scans[0]?.counts.production).toBe(1);
  });
});
