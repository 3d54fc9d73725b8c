import { readdir } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { LedgerSchema } from '../../src/domain/ledger.js';
import { type BuiltRepository, RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { type RunOptions, runCli } from './run-cli.js';

const PATTERN = 'python:await hub($$$)';
let built: BuiltRepository;

const waits = (n: number) =>
  `async def f():\n${Array.from({ length: n }, (_, i) => `    await hub(${i})\n`).join('')}    pass\n`;

beforeAll(async () => {
  const builder = new RepositoryBuilder();
  builder.commit({ message: 'Start', files: { 'src/a.py': waits(0), 'README.md': 'x\n' } });
  builder.commit({ message: 'Add the hub', files: { 'src/a.py': waits(3) } });
  builder.commit({ message: '=SUM(A1), "quoted"', files: { 'tests/test_a.py': waits(2) } });
  for (let i = 0; i < 12; i += 1)
    builder.commit({ message: `Say ${i}`, files: { [`src/b${i}.py`]: waits(1) } });
  const gone = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`src/b${i}.py`, waits(0)]));
  builder.commit({ message: 'a', files: { 'src/a.py': waits(0), ...gone } });
  for (let i = 0; i < 9; i += 1) {
    builder.commit({ message: `Up ${i}`, files: { 'tests/test_a.py': waits(3) } });
    builder.commit({ message: `Down ${i}`, files: { 'tests/test_a.py': waits(2) } });
  }
  built = await builder.build();
});

async function history(argv: readonly string[], options: RunOptions = {}) {
  const cwd = await temporaryFolder('work');
  const ran = await runCli(['history', '--repo', built.folder, ...argv], { cwd, ...options });
  return { ...ran, written: await readdir(cwd) };
}

describe('the table', () => {
  test('names first, peak and largest removal, and leaves out the rest until asked', async () => {
    const { code, out } = await history([PATTERN], { terminal: 80, env: { NO_COLOR: '1' } });
    expect(code).toBe(0);
    expect(out).toMatch(
      /^python:await hub\(\$\$\$\)\nat HEAD, [0-9a-f]{9} of 2025-01-07\n[▁-█ ]+ {2}most 17/,
    );
    expect(out).toMatch(/ \+3 +· +3 +3 {2}first\n {2}Ada Example: Add the hub\n/);
    expect(out).toMatch(/ {2}peak\n {2}Ada Example: Say 11\n/);
    expect(out).toMatch(/ -15 +· +2 +0 {2}largest removal\n {2}Ada Example: a\n/);
    expect(out).toMatch(/ · +\+1 +3 +0 {2}added again\n {2}Ada Example: Up 8\n/);
    expect(out).toContain('Remaining: 0 in production, 2 in test; 1 file.');
    expect(out).toMatch(/not shown; --all shows every one\./);
    expect(out).not.toContain('Say 3');
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
    const all = await history([PATTERN, '--all']);
    expect(all.out).toContain('Say 3');
    expect(all.out).not.toContain('not shown');
  });

  test('--path and --since limit it and say so', async () => {
    const { out } = await history([PATTERN, '--path', 'tests', '--since', '2025-01-06T12:00:00Z']);
    expect(out).toContain(', since 2025-01-06T12:00:00Z, in tests');
    expect(out).not.toContain('Add the hub');
    expect(out).toContain('Up 8');
  });

  test('a pattern that never was', async () => {
    const { code, out } = await history(['python:await nowhere($$$)']);
    expect([code, out]).toEqual([0, expect.stringContaining('No commit of this history ever held')]);
    expect(out).toMatch(/\d+ file versions in the history, 0 parsed, 0 missing\./);
  });
});

describe('for programs', () => {
  test('--json prints the ledger, nothing else, and writes nothing', async () => {
    const { out, err, written } = await history([PATTERN, '--json', '--quiet']);
    const ledger = LedgerSchema.parse((JSON.parse(out) as { ledger: unknown }).ledger);
    expect(ledger.remaining.test).toBe(2);
    expect([err, written]).toEqual(['', []]);
  });

  test('--csv holds every commit; a subject is never a formula', async () => {
    const { out } = await history([PATTERN, '--csv']);
    const rows = parse(out, { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(33);
    expect(rows[1]).toMatchObject({ subject: `'=SUM(A1), "quoted"`, added_elsewhere: '2', total: '5' });
    expect(rows[14]).toMatchObject({ marks: 'largest removal', removed_production: '15' });
  });
});

test.each<[string[], string, string]>([
  [[], 'which pattern?', 'issue-audit history'],
  [['await hub()'], 'does not say what it is written in', 'language:pattern'],
  [['type:await-of-non-promise'], 'needs types', 'structural'],
  [[PATTERN, '--since', 'yesterday'], '--since: "yesterday" is no date', '2025-09-14'],
  [[PATTERN, '--json', '--csv'], '--csv and --json exclude each other', 'Leave one'],
  [[PATTERN, '--at', 'nowhere'], 'there is no commit "nowhere"', 'fetch'],
])('%j: what is wrong is named, with advice', async (argv, message, advice) => {
  const { code, err, out } = await history(argv);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
  expect(err).toContain(advice);
});
