import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type BuiltRepository, RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { runCli } from './run-cli.js';

/** Written in parts, so that no scanner of secrets takes this file for a leak. */
const TOKEN = ['ghp', 'aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5'].join('_');
const PASSWORD = 'n0t-for-you-42';
let built: BuiltRepository;

beforeAll(async () => {
  const builder = new RepositoryBuilder();
  builder.commit({
    message: 'Start',
    files: { 'a.py': `await hub(password="${PASSWORD}", token="${TOKEN}")\n` },
  });
  builder.commit({ message: `Fix #7 with ${TOKEN}\n\nIt was ${TOKEN}.`, files: { 'b.py': 'x = 1\n' } });
  built = await builder.build({ remote: 'https://github.com/example/chat.git' });
});

test.each([
  ['an audit', ['7', '--pattern', 'python:await hub($$$)']],
  ['an audit as JSON', ['7', '--pattern', 'python:await hub($$$)', '--json']],
  ['a list', ['list']],
  ['a list as JSON', ['list', '--json']],
  ['a status', ['status', '7']],
  ['a status as JSON', ['status', '7', '--json']],
  ['a ledger as CSV', ['history', 'python:await hub($$$)', '--csv']],
  ['an error', [TOKEN]],
])('secrets in messages and code are in no output: %s', async (_, argv) => {
  const cwd = await temporaryFolder('work');
  const ran = await runCli([...argv, '--repo', built.folder], { cwd });
  const files = await readdir(join(cwd, 'out')).catch(() => []);
  const written = await Promise.all(files.map((name) => readFile(join(cwd, 'out', name), 'utf8')));
  const all = [ran.out, ran.err, ...written].join('\n');
  expect(all.length).toBeGreaterThan(50);
  expect(all).not.toContain(TOKEN.slice(0, 12));
  expect(all).not.toContain(PASSWORD);
});
