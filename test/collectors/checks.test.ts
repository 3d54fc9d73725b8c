import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../../src/audit.js';
import { unzipReports } from '../../src/clients/github/unzip-reports.js';
import type { Audit } from '../../src/domain/audit.js';
import { checkRoutes, checkRun, type ToldChecks } from '../github-server/routes/checks.js';
import { issue, issueRoutes } from '../github-server/routes/issues.js';
import { graphRoute } from '../github-server/routes/pulls.js';
import { GitHubServer } from '../github-server/server.js';
import type { BuiltRepository, ScriptedCommit } from '../repository-builder.js';
import { fixedApp, junit, PATTERN } from '../scenarios/app.js';

let built: BuiltRepository;
let commits: { fix: ScriptedCommit; later: ScriptedCommit };
let server: GitHubServer | undefined;

beforeAll(async () => {
  const story = fixedApp();
  commits = story.commits;
  built = await story.repo.build({ remote: 'https://github.com/o/r.git' });
});

afterEach(async () => {
  await server?.close();
  expect(server?.problems ?? []).toEqual([]);
  server = undefined;
});

async function audit(checks: Readonly<Record<string, ToldChecks>>, at = 'HEAD'): Promise<Audit> {
  server = await GitHubServer.start([...issueRoutes(issue()), graphRoute([]), ...checkRoutes(checks)]);
  return runAudit(
    {
      repo: built.folder,
      cwd: built.folder,
      at,
      issueText: '7',
      patterns: [PATTERN],
      reports: [],
      configPath: null,
      access: { env: { GITHUB_TOKEN: 'ghp_x' }, apiUrl: server.apiUrl },
      offline: false,
      noCache: true,
      cacheFolder: null,
    },
    { clock: () => new Date('2025-10-01T12:00:00Z') },
  );
}

/** A report whose own time is older than every commit: that it counts is known from the commit it was made for. */
const REPORT = junit('2020-01-01T00:00:00', 'passed');
const artifact = (name: string, files: Record<string, string>) => ({
  id: name.length,
  name,
  zip: zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))),
});

const codes = ({ notifications }: Audit) => notifications.map(({ code }) => code);

