import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClone, resolveCommit } from '../src/clients/git/repository.js';
import { patternOf } from './bench-pattern.js';
import { median } from './median.js';

/** What to measure whole processes on. */
export interface ProcessSpeedInput {
  readonly folder: string;
  readonly revision: string;
  /** The issue to audit, and its pattern: `python:await f($$$)`. */
  readonly issue: string;
  readonly pattern: string;
  readonly runs: number;
}

const CLI = join(import.meta.dirname, '..', 'dist', 'cli.js');
/** Makes a Node process say at its end how much memory it held at most, in KB. */
const TELL_MEMORY = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS+'\\n'))`;

/**
 * Measures the start, a whole audit (first without a cache, then again) and the list of all issues as processes of their own,
 * against git and Node in the same run: medians in seconds, ratios, and the peak of memory.
 * @throws Error when the program was not built
 */
export async function processSpeed(input: ProcessSpeedInput): Promise<string> {
  if (!existsSync(CLI)) throw new Error('there is no dist/cli.js: run `npm run build` first');
  const times = new Times();
  const { git } = await openClone(input.folder);
  const revision = await resolveCommit(git, input.revision);
  const inClone = (...args: string[]) => run('git', ['-C', input.folder, ...args]);
  const { matcher } = await patternOf(input.pattern);
  const [literal = ''] = matcher.literals;
  const paths = matcher.globs.map((glob) => `:(top,glob)**/${glob}`);
  for (let i = 0; i < input.runs; i += 1) {
    for (let again = 0; again < 5; again += 1) {
      times.add('node -e 0', await run(process.execPath, ['-e', '0']));
      times.add('--version', await issueAudit('--version'));
      times.add('--help', await issueAudit('--help'));
    }
    // Without renames, and -S in the pattern's files alone: in a clone that lacks some contents, git gives up on the rest.
    times.add('git log --raw', await inClone('log', '--raw', '--no-renames', '--format=%H', revision));
    times.add('git log -S', await inClone('log', '--format=%H', `-S${literal}`, revision, '--', ...paths));
    await audits(times, input, revision);
  }
  return report(times);
}

async function audits(times: Times, input: ProcessSpeedInput, revision: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'issue-audit-bench-'));
  const where = [
    '--repo',
    input.folder,
    '--at',
    revision,
    '--cache-folder',
    join(folder, 'cache'),
    '--quiet',
  ];
  const audit = () =>
    issueAudit(input.issue, ...where, '--pattern', input.pattern, '--offline', '--out', join(folder, 'out'));
  try {
    times.add('audit, cold', await audit());
    times.add('audit, warm', await audit());
    times.add('list', await issueAudit('list', ...where.slice(0, 4), '--quiet', '--json'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Measured {
  readonly seconds: number;
  /** Most memory held, in MB; null for programs other than ours. */
  readonly peak: number | null;
}

function issueAudit(...args: string[]): Promise<Measured> {
  return run(process.execPath, ['--import', TELL_MEMORY, CLI, ...args]);
}

function run(program: string, args: readonly string[]): Promise<Measured> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.resume();
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-2000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`${program} ${args.join(' ')}: exit code ${code}\n${said}`));
      const kilobytes = /\npeak (\d+)\n$/.exec(said)?.[1];
      const seconds = (performance.now() - start) / 1000;
      resolve({ seconds, peak: kilobytes === undefined ? null : Number(kilobytes) / 1024 });
    });
  });
}

/** All times of each thing that was measured. */
class Times {
  readonly #all = new Map<string, Measured[]>();

  add(name: string, measured: Measured): void {
    this.#all.set(name, [...(this.#all.get(name) ?? []), measured]);
  }

  get names(): string[] {
    return [...this.#all.keys()];
  }

  median(name: string): number {
    return median((this.#all.get(name) ?? []).map(({ seconds }) => seconds));
  }

  peak(name: string): number {
    return Math.max(...(this.#all.get(name) ?? []).map(({ peak }) => peak ?? 0));
  }
}

/** The goals in seconds are of a machine on which `git log -S` took 14.4 s; as ratios they hold anywhere. */
const SECONDS_OF_SEARCH = 14.4;

function report(times: Times): string {
  const ratio = (a: string, b: string, goal: number) => {
    const value = times.median(a) / times.median(b);
    return `  ${a} / ${b}: ${value.toFixed(2)} (goal <= ${goal.toFixed(2)}) ${value <= goal ? 'reached' : 'MISSED'}`;
  };
  const peak = Math.max(times.peak('audit, cold'), times.peak('audit, warm'));
  return [
    'processes:',
    ...times.names.map((name) => `  ${name}: ${times.median(name).toFixed(2)} s`),
    ratio('--version', 'node -e 0', 1.5),
    ratio('--help', 'node -e 0', 3.5),
    ratio('audit, cold', 'git log -S', 10 / SECONDS_OF_SEARCH),
    ratio('audit, warm', 'git log -S', 2 / SECONDS_OF_SEARCH),
    ratio('list', 'git log --raw', 4),
    `  peak memory of the audit: ${Math.round(peak)} MB (goal <= 500) ${peak <= 500 ? 'reached' : 'MISSED'}`,
  ].join('\n');
}
