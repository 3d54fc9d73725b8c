import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { openClone, resolveCommit } from '../src/clients/git/repository.js';
import type { Proof } from '../src/domain/proof.js';
import { classifyPath } from '../src/languages/classify.js';
import { proveFix } from '../src/proof/prove-fix.js';

interface Row {
  readonly repo: string;
  readonly issue: string;
  readonly fix: string;
  readonly verdict: string;
  readonly f2p_tests: string;
}

interface Judged {
  readonly row: Row;
  readonly proof: Proof | null;
  readonly seconds: number;
}

const NOTHING_GIVEN = { setUp: null, build: null, test: null, reports: [], environment: {} };

/**
 * Proves the fixes of `issues/proofs.csv` again, with nothing but the commit and the issue’s key, and compares what was shown
 * and by which tests. Runs the tests of the repositories, one row after the other. `PROOF_ROWS=from-to` takes some of the
 * rows, `PROOF_LOGS=folder` keeps what was printed.
 */
export async function accuracyOfProofs(casesDir: string, clonesDir: string): Promise<string> {
  const all: Row[] = parse(readFileSync(join(casesDir, 'issues', 'proofs.csv')), { columns: true });
  const [from = 1, to = all.length] = (process.env.PROOF_ROWS ?? '').split('-').filter(Boolean).map(Number);
  const judged: Judged[] = [];
  for (const row of all.slice(from - 1, to)) {
    const one = await judge(row, clonesDir);
    judged.push(one);
    console.log(line(one));
  }
  return print(judged);
}

async function judge(row: Row, clonesDir: string): Promise<Judged> {
  const folder = join(clonesDir, row.repo.replace('/', '+'), 'repo');
  if (!existsSync(folder)) return { row, proof: null, seconds: 0 };
  const clone = await openClone(folder);
  const start = performance.now();
  const { proof, log } = await proveFix(clone, {
    issue: { key: row.issue, aliases: [] },
    fix: await resolveCommit(clone.git, row.fix),
    revision: null,
    files: [],
    declared: [],
    classOf: classifyPath,
    given: NOTHING_GIVEN,
    repeat: 3,
    minutes: 10,
    at: [],
    environment: process.env,
    cacheFolder: join(homedir(), '.cache', 'issue-audit'),
    step: (_, work) => work(),
  });
  const logs = process.env.PROOF_LOGS;
  if (logs) {
    const stem = join(logs, `${row.repo.replace('/', '+')}-${row.issue}`);
    writeFileSync(`${stem}.log`, log);
    writeFileSync(`${stem}.json`, JSON.stringify(proof, null, 2));
  }
  return { row, proof, seconds: (performance.now() - start) / 1000 };
}

const isPositive = ({ row }: Judged) => /^PROVEN/.test(row.verdict);
const isProven = ({ proof }: Judged) => proof?.result === 'proven' || proof?.result === 'weak';

/** Names of the row whose test was found to be FAIL_TO_PASS. The file writes a suite's name with a space or `::` after it. */
function namesFound({ row, proof }: Judged): { named: number; found: number } {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  const own = (proof?.tests ?? [])
    .filter((test) => test.transition === 'FAIL_TO_PASS')
    .map((test) => plain(test.name));
  const names = row.f2p_tests
    .split(/; (?=\S)/)
    .map(plain)
    .filter(Boolean);
  const found = names.filter((name) => own.some((one) => one.includes(name) || name.endsWith(one)));
  return { named: names.length, found: found.length };
}

function line(one: Judged): string {
  const { row, proof, seconds } = one;
  const { named, found } = namesFound(one);
  const head = `${row.repo}#${row.issue}`.padEnd(36);
  const expected = row.verdict.split(/[ :]/).slice(0, 2).join(' ').padEnd(14);
  return `${head}${expected}${(proof?.result ?? 'no clone').padEnd(12)}${found}/${named} names  ${seconds.toFixed(0)} s  ${proof?.reason ?? ''}`;
}

function print(judged: readonly Judged[]): string {
  const measured = judged.filter(({ proof }) => proof !== null);
  const positive = measured.filter(isPositive);
  const negative = measured.filter((one) => !isPositive(one));
  const again = positive.filter((one) => isProven(one) && namesFound(one).found === namesFound(one).named);
  const rate = positive.length === 0 ? 0 : (100 * again.length) / positive.length;
  return [
    '',
    `Proofs: ${again.length} of ${positive.length} proven again with every test named (${rate.toFixed(1)} %)`,
    `  ${positive.filter(isProven).length} proven at all; ${negative.filter(isProven).length} of ${negative.length} others called proven`,
    `  ${judged.length - measured.length} rows without a clone`,
  ].join('\n');
}