describe('checks', () => {
  it('of the audited commit and the reports they left behind are evidence', async () => {
    const made = artifact('test-results', { 'junit/report.xml': REPORT, 'README.md': 'no report' });
    const done = await audit({ [commits.later.hash]: { runs: [checkRun()], artifacts: [made] } });
    expect(done.verdict).toMatchObject({ status: 'RESOLVED', grade: 'proven' });
    expect(done.tests.reports).toMatchObject([
      { path: 'ci/test-results/junit/report.xml', isEvidence: true },
    ]);
    expect(done.checks).toMatchObject({
      relation: 'same',
      runs: [{ name: 'test (20)', conclusion: 'success' }],
    });
    expect(done.evidence.find((item) => item.kind === 'check')?.provenance.command).toBe(
      `gh api repos/o/r/commits/${commits.later.hash}/check-runs`,
    );
    expect(codes(done)).not.toContain('no-test-report');
  });

  it('of a later commit are read, and decide nothing', async () => {
    const made = artifact('junit', { 'report.xml': junit('2020-01-01T00:00:00', 'failed') });
    const done = await audit(
      { [commits.later.hash]: { runs: [checkRun()], artifacts: [made] } },
      commits.fix.hash,
    );
    expect(done.checks).toMatchObject({ relation: 'descendant', commit: commits.later.hash });
    expect(done.verdict).toMatchObject({ status: 'RESOLVED', grade: 'supported' });
    expect(done.tests.reports).toMatchObject([{ isEvidence: false }]);
    expect(codes(done)).toContain('checks-of-another-commit');
    const told = done.notifications.find(
      ({ code }) => code === 'unusable-report' || code === 'report-not-used',
    );
    expect(JSON.stringify(done.notifications)).toContain('was made for');
    expect(told === undefined || told.message.length > 0).toBe(true);
  });

  it('that failed, are not finished or have expired are named', async () => {
    const done = await audit({
      [commits.later.hash]: {
        runs: [
          checkRun({
            conclusion: 'failure',
            output: { title: null, summary: null, text: null, annotations_count: 1, annotations_url: 'u' },
          }),
          checkRun({ id: 2, name: 'lint', status: 'in_progress', conclusion: null, completed_at: null }),
        ],
        annotations: [
          {
            path: 'app/session.py',
            start_line: 3,
            end_line: 3,
            annotation_level: 'failure',
            title: null,
            message: 'boom',
          },
        ],
        artifacts: [{ id: 5, name: 'test-report', expired: true }],
      },
    });
    expect(done.checks?.runs).toMatchObject([
      { conclusion: 'failure', annotations: [{ path: 'app/session.py', line: 3, message: 'boom' }] },
      { status: 'running' },
    ]);
    expect(codes(done)).toEqual(
      expect.arrayContaining(['checks-unfinished', 'artifacts-expired', 'no-test-report']),
    );
  });

  it('that are not there are said not to be', async () => {
    const done = await audit({});
    expect(done.checks).toBeNull();
    expect(codes(done)).toContain('no-checks');
  });

  it('leave a large or damaged artifact unread, and nothing behind', async () => {
    const artifacts = [
      { id: 1, name: 'test-large', size: 90_000_000 },
      { id: 2, name: 'test-broken', zip: strToU8('this is no zip') },
    ];
    const done = await audit({ [commits.later.hash]: { runs: [checkRun()], artifacts } });
    const said = done.notifications.find(({ code }) => code === 'artifacts-not-read')?.message;
    expect(said).toContain('test-large is larger than 25 MB');
    expect(said).toContain('test-broken: it is no zip file');
    expect(server?.asked.filter((line) => line.includes('/files/'))).toEqual(['GET /files/2']);
  });
});

describe('an archive', () => {
  const zipped = (files: Record<string, string | Uint8Array>) =>
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path, typeof text === 'string' ? strToU8(text) : text]),
      ),
    );

  it('gives its reports and nothing else', () => {
    const { files, problems } = unzipReports(zipped({ 'b/x.xml': '<a/>', 'a.json': '{}', 'run.sh': 'rm' }));
    expect(files.map(({ path }) => path)).toEqual(['a.json', 'b/x.xml']);
    expect(problems).toEqual([]);
  });

  it.each(['../x.xml', '/etc/x.xml', 'a/../../x.xml', 'C:\\x.xml', 'a\\..\\x.xml', './x.xml'])(
    'cannot lead out by %j',
    (path) => {
      const { files, problems } = unzipReports(zipped({ [path]: '<a/>', 'good.xml': '<a/>' }));
      expect(files.map((file) => file.path)).toEqual(['good.xml']);
      expect(problems).toEqual(['it names files outside of itself']);
    },
  );

  it('that unpacks to too much is stopped', () => {
    const bomb = zipped({ 'bomb.xml': new Uint8Array(3_000_000), 'good.xml': '<a/>' });
    expect(bomb.length).toBeLessThan(10_000);
    const { files, problems } = unzipReports(bomb, { files: 10, bytesPerFile: 1_000_000, bytes: 2_000_000 });
    expect(files.some(({ path }) => path === 'bomb.xml')).toBe(false);
    expect(problems).toContain('it unpacks to more than is read');
  });

  it('of too many files, cut short or none at all is said to be', () => {
    const many = zipped({ 'a.xml': '1', 'b.xml': '2', 'c.xml': '3' });
    expect(unzipReports(many, { files: 2, bytesPerFile: 100, bytes: 100 }).problems).toEqual([
      'it holds more than 2 reports',
    ]);
    expect(unzipReports(strToU8('nothing')).problems).toEqual(['it is no zip file']);
    expect(unzipReports(many.subarray(0, 20)).files).toEqual([]);
  });
});
