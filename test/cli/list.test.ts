import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/domain/verdict.js';
import { issue } from '../github-server/routes/issues.js';
import { GitHubServer, page } from '../github-server/server.js';
import {
  type BuiltRepository,
  RepositoryBuilder,
  type ScriptedCommit,
  temporaryFolder,
} from '../repository-builder.js';
import { type RunOptions, runCli } from './run-cli.js';

let built: BuiltRepository;
let old: ScriptedCommit;

beforeAll(async () => {
  const builder = new RepositoryBuilder();
  builder.commit({ message: 'Start', files: { 'src/a.py': 'x = 1\n', 'lib/b.py': 'y = 1\n' } });
  builder.commit({ message: 'Wait no longer, fixes #7', files: { 'src/a.py': 'x = 2\n' } });
  const bad = builder.commit({ message: '=Count, fixes #12', files: { 'lib/b.py': 'y = 2\n' } });
  old = builder.revert(bad);
  builder.commit({ message: 'Think about #3', files: { 'docs/x.md': 'x\n' }, date: '2025-02-01T08:00:00Z' });
  builder.switchTo('work').commit({ message: 'Merge me: fixes #20', files: { 'src/w.py': 'w\n' } });
  builder.switchTo('main').commit({ message: 'PROJ-5: name it', files: { 'src/p.py': 'p\n' } });
  const side = builder.switchTo('side').commit({ message: 'Side', files: { 'src/s.py': 's\n' } });
  builder.switchTo('main').merge(side, { message: 'Merge pull request #30 from example/side' });
  built = await builder.build({ remote: 'https://github.com/example/chat.git' });
});

async function list(argv: readonly string[], options: RunOptions = {}) {
  const cwd = options.cwd ?? (await temporaryFolder('work'));
  return runCli(['list', '--repo', built.folder, ...argv], { ...options, cwd });
}

interface Answer {
  readonly issues: { key: string; verdict: Verdict; fix: { commit: string } | null }[];
  readonly others: number;
  readonly pullRequests: number;
}

const answer = async (...argv: string[]) => JSON.parse((await list([...argv, '--json'])).out) as Answer;
const keysOf = ({ issues }: Answer) => issues.map(({ key }) => key);

describe('with the data of the tracker', () => {
  const rows = [
    { number: 7, title: 'Waits too long', state: 'CLOSED', labels: [{ name: 'Bug' }, { name: 'ui' }] },
    {
      number: 12,
      title: 'Counts wrong',
      state: 'OPEN',
      labels: [{ name: 'bug' }],
      milestone: { title: 'v2' },
    },
  ];
  const withRows = async (...argv: string[]) => {
    const cwd = await temporaryFolder('work');
    await writeFile(join(cwd, 'issues.json'), JSON.stringify(rows));
    const { out } = await list([...argv, '--issues', 'issues.json', '--json'], { cwd });
    return JSON.parse(out) as Answer & { unwanted: number; notifications: { code: string }[] };
  };

  test('labels and milestones choose, and titles are shown', async () => {
    expect(keysOf(await withRows('--label', 'bug'))).toEqual(['12', '7']);
    const both = await withRows('--label', 'bug', '--label', 'UI');
    expect([keysOf(both), both.unwanted]).toEqual([['7'], 4]);
    expect(keysOf(await withRows('--milestone', 'V2', '--milestone', 'v3'))).toEqual(['12']);
    const all = await withRows();
    expect(all.issues.find(({ key }) => key === '7')).toMatchObject({ title: 'Waits too long' });
    expect(all.notifications.map(({ code }) => code)).toContain('issues-not-in-tracker');
  });

  test('without it, labels and milestones are refused with what to do', async () => {
    const { code, err } = await list(['--label', 'bug']);
    expect(code).toBe(2);
    expect(err).toContain('the history does not tell labels');
    expect(err).toContain('--issues issues.json');
  });

  test('GitHub is asked once for all of them, page by page', async () => {
    const number = (n: number, labels: string[]) =>
      issue({
        number: n,
        labels: labels.map((name) => ({ name })),
        html_url: 'https://github.com/o/r/issues/1',
      });
    const many = [...Array(100).keys()].map((n) => number(1000 + n, []));
    const server = await GitHubServer.start([
      {
        method: 'GET',
        path: '/repos/example/chat/issues',
        // Not among the operations that were cut out of the description.
        isDescribed: false,
        answer: (asked, self) => page(asked, self, [...many, number(7, ['bug']), number(12, ['ui'])]),
      },
    ]);
    const env = { GITHUB_API_URL: server.apiUrl, GITHUB_TOKEN: 'ghp_abcdefghijklmnopqrstuvwxyz0123456789' };
    const { out, err } = await list(['--label', 'bug', '--json'], { env });
    await server.close();
    expect([err.includes('Wrong input'), server.requests.length, server.problems]).toEqual([false, 2, []]);
    expect(keysOf(JSON.parse(out))).toEqual(['7']);
  });
});

