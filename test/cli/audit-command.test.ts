import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Audit, AuditSchema } from '../../src/domain/audit.js';
import { type BuiltRepository, RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { type RunOptions, runCli } from './run-cli.js';

const PATTERN = 'python:await hub($$$)';
let built: BuiltRepository;

beforeAll(async () => {
  const builder = new RepositoryBuilder();
  builder.commit({
    message: 'Start',
    files: {
      'src/a.py': 'async def f():\n    await hub(1)\n',
      'tests/test_a.py': 'async def t():\n    await hub(2)\n',
    },
  });
  builder.commit({
    message: 'Do not wait for the hub\n\nFixes #1184',
    files: { 'src/a.py': 'async def f():\n    hub(1)\n' },
  });
  builder.tag('v1.0');
  built = await builder.build({ remote: 'https://github.com/example/chat.git' });
});

/** Runs in a folder of its own, on the clone above. */
async function audit(argv: readonly string[], options: RunOptions = {}) {
  const cwd = options.cwd ?? (await temporaryFolder('work'));
  const ran = await runCli(['--repo', built.folder, ...argv], { ...options, cwd });
  return { ...ran, cwd, files: (await readdir(join(cwd, 'out')).catch(() => [])).sort() };
}

describe('files and summary', () => {
  test('the audit as markdown, comment and JSON, and what a person needs on the terminal', async () => {
    const { code, out, err, files, cwd } = await audit(['1184', '--pattern', PATTERN]);
    expect([code, files]).toEqual([0, ['issue-1184.comment.md', 'issue-1184.json', 'issue-1184.md']]);
    expect(out).toMatch(/^Issue #1184\nexample\/chat at HEAD, /);
    expect(out).toContain('0 in production, 1 in tests');
    expect(out).toMatch(
      /Written\n {2}out\/issue-1184\.md\n {2}out\/issue-1184\.comment\.md\n {2}out\/issue-1184\.json\n$/,
    );
    expect(err).toMatch(/^ {2}history +2 commits/m);
    const json = AuditSchema.parse(JSON.parse(await readFile(join(cwd, 'out/issue-1184.json'), 'utf8')));
    expect([json.date, json.issue.key, json.verdict.status]).toEqual(['2025-10-01', '1184', 'RESOLVED']);
  });

  test('the same input gives the same bytes', async () => {
    const [one, two] = await Promise.all([audit(['1184']), audit(['#1184'])]);
    expect(one.out).toBe(two.out);
    for (const name of one.files)
      expect(await readFile(join(one.cwd, 'out', name), 'utf8')).toBe(
        await readFile(join(two.cwd, 'out', name), 'utf8'),
      );
    expect(await readFile(join(one.cwd, 'out/issue-1184.json'), 'utf8')).not.toContain(built.folder);
  });

  test('--quiet prints nothing, --format and --out say what goes where', async () => {
    const { out, err, cwd, files } = await audit(['PROJ-7', '--quiet', '--format', 'json', '--out', 'a/b']);
    expect([out, err, files]).toEqual(['', '', []]);
    expect(await readdir(join(cwd, 'a/b'))).toEqual(['issue-PROJ-7.json']);
  });

  test('the issue of the branch, or how to give one', async () => {
    const none = await audit([]);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('issue-audit 1184')]);
    await built.git('branch', '--force', 'fix/1184-await', 'HEAD');
    const branch = await built.worktree('fix/1184-await');
    const ran = await runCli(['--stage', 'verdict', '--repo', branch.folder]);
    expect(JSON.parse(ran.out)).toMatchObject({ status: 'RESOLVED' });
  });
});

describe('for programs', () => {
  test('--json prints the audit, nothing else, and writes nothing', async () => {
    const { out, files, code } = await audit(['1184', '--json']);
    expect(AuditSchema.parse(JSON.parse(out)).issue.key).toBe('1184');
    expect([code, files]).toEqual([0, []]);
  });

  test.each(['evidence', 'findings', 'verdict'] as const)('--stage %s', async (stage) => {
    const whole = JSON.parse((await audit(['1184', '--json'])).out) as Audit;
    const { out, files } = await audit(['1184', '--stage', stage]);
    expect(JSON.parse(out)).toEqual(whole[stage]);
    expect(files).toEqual([]);
  });

  test('--fail-on ends with 1 where the verdict is one of these, after everything is written', async () => {
    const { code, files } = await audit(['1184', '--fail-on', 'regressed,RESOLVED']);
    expect([code, files.length]).toEqual([1, 3]);
    expect((await audit(['1184', '--fail-on', 'RESOLVED:unknown,REGRESSED'])).code).toBe(0);
  });
});

