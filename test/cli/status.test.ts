import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/domain/verdict.js';
import {
  type BuiltRepository,
  RepositoryBuilder,
  type ScriptedCommit,
  temporaryFolder,
} from '../repository-builder.js';
import { type RunOptions, runCli } from './run-cli.js';

let built: BuiltRepository;
let fix: ScriptedCommit;
let loose: ScriptedCommit;

beforeAll(async () => {
  const builder = new RepositoryBuilder();
  const start = builder.commit({ message: 'Start', files: { 'src/a.py': 'x = 1\n', 'lib/b.py': 'y = 1\n' } });
  builder.tag('v1.0');
  builder.switchTo('old', start).commit({ message: 'Old work', files: { 'src/c.py': 'z = 1\n' } });
  builder.switchTo('main');
  fix = builder.commit({
    message: 'Wait no longer\n\nFixes #7',
    files: { 'src/a.py': 'x = 2\n', 'tests/test_issue_7.py': 'def test_issue_7(): pass\n' },
  });
  builder.tag('nightly-3').tag('v1.1');
  builder.switchTo('release', fix);
  builder.switchTo('main');
  const taken = builder.revert(fix);
  builder.tag('v1.2');
  builder.revert(taken);
  builder.commit({ message: 'Count better, fixes #8', files: { 'lib/b.py': 'y = 2\n' } });
  builder.switchTo('main');
  loose = builder.commit({ message: 'Nobody holds it', branch: 'gone', files: { 'src/d.py': '1\n' } });
  builder.setBranch('gone', start);
  built = await builder.build({ remote: 'https://github.com/example/chat.git' });
});

async function status(argv: readonly string[], options: RunOptions = {}) {
  const cwd = options.cwd ?? (await temporaryFolder('work'));
  return runCli(['status', '--repo', built.folder, ...argv], { ...options, cwd });
}

interface Answer {
  readonly revisions: { name: string; kind: string; commit: string; verdict: Verdict }[];
  readonly releases: { first: { name: string } | null; policy: string };
  readonly branchesWithout: string[] | null;
}

const answer = async (...argv: string[]) => JSON.parse((await status([...argv, '--json'])).out) as Answer;

describe('one pass over many revisions', () => {
  test('says at each of them what the audit says there', async () => {
    const { revisions } = await answer('7', '--branches', '--tags', '--at', 'HEAD');
    expect(revisions.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'revision HEAD',
      'branch gone',
      'branch main',
      'branch old',
      'branch release',
      'tag v1.0',
      'tag nightly-3',
      'tag v1.1',
      'tag v1.2',
    ]);
    const audits = await Promise.all(
      revisions.map(({ name }) => runCli(['7', '--stage', 'verdict', '--repo', built.folder, '--at', name])),
    );
    expect(revisions.map(({ verdict }) => verdict)).toEqual(audits.map(({ out }) => JSON.parse(out)));
    const statuses = Object.fromEntries(revisions.map(({ name, verdict }) => [name, verdict.status]));
    expect(statuses).toMatchObject({
      main: 'RESOLVED',
      old: 'UNRESOLVED',
      'v1.0': 'UNRESOLVED',
      'v1.1': 'RESOLVED',
      'v1.2': 'REGRESSED',
    });
  });

  test('first release with the fix, and branches without it', async () => {
    const { releases, branchesWithout } = await answer('7', '--branches');
    expect([releases.first?.name, branchesWithout]).toEqual(['v1.1', ['gone', 'old']]);
    expect((await answer('7')).branchesWithout).toBeNull();
    expect((await answer('8')).releases.first).toBeNull();
  });
});

describe('the table', () => {
  test('of one revision: reason, fix, release', async () => {
    const { code, out } = await status(['7'], { terminal: 80, env: { NO_COLOR: '1' } });
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Issue #7\n\nRevision +Commit +Status +Grade\nHEAD +[0-9a-f]{9} +RESOLVED +supported\n {2}The revision/,
    );
    expect(out).toMatch(
      new RegExp(`Taken for the fix\\n {2}${fix.short} +2025-01-06 +supported +Wait no longer`),
    );
    expect(out).toContain('First release with the fix: v1.1 of 2025-01-06.');
  });

  test('of many: a line each, no wider than the terminal', async () => {
    const { out } = await status(['7', '--branches', '--tags'], { terminal: 80, env: { NO_COLOR: '1' } });
    expect(out).toMatch(/\nv1\.2 +[0-9a-f]{9} +REGRESSED +supported +fix-reverted\n/);
    expect(out).toContain('2 branches without the fix: gone and old');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('fixed but not released is said; so is that nothing fixes it', async () => {
    const { out } = await status(['8']);
    expect(out).toContain('Fixed but not released: none of the 3 releases of this clone');
    const none = await status(['99']);
    expect([none.code, none.out]).toEqual([
      0,
      expect.stringMatching(/INCONCLUSIVE[\s\S]*No commit of this clone was found to fix it\./),
    ]);
  });

  test('the configuration says what a release is, and when patterns were not weighed', async () => {
    const cwd = await temporaryFolder('work');
    await writeFile(join(cwd, 'none.yml'), 'releases: none\n');
    await writeFile(
      join(cwd, 'few.yml'),
      "releases: {tags: ['r*']}\nissues: {'7': {patterns: ['python:f($$$)']}}\n",
    );
    expect((await status(['7', '--config', 'none.yml'], { cwd })).out).toContain('delivers continuously');
    const few = (await status(['7', '--config', 'few.yml'], { cwd })).out;
    expect(few).toContain('no tag of this clone is one');
    expect(few).toContain('! The configuration names 1 pattern of this issue; here only commits were');
  });
});

test.each<[string[], string]>([
  [['what?'], '"what?" is no issue'],
  [['7', '--at', 'nowhere'], 'there is no commit "nowhere"'],
  [['7', '--at', 'HEAD', '--at', 'LOOSE'], 'is part of no branch and no tag'],
])('%j: what is wrong is named', async (argv, message) => {
  const { code, err, out } = await status(argv.map((word) => (word === 'LOOSE' ? loose.hash : word)));
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
});
