import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, type Ground, start } from './ground.js';

const MEGABYTE = 1024 * 1024;
const PATTERNS = ['python:await f($$$)', 're:await f\\('];

/** What is written into the repository beside two ordinary files, and what the audit has to say of it; null for nothing. */
const FILES: Readonly<Record<string, { text: () => string | Buffer; stated: RegExp | null }>> = {
  'huge.py': { text: () => 'await f(1)\n'.repeat((200 * MEGABYTE) / 11), stated: /huge\.py/ },
  'long-line.py': {
    text: () => `x = [${'await f(1), '.repeat((50 * MEGABYTE) / 12)}]\n`,
    stated: /long-line\.py/,
  },
  'binary.py': {
    text: () => Buffer.concat([Buffer.from('await f(1)\0'), randomBytes(MEGABYTE)]),
    stated: /binary\.py/,
  },
  'deep.py': { text: () => `await f(${'('.repeat(100_000)}1${')'.repeat(100_000)})\n`, stated: null },
  'slow.py': { text: () => `await f(1)\n${'a < b > (c < d > e['.repeat(100_000)}`, stated: null },
  'brackets.py': { text: () => `await f(1)\n${'([{'.repeat(600_000)}`, stated: null },
  'strings.py': { text: () => `await f(1)\n${'"""\''.repeat(500_000)}`, stated: null },
  'deep.ts': { text: () => `${'a?b<c>('.repeat(60_000)}await f(1)`, stated: null },
  ...Object.fromEntries(
    Array.from({ length: 6 }, (_, i) => [
      `many-${i}.py`,
      { text: () => 'await f(1)\n'.repeat(370_000), stated: null },
    ]),
  ),
};

/**
 * A blob of 200 MB, a line of 50 MB, a binary file called `.py`, files that keep parsers busy, and more than two million places
 * that match: audited for a pattern and a regular expression, with the ledger; each that was not read is named.
 */
export const hugeInputs: Fault = {
  name: 'huge and slow files',
  async inject(ground) {
    const repo = await build(ground);
    const problems: string[] = [];
    const notes: string[] = [];
    for (const pattern of PATTERNS) {
      const began = performance.now();
      const argv = [
        '7',
        '--repo',
        repo,
        '--pattern',
        pattern,
        '--json',
        '--no-cache',
        '--quiet',
        '--offline',
      ];
      // A gigabyte: a list of all places would not fit into it.
      const node = ['--max-old-space-size=1024'];
      const { code, out, err } = await start(argv, { cwd: ground.folder, node }).ended;
      notes.push(`${pattern}: ${Math.round((performance.now() - began) / 1000)} s`);
      if (code !== 0) problems.push(`${pattern}: ended with ${code}: ${err.slice(0, 500)}`);
      else problems.push(...missing(JSON.parse(out), pattern));
    }
    return { injected: Object.keys(FILES).length * PATTERNS.length, problems, note: notes.join(', ') };
  },
};

function missing(
  audit: { patterns: { searched: unknown; counts: { production: number } }[] },
  pattern: string,
): string[] {
  const [scan] = audit.patterns;
  const said = JSON.stringify(scan?.searched);
  const found = scan?.counts.production ?? 0;
  console.log(`  ${pattern}: ${found} places; ${said.slice(0, 3000)}`);
  // An expression is looked for in texts only: what is none is missing from the number of files, whatever it is called.
  const isText = (name: string) => !pattern.startsWith('re:') || name !== 'binary.py';
  const unnamed = Object.entries(FILES).filter(
    ([name, { stated }]) => stated !== null && isText(name) && !stated.test(said),
  );
  return [
    ...unnamed.map(([name]) => `${pattern}: ${name} is not named`),
    ...(found < 6 * 370_000 ? [`${pattern}: only ${found} places were counted`] : []),
  ];
}

async function build({ folder }: Ground): Promise<string> {
  const repo = join(folder, 'huge');
  await mkdir(repo, { recursive: true });
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=Big', '-c', 'user.email=big@example.com', '-c', 'gc.auto=0', ...args],
      { cwd: repo, stdio: 'pipe' },
    );
  git('init', '-q');
  await writeFile(join(repo, 'small.py'), 'await f(1)\nawait f(2)\n');
  git('add', '.');
  git('commit', '-qm', 'Begin');
  for (const [name, { text }] of Object.entries(FILES)) await writeFile(join(repo, name), text());
  git('add', '.');
  git('commit', '-qm', 'Grow');
  await writeFile(join(repo, 'small.py'), 'f(1)\nf(2)\n');
  for (const name of ['deep.py', 'many-0.py', 'huge.py', 'deep.ts'])
    await writeFile(join(repo, name), `${await readFile(join(repo, name), 'utf8')}# end\n`);
  git('add', '.');
  git('commit', '-qm', 'Fix #7: no await');
  return repo;
}
