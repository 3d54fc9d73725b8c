import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Audit } from '../../src/domain/audit.js';
import type { InferredPattern } from '../../src/domain/causes.js';
import {
  type BuiltRepository,
  RepositoryBuilder,
  type ScriptedCommit,
  temporaryFolder,
} from '../repository-builder.js';
import { type RunOptions, runCli } from './run-cli.js';

let built: BuiltRepository;
let fix: ScriptedCommit;
let ordinary: ScriptedCommit;

const handler = (name: string, calls: string) => `async def ${name}(user):\n${calls}    return user\n`;
const waits = [1, 2, 3].map((n) => `    await hub(user, ${n})\n`).join('');
const calls = [1, 2, 3].map((n) => `    hub(user, ${n})\n`).join('');

beforeAll(async () => {
  const builder = new RepositoryBuilder();
  const names = ['a', 'b', 'c', 'd'];
  const files = (body: string) =>
    Object.fromEntries(names.map((name) => [`src/${name}.py`, handler(name, body)]));
  builder.commit({
    message: 'Start',
    files: { ...files(waits), 'src/x.py': 'limit = 10\n', 'src/e.py': handler('e', '    await hub(user)\n') },
  });
  fix = builder.commit({
    message: 'Wait no longer\n\nFixes #7',
    files: files(calls),
  });
  ordinary = builder.commit({ message: 'Raise the limit', files: { 'src/x.py': 'limit = 20\n' } });
  built = await builder.build();
});

async function pattern(argv: readonly string[], options: RunOptions = {}) {
  const cwd = options.cwd ?? (await temporaryFolder('work'));
  return runCli(['pattern', '--repo', built.folder, ...argv], { ...options, cwd });
}

test('pattern, replacement, support, examples, and the block that confirms it', async () => {
  const { code, out } = await pattern([fix.hash], { terminal: 80, env: { NO_COLOR: '1' } });
  expect(code).toBe(0);
  expect(out).toMatch(/^What these replaced\n {2}[0-9a-f]{9} of 2025-01-06 {2}Wait no longer\n/);
  expect(out).toMatch(/1\. python: await hub\(.*\)\n {3}now: hub\(.*\)\n {3}12 places in 4 files replaced/);
  expect(out).toContain('src/a.py:2\n   - await hub(user, 1)\n   + hub(user, 1)\n');
  expect(out).toMatch(/issues:\n {2}'7':\n {4}patterns:\n {6}- pattern: 'python:await hub\(/);
});

test('the block is a configuration that confirms the pattern', async () => {
  const cwd = await temporaryFolder('work');
  const json = JSON.parse((await pattern([fix.hash, '--json', '--quiet'])).out) as {
    config: string;
    inferredPatterns: InferredPattern[];
  };
  expect(json.inferredPatterns[0]).toMatchObject({ places: 12, files: 4 });
  await writeFile(join(cwd, 'c.yml'), json.config);
  const audit = JSON.parse(
    (await runCli(['7', '--json', '--config', 'c.yml', '--repo', built.folder], { cwd })).out,
  ) as Audit;
  expect(audit.patterns[0]).toMatchObject({
    confirmed: true,
    counts: { production: 1 },
    definition: { origin: 'config', replacement: json.inferredPatterns[0]?.replacement },
  });
});

test('what it still finds at a revision is listed, production apart from the rest, and bounded', async () => {
  const deep = `src/${'a-folder-of-a-long-name/'.repeat(4)}deep.py`;
  const body = (many: number) => handler('x', '    await hub(user, 0)\n'.repeat(many));
  const builder = new RepositoryBuilder();
  const start = builder.commit({
    message: 'Start',
    files: { 'src/a.py': handler('a', waits), 'src/b.py': handler('b', waits), [deep]: body(1) },
  });
  const removal = builder.commit({
    message: 'Wait no longer',
    files: { 'src/a.py': handler('a', calls), 'src/b.py': handler('b', calls) },
  });
  builder.commit({ message: 'More', files: { 'src/c.py': body(25), 'tests/test_c.py': body(12) } });
  const { folder } = await builder.build();
  const ask = async (...argv: string[]) =>
    (
      await runCli(['pattern', '--repo', folder, removal.hash, ...argv], {
        cwd: await temporaryFolder('work'),
        terminal: 60,
        env: { NO_COLOR: '1' },
      })
    ).out;

  const out = await ask();
  expect(out).toMatch(/Still there at HEAD, [0-9a-f]{9}/);
  expect(out).toContain('26 in production, 12 in test; 5 files searched.');
  // Never cut where it is too long for the line: a path without its line leads nowhere.
  expect(out).toContain(`    ${deep}:2\n      await hub(user, 0)\n`);
  expect(out).toContain('    src/c.py:2  await hub(user, 0)\n');
  expect(out).toContain('    and 6 more; --json lists');
  expect(out).toContain('    and 2 more; --json lists');
  expect(out.indexOf('tests/test_c.py')).toBeGreaterThan(out.indexOf('src/c.py'));

  expect(await ask('--at', start.hash)).toContain('7 in production; 3 files searched.');
  const json = JSON.parse(await ask('--json', '--at', removal.hash)) as Pick<Audit, 'patterns' | 'at'>;
  expect(json.at).toEqual({ name: removal.hash, commit: removal.hash });
  expect(json.patterns[0]).toMatchObject({ confirmed: false, counts: { production: 1, test: 0 } });
  expect(json.patterns[0]?.occurrences).toMatchObject([{ path: deep, line: 2, class: 'production' }]);
});

test('none is an answer; nothing is to be confirmed then', async () => {
  const { code, out } = await pattern([ordinary.hash]);
  expect([code, out]).toEqual([0, expect.stringContaining('None: no edit was repeated')]);
  expect(out).not.toContain('issue-audit.yml');
  expect(JSON.parse((await pattern([ordinary.hash, '--json'])).out)).toMatchObject({
    inferredPatterns: [],
    config: null,
  });
});

test('--issue names the issue of the block; the first commit replaced nothing', async () => {
  expect((await pattern([fix.hash, '--issue', 'PROJ-9'])).out).toContain("  'PROJ-9':\n");
  expect((await pattern(['HEAD~2..HEAD'])).out).toContain("  '7':\n");
  expect((await pattern(['HEAD~2'])).out).toMatch(/Not handled\n {2}- [0-9a-f]{9}: is the first commit here/);
});

test.each<[string[], string]>([
  [[], 'of which commit? None was given'],
  [['nowhere'], 'there is no commit "nowhere"'],
  [['HEAD', '--issue', 'what?'], '"what?" is no issue'],
])('%j: what is wrong is named', async (argv, message) => {
  const { code, err, out } = await pattern(argv);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
});