describe('audits that were written before', () => {
  test('--from renders the same again', async () => {
    const first = await audit(['1184', '--pattern', PATTERN]);
    const again = await runCli(['--from', 'out/issue-1184.json', '--out', 'again'], { cwd: first.cwd });
    expect([again.code, again.err]).toEqual([0, '']);
    for (const name of first.files)
      expect(await readFile(join(first.cwd, 'again', name), 'utf8')).toBe(
        await readFile(join(first.cwd, 'out', name), 'utf8'),
      );
    const other = await runCli(['7', '--from', 'out/issue-1184.json'], { cwd: first.cwd });
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('is about 1184, not about 7')]);
  });

  test('--template is the user’s own', async () => {
    const { cwd } = await audit(['1184']);
    await writeFile(join(cwd, 'my.hbs'), 'Status: {{verdict.status}}\n');
    await runCli(['--from', 'out/issue-1184.json', '--template', 'my.hbs'], { cwd });
    expect(await readFile(join(cwd, 'out/issue-1184.md'), 'utf8')).toContain('Status: RESOLVED');
  });

  test('--compare says what changed', async () => {
    const { cwd } = await audit(['1184', '--at', 'HEAD^', '--pattern', PATTERN]);
    const earlier = ['--compare', 'out/issue-1184.json'];
    const { out } = await audit(['1184', '--pattern', PATTERN, '--out', 'now', ...earlier], { cwd });
    expect(out).toContain('Status: UNRESOLVED → RESOLVED');
    expect(out).toContain('- src/a.py:2 (production)');
    const json = JSON.parse(
      (await audit(['1184', '--pattern', PATTERN, '--json', ...earlier], { cwd })).out,
    ) as Record<string, unknown>;
    expect(AuditSchema.safeParse(json).success).toBe(true);
    expect(json.changes).toMatchObject({ status: { before: 'UNRESOLVED', after: 'RESOLVED' } });
    expect((await audit(['7', ...earlier], { cwd })).err).toContain(
      '--compare: that audit is about example/chat#1184',
    );
  });
});

describe('wrong input is named, with advice; nothing is written', () => {
  test.each<[string[], number, string]>([
    [['1184', '--repo=nowhere'], 2, 'nowhere'],
    [['1184', '--at', 'no-such-tag'], 2, 'there is no commit "no-such-tag"'],
    [['1184', '--at=--all'], 2, 'there is no commit "--all"'],
    [['what?'], 2, '"what?" is no issue'],
    [['1184', '--pattern', 'python:await f('], 2, 'await f('],
    [['1184', '--pattern', 'cobol:x'], 2, 'cobol'],
    [['1184', '--pattern', 're:('], 2, 're:('],
    [['1184', '--config', 'none.yml'], 2, 'there is no configuration file none.yml'],
    [['1184', '--template', 'none.hbs'], 2, 'none.hbs'],
    [['1184', '--from', 'none.json'], 2, '--from and --repo exclude each other'],
    [['1184', '--compare', 'none.json'], 2, '--compare: there is no file none.json'],
  ])('%j', async (argv, code, message) => {
    const named = argv.some((one) => one.startsWith('--repo'));
    const cwd = await temporaryFolder('work');
    const ran = await runCli([...(named ? [] : ['--repo', built.folder]), ...argv], { cwd });
    expect(ran.err.replace(/^(?: {2}[a-z]+ +.*\n)*/, '')).toContain(message);
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(await readdir(cwd)).toEqual([]);
  });

  test('no git repository', async () => {
    const cwd = await temporaryFolder('work');
    const ran = await runCli(['1184', '--repo', '.'], { cwd });
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('is not in a git repository')]);
  });

  test('a wrong configuration and a wrong template, with their place', async () => {
    const cwd = await temporaryFolder('work');
    await writeFile(join(cwd, 'c.yml'), 'patterns: [1]\n');
    await writeFile(join(cwd, 't.hbs'), 'ok\n{{verdict.stats}}\n');
    expect((await audit(['1184', '--config', 'c.yml'], { cwd })).err).toContain(
      'c.yml:1:12: patterns[1] must be',
    );
    const template = await audit(['1184', '--template', 't.hbs', '--quiet'], { cwd });
    expect([template.code, template.err]).toEqual([2, expect.stringMatching(/t\.hbs:2:\d+/)]);
  });

  test('an output folder that is a file, and one that may not be written to: 3, before any work', async () => {
    const cwd = await temporaryFolder('work');
    await writeFile(join(cwd, 'out'), '');
    const file = await audit(['1184'], { cwd });
    expect([file.code, file.err]).toEqual([
      3,
      expect.stringContaining('the output folder out cannot be written to'),
    ]);
    expect(file.err).not.toContain('history');
    // The superuser may write everywhere.
    if (process.getuid?.() === 0) return;
    await mkdir(join(cwd, 'locked'));
    await chmod(join(cwd, 'locked'), 0o500);
    const locked = await audit(['1184', '--out', 'locked'], { cwd });
    expect([locked.code, locked.err]).toEqual([3, expect.stringContaining('you may not write there')]);
  });

  test('an interrupted run says so and ends with 130', async () => {
    const { code, err, files } = await audit(['1184'], { signal: AbortSignal.abort() });
    expect([code, files]).toEqual([130, []]);
    expect(err).toContain('Interrupted');
  });
});
