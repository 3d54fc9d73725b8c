import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Audit } from '../../src/domain/audit.js';
import { RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { runCli } from './run-cli.js';

const TEST = 'tests/test_issue_7.py';
const FIXED =
  'def login(user):\n    if user is None:\n        return False\n    # none of the others\n    log(user)\n    return True\n';
const LATER = FIXED.replace('log(user)', 'log(user.name)').replace('def', 'import os\n\ndef');
const TIME = '2025-03-01T00:00:00';

let folder: string;
let cwd: string;

beforeEach(async () => {
  const repo = new RepositoryBuilder({ start: '2025-01-06T08:00:00Z' });
  repo.commit({ message: 'Start', files: { 'src/login.py': 'def login(user):\n    return True\n' } });
  repo.commit({
    message: 'Fix #7: refuse nobody',
    files: { 'src/login.py': FIXED, [TEST]: 'def test_nobody():\n    assert not login(None)\n' },
  });
  repo.commit({ message: 'Log names', files: { 'src/login.py': LATER } });
  folder = (await repo.build()).folder;
  cwd = await temporaryFolder('work');
});

/** At the revision the fix has lines 4, 5 and 6 (a comment); line 7 was changed later. */
const python = (timestamp: string) =>
  JSON.stringify({
    meta: { version: '7.4', timestamp },
    files: {
      'src/login.py': {
        executed_lines: [1, 3, 4, 8],
        missing_lines: [5, 7],
        contexts: { 3: [''], 4: [`${TEST}::test_nobody|run`], 8: ['tests/test_other.py::test_x|run'] },
      },
    },
  });

async function audit(files: Record<string, string>, argv: readonly string[] = []): Promise<Audit> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(cwd, name, '..'), { recursive: true });
    await writeFile(join(cwd, name), text);
    await utimes(join(cwd, name), new Date(TIME), new Date(TIME));
  }
  const given = Object.keys(files).flatMap((name) => ['--coverage', name]);
  const ran = await runCli(['7', '--repo', folder, '--json', ...given, ...argv], { cwd });
  expect(ran.err).not.toContain('error');
  return JSON.parse(ran.out);
}

describe('coverage of the fix', () => {
  it('tells which lines of the fix were executed, by which tests, and what was not measured', async () => {
    const { coverage, whys, evidence } = await audit({ 'cov.json': python(TIME) });
    expect(coverage?.files).toEqual([
      {
        path: 'src/login.py',
        executed: ['4'],
        notExecuted: ['5'],
        notInReport: [],
        byIssueTests: ['4'],
        notInPlace: 1,
        notMeasured: null,
      },
    ]);
    expect(coverage?.counts).toEqual({
      executed: 1,
      notExecuted: 1,
      notInReport: 0,
      notInPlace: 1,
      byIssueTests: 1,
    });
    expect(coverage?.reason).toMatch(
      /^When coverage was measured, 1 of 2 lines that \w{9} left in production code was executed; src\/login\.py:5 was not\. 1 line of the fix is no longer as it left it, and was not measured\. Tests of the issue executed 1 of the 2\.$/,
    );
    const third = whys.find(({ number }) => number === 3);
    expect(third?.answer).toContain(coverage?.reason ?? '?');
    expect(third?.evidence).toContain('coverage');
    expect(evidence.find(({ id }) => id === 'coverage')?.provenance.command).toContain('--coverage cov.json');
  });

  it('adds up reports of several formats: what one calls executed was', async () => {
    const lcov = 'SF:/ci/repo/src/login.py\nDA:4,0\nDA:5,1\nend_of_record\n';
    const xml = `<coverage line-rate="1" timestamp="1750000000"><sources><source>/ci/repo/src</source></sources><class filename="login.py"><line number="4" hits="1"/></class></coverage>`;
    const { coverage } = await audit({ 'lcov.info': lcov, 'cobertura.xml': xml });
    expect(coverage?.reports.map(({ format }) => format)).toEqual(['cobertura', 'lcov']);
    expect(coverage?.files[0]).toMatchObject({ executed: ['4-5'], notExecuted: [], byIssueTests: [] });
    expect(coverage?.counts.byIssueTests).toBeNull();
  });

  it('names a report that is stale, cut off or missing, and believes none of it', async () => {
    const stale = await audit({
      'old.json': python('2025-01-01T00:00:00'),
      'cut.info': 'SF:src/login.py\nDA:4,1\n',
    });
    expect(stale.coverage?.counts).toMatchObject({ executed: 0, notExecuted: 0 });
    expect(stale.coverage?.reports.map(({ isEvidence }) => isEvidence)).toEqual([false, false]);
    expect(stale.coverage?.reason).toContain('old.json is older than the revision');
    expect(stale.coverage?.reason).toContain('cut.info was cut off');
    expect(stale.notifications.filter(({ code }) => code === 'coverage-not-usable')).toHaveLength(2);
    expect(stale.whys.find(({ number }) => number === 3)?.evidence).not.toContain('coverage');
    const none = await audit({}, ['--coverage', 'nowhere/*.info']);
    expect(none.notifications.map(({ code }) => code)).toContain('no-coverage-report');
  });

  it('measures nothing where another version of the file is checked out', async () => {
    await writeFile(join(folder, 'src/login.py'), `\n${LATER}`);
    const { coverage } = await audit({ 'cov.json': python(TIME) });
    expect(coverage?.counts.executed).toBe(0);
    expect(coverage?.files[0]?.notMeasured).toContain('not the one of the revision');
  });

  it('moves no status, and is null without a glob', async () => {
    const without = await audit({});
    const { coverage, verdict } = await audit({ 'cov.json': python(TIME) });
    expect(without.coverage).toBeNull();
    expect(coverage).not.toBeNull();
    expect(verdict).toEqual(without.verdict);
  });

  it('is shown in the markdown and on the page, from a glob of the configuration', async () => {
    await writeFile(join(folder, 'issue-audit.yml'), 'coverage: ["cov/*.json"]\n');
    await mkdir(join(folder, 'cov'));
    await writeFile(join(folder, 'cov/a.json'), python(TIME));
    const ran = await runCli(['7', '--repo', folder, '--format', 'md,html'], { cwd });
    expect(ran.code).toBe(0);
    const markdown = await readFile(join(cwd, 'out/issue-7.md'), 'utf8');
    expect(markdown).toContain('**Coverage of the fix:** When coverage was measured, 1 of 2 lines');
    expect(markdown).toMatch(/executed 4; \*\*not executed 5\*\*; by tests of the issue 4\./);
    expect(await readFile(join(cwd, 'out/issue-7.html'), 'utf8')).toContain('<h3>Coverage of the fix</h3>');
  });
});