describe('which issues', () => {
  test('all that the history names, newest number first; pull requests are counted apart', async () => {
    const found = await answer();
    expect([keysOf(found), found.pullRequests, found.others]).toEqual([['20', '12', '7', '3'], 1, 0]);
    expect(Object.fromEntries(found.issues.map(({ key, verdict }) => [key, verdict.status]))).toEqual({
      20: 'UNRESOLVED',
      12: 'REGRESSED',
      7: 'RESOLVED',
      3: 'INCONCLUSIVE',
    });
  });

  test('status, grade and rule are those of the audit', async () => {
    for (const { key, verdict } of (await answer()).issues) {
      const audit = JSON.parse(
        (await runCli([key, '--stage', 'verdict', '--repo', built.folder])).out,
      ) as Verdict;
      expect([key, verdict.status, verdict.grade, verdict.rule]).toEqual([
        key,
        audit.status,
        audit.grade,
        audit.rule,
      ]);
    }
  });

  test('--at leaves out what was named later, --since what was named before, --status all others', async () => {
    expect(keysOf(await answer('--at', old.hash))).toEqual(['12', '7']);
    expect(keysOf(await answer('--since', '2025-02-01'))).toEqual(['20', '3']);
    const regressed = await answer('--status', 'regressed,RESOLVED:unknown');
    expect([keysOf(regressed), regressed.others]).toEqual([['12'], 3]);
  });

  test('forms of the configuration, with titles and aliases', async () => {
    const cwd = await temporaryFolder('work');
    await writeFile(
      join(cwd, 'c.yml'),
      "references: ['PROJ-\\d+']\nissues: {'7': {title: Waiting, aliases: [PROJ-5]}}\n",
    );
    const { out } = await list(['--config', 'c.yml'], { cwd });
    expect(out).toMatch(/^#7 +RESOLVED +claimed +2025-02-01 {2}[0-9a-f]{9} Waiting$/m);
    expect(out).not.toContain('PROJ-5');
  });
});

describe('how', () => {
  test('a table with a count of each status, and what was left out', async () => {
    const { code, out, err } = await list([], { terminal: 80, env: { NO_COLOR: '1' } });
    expect(code).toBe(0);
    expect(out).toMatch(/^Issue +Status +Grade +Named +Fix\n#20 +UNRESOLVED +claimed +/);
    expect(out).toMatch(/4 issues at [0-9a-f]{9}: 1 RESOLVED, 1 UNRESOLVED, 1 REGRESSED, 1 INCONCLUSIVE\./);
    expect(out).toContain('Left out: 1 number of pull requests.');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(err).toContain('4 issues judged');
  });

  test('CSV', async () => {
    const rows = parse((await list(['--csv'])).out, { columns: true }) as Record<string, string>[];
    expect(rows[1]).toMatchObject({ issue: '12', status: 'REGRESSED', fix_subject: "'=Count, fixes #12" });
  });

  test('a history that names none', async () => {
    const { code, out } = await list(['--at', `${old.hash}~3`]);
    expect([code, out]).toEqual([0, expect.stringMatching(/^0 issues at [0-9a-f]{9}\.\n/)]);
  });
});

test.each<[string[], string]>([
  [['--status', 'RESOLVD'], '--status knows no status "RESOLVD"; did you mean RESOLVED?'],
  [['--since', 'May'], '--since: "May" is no date'],
  [['7'], '"7" is one word too many'],
])('%j: what is wrong is named', async (argv, message) => {
  const { code, err, out } = await list(argv);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
});
