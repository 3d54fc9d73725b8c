import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Board, BoardSchema } from '../../src/domain/board.js';
import { renderJson } from '../../src/render/render-json.js';
import { miniatureAudit } from '../render/audit-fixture.js';
import { type BuiltRepository, RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { type RunOptions, runCli } from './run-cli.js';

const REMOTE = 'https://github.com/example/chat.git';

function story(): RepositoryBuilder {
  const builder = new RepositoryBuilder();
  builder.commit({ message: 'Start', files: { 'src/a.py': 'x = 1\n', 'lib/b.py': 'y = 1\n' } });
  builder.commit({
    message: 'Wait no longer, fixes #7',
    files: { 'src/a.py': 'x = 2\n', 'tests/test_7.py': 'def test_it():\n    assert 1\n' },
  });
  const bad = builder.commit({ message: '=Count, fixes #12', files: { 'lib/b.py': 'y = 2\n' } });
  builder.revert(bad);
  builder.commit({ message: 'Think about #3', files: { 'docs/x.md': 'x\n' }, date: '2025-02-01T08:00:00Z' });
  return builder;
}

let built: BuiltRepository;
let cache: string;

beforeAll(async () => {
  built = await story().build({ remote: REMOTE });
  cache = await temporaryFolder('cache');
});

async function board(cwd: string, argv: readonly string[] = [], options: RunOptions = {}) {
  const env = { ISSUE_AUDIT_CACHE: cache, ...options.env };
  const repo = argv.includes('--repo') ? [] : ['--repo', built.folder];
  return runCli(['board', ...repo, ...argv], { ...options, env, cwd });
}

const textOf = (cwd: string, name: string) => readFile(join(cwd, 'out/board', name), 'utf8');
const boardIn = async (cwd: string): Promise<Board> =>
  BoardSchema.parse(JSON.parse(await textOf(cwd, 'board.json')));

describe('the board of a clone', () => {
  test('holds every issue that the history names, in its block, with its decision', async () => {
    const cwd = await temporaryFolder('work');
    const { code, out } = await board(cwd);
    expect(code).toBe(0);
    const { rows, repositories, lastRun, at } = await boardIn(cwd);
    expect((await readdir(join(cwd, 'out/board'))).sort()).toEqual([
      'board.csv',
      'board.json',
      'board.md',
      'history',
      'index.html',
      'issues',
    ]);
    expect(await readdir(join(cwd, 'out/board/issues'))).toEqual([
      'issue-12.html',
      'issue-3.html',
      'issue-7.html',
    ]);
    expect(await textOf(cwd, 'index.html')).toContain('href="issues/issue-12.html"');
    expect(await textOf(cwd, 'issues/issue-12.html')).toContain('was judged from commits alone');
    expect(rows.map(({ id, block, action, fold }) => [id, block, action, fold])).toEqual([
      ['example/chat#7', 'resolved', 'close', 'tracker-not-read'],
      ['example/chat#12', 'regressed', 're-open', null],
      ['example/chat#3', 'unknown', 'ask', 'no-fix-found'],
    ]);
    expect(rows[1]?.reason).toMatch(/^[0-9a-f]{9} was taken back by [0-9a-f]{9}\.$/);
    expect(rows[1]?.ask).toMatch(/^Ada Example, who wrote /);
    expect([lastRun, at]).toEqual([null, '2025-10-01T12:00:00.000Z']);
    expect(repositories).toMatchObject([{ name: 'example/chat', webUrl: 'https://github.com/example/chat' }]);
    expect(out).toContain('1 needs a decision. There is no earlier run to compare with.');
    expect(out).toMatch(/ {4}#12 +re-open +REGRESSED +[0-9a-f]{9} was taken back/);
  });

  test('says what changed since the last run, and takes over what did not', async () => {
    const cwd = await temporaryFolder('work');
    await board(cwd);
    const again = await board(cwd, [], { now: '2025-10-02T12:00:00Z' });
    // Nothing is new, so that not even the history was read.
    expect(again.err).toBe('');
    expect((await boardIn(cwd)).rows.map(({ change, date }) => [change, date])).toEqual(
      Array(3).fill([null, '2025-10-01']),
    );
    const builder = story();
    builder.commit({ message: 'Mend it, fixes #3', files: { 'src/a.py': 'x = 3\n' } });
    await builder.build({ folder: join(cwd, 'next'), remote: REMOTE });
    const later = await board(cwd, ['--repo', 'next'], { now: '2025-10-03T12:00:00Z' });
    expect(later.err).toContain('3 issues judged, 2 as before');
    const { rows, lastRun, trend } = await boardIn(cwd);
    expect(lastRun).toBe('2025-10-02T12:00:00.000Z');
    const byKey = new Map(rows.map((row) => [row.key, row]));
    expect(byKey.get('3')).toMatchObject({
      change: { kind: 'changed', status: 'INCONCLUSIVE', action: 'ask' },
      since: '2025-10-03T12:00:00.000Z',
      date: '2025-10-03',
    });
    expect(byKey.get('12')).toMatchObject({
      change: null,
      since: '2025-10-01T12:00:00.000Z',
      date: '2025-10-01',
    });
    expect(trend.map(({ needsDecision }) => needsDecision)).toEqual([1, 1, 2]);
  });

  test('--since counts back from today or takes a date', async () => {
    const cwd = await temporaryFolder('work');
    await board(cwd);
    for (const since of ['37w', '2025-01-20']) {
      await board(cwd, ['--since', since]);
      // The page of an issue that the board no longer has is gone.
      expect(await readdir(join(cwd, 'out/board/issues'))).toEqual(['issue-3.html']);
      expect((await boardIn(cwd)).rows.map(({ key }) => key)).toEqual(['3']);
    }
  });

  test('the tracker’s issues, labels and milestones come from an exported file', async () => {
    const cwd = await temporaryFolder('work');
    const issues = [
      { number: 7, title: 'Waits for ever', state: 'CLOSED', labels: [{ name: 'Bug' }] },
      { number: 3, title: 'Think', state: 'OPEN', labels: [], milestone: { title: 'v2' } },
      { number: 12, title: '=Miscounts', state: 'CLOSED', labels: [{ name: 'bug' }] },
      { number: 99, title: 'Nobody has begun', state: 'OPEN', labels: [] },
    ];
    await writeFile(join(cwd, 'issues.json'), JSON.stringify(issues));
    await board(cwd, ['--issues', 'issues.json']);
    expect((await boardIn(cwd)).rows.map(({ key, title, block, fold }) => [key, title, block, fold])).toEqual(
      [
        ['7', 'Waits for ever', 'resolved', null],
        ['12', '=Miscounts', 'regressed', null],
        ['3', 'Think', 'not-fixed', null],
        ['99', 'Nobody has begun', 'not-fixed', null],
      ],
    );
    const csv = parse(await textOf(cwd, 'board.csv'), { columns: true }) as Record<string, string>[];
    expect(csv[1]).toMatchObject({ issue: '12', title: "'=Miscounts", labels: 'bug', decision: 're-open' });
    await board(cwd, ['--issues', 'issues.json', '--label', 'BUG']);
    expect((await boardIn(cwd)).rows.map(({ key }) => key)).toEqual(['7', '12']);
    expect((await boardIn(cwd)).lastRun).toBeNull();
    await board(cwd, ['--issues', 'issues.json', '--milestone', 'v2']);
    expect((await boardIn(cwd)).rows.map(({ key }) => key)).toEqual(['3']);
  });

  test('--full weighs code and tests, too, and is taken over where nothing changed', async () => {
    const cwd = await temporaryFolder('work');
    await board(cwd);
    const full = await board(cwd, ['--full', 'decisions']);
    expect(full.err).toMatch(/audit +#12 REGRESSED/);
    expect((await boardIn(cwd)).rows.map(({ looked }) => looked)).toEqual(['audit', 'audit', 'audit']);
    const again = await board(cwd, ['--full', 'decisions', '--at', 'main']);
    expect(again.err).toContain('3 issues judged, 3 as before');
    await writeFile(join(cwd, 'c.yml'), "issues: {'7': {patterns: ['python:x = 1']}}\n");
    await board(cwd, ['--config', 'c.yml', '--no-cache']);
    expect((await boardIn(cwd)).rows.map(({ key, looked }) => [key, looked])).toEqual([
      ['7', 'audit'],
      ['12', 'history'],
      ['3', 'history'],
    ]);
  });

  test('--json prints the board and writes nothing', async () => {
    const cwd = await temporaryFolder('work');
    const { out } = await board(cwd, ['--json']);
    expect(BoardSchema.parse(JSON.parse(out)).rows).toHaveLength(3);
    expect(await readdir(cwd)).toEqual([]);
  });

  test('two runs at once, and what an ended one left, do no harm', async () => {
    const cwd = await temporaryFolder('work');
    await mkdir(join(cwd, 'out/board/history'), { recursive: true });
    await writeFile(join(cwd, 'out/board/history/run-20250901T000000000Z.json'), '{"kind":"board-run","at"');
    await writeFile(join(cwd, 'out/board/history/last-run.json'), '{"kind":');
    const nows = ['2025-10-01T12:00:00.000Z', '2025-10-01T12:00:00.001Z'];
    const codes = (await Promise.all(nows.map((now) => board(cwd, [], { now })))).map(({ code }) => code);
    expect(codes).toEqual([0, 0]);
    const { problems } = await boardIn(cwd);
    expect(problems).toEqual([
      {
        where: 'out/board/history/run-20250901T000000000Z.json',
        message: 'is no run of a board; it was left out',
      },
    ]);
    const left = await readdir(join(cwd, 'out/board'), { recursive: true });
    expect(left.filter((name) => name.includes('tmp'))).toEqual([]);
  });

  test('an interrupted run leaves the last board as it was', async () => {
    const cwd = await temporaryFolder('work');
    await board(cwd);
    const before = await textOf(cwd, 'board.json');
    const { code } = await board(cwd, ['--no-cache'], { signal: AbortSignal.abort() });
    expect(code).toBe(130);
    expect(await textOf(cwd, 'board.json')).toBe(before);
    expect(await readdir(join(cwd, 'out/board/history'))).toHaveLength(2);
  });
});

describe('the board of folders', () => {
  const nextRevision = 'e'.repeat(40);

  async function folders(): Promise<string> {
    const cwd = await temporaryFolder('work');
    const audit = miniatureAudit();
    const elsewhere = { ...audit, repository: { name: 'example/mail', webUrl: null } };
    for (const [path, text] of [
      ['a/issue-1184.json', renderJson(audit)],
      [
        'a/old/issue-1184.json',
        renderJson({
          ...audit,
          at: { ...audit.at, committedAt: '2025-01-01T00:00:00Z' },
          revision: nextRevision,
        }),
      ],
      ['a/broken.json', '{"a": '],
      ['b/issue-1184.json', renderJson(elsewhere)],
      ['b/other.json', '{"name": "package"}'],
    ] as const) {
      await mkdir(join(cwd, path, '..'), { recursive: true });
      await writeFile(join(cwd, path), text);
    }
    return cwd;
  }

  const merge = (cwd: string, ...argv: string[]) => runCli(['board', ...argv], { cwd });

  test('merges repositories; what cannot be read is named, and the rest is there', async () => {
    const cwd = await folders();
    const { code, out } = await merge(cwd, 'a', 'b/');
    expect(code).toBe(0);
    const { rows, problems, repositories } = await boardIn(cwd);
    expect(rows.map(({ id, looked }) => [id, looked])).toEqual([
      ['example/chat#1184', 'audit'],
      ['example/mail#1184', 'audit'],
    ]);
    expect(rows[0]?.revision).not.toBe(nextRevision);
    expect(repositories.map(({ name }) => name)).toEqual(['example/chat', 'example/mail']);
    expect(problems.map(({ where, message }) => `${where}: ${message}`)).toEqual([
      expect.stringMatching(/^a\/broken\.json: is not JSON: /),
      'a/old/issue-1184.json: tells of example/chat#1184, and so does a/issue-1184.json, which is later',
      expect.stringMatching(/^b\/other\.json: is not an audit: /),
    ]);
    expect(out).toContain('a/broken.json: is not JSON');
  });

  test('a board stands for what lies below it', async () => {
    const cwd = await folders();
    await merge(cwd, 'a', '--out', 'a');
    await merge(cwd, 'a', 'b');
    const { rows, problems } = await boardIn(cwd);
    expect(rows.map(({ id, page }) => [id, page])).toEqual([
      ['example/chat#1184', null],
      ['example/mail#1184', expect.stringMatching(/^issues\/issue-example-mail-1184-[0-9a-f]{8}\.html$/)],
    ]);
    expect(problems).toHaveLength(1);
  });

  test.each([
    [['nowhere'], 'there is no folder nowhere'],
    [['a/issue-1184.json'], 'a/issue-1184.json is no folder'],
    [['a', '--repo', '.'], '--repo asks for a clone'],
    [['a', '--milestone', 'v2'], '--milestone asks the tracker'],
  ])('%j: what is wrong is named', async (argv, message) => {
    const { code, err } = await merge(await folders(), ...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

test.each([
  [['--since', 'May'], '--since: "May" is no date'],
  [['--since', '90x'], '--since: "90x" is neither a date nor a time back from now'],
  [['--label', 'bug'], '--label: only the issue tracker knows it, and none was asked'],
  [['--full', 'some'], '--full does not know "some"'],
])('%j: what is wrong is named', async (argv, message) => {
  const { code, err, out } = await board(await temporaryFolder('work'), argv);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
});
