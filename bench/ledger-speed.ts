import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCodeStory } from '../src/analysis/code-story.js';
import { DiskCache } from '../src/clients/cache/disk-cache.js';
import type { Matcher } from '../src/clients/code/matcher.js';
import { readWholeLog } from '../src/clients/git/log.js';
import { type Clone, openClone, resolveCommit } from '../src/clients/git/repository.js';
import { totalOf } from '../src/domain/code-class.js';
import { CommitGraph } from '../src/domain/history.js';
import { patternOf } from './bench-pattern.js';
import { median } from './median.js';

/** What to measure: patterns of one language, given as `python:await f($$$)`. */
export interface LedgerSpeedInput {
  readonly folder: string;
  readonly revision: string;
  readonly pattern: string;
  readonly second: string;
  readonly runs: number;
}

/**
 * Measures a pattern’s ledger against git’s own searches over the same history and files, all in this run: medians in
 * seconds, and ratios. The ledger’s time includes reading the log.
 */
export async function ledgerSpeed(input: LedgerSpeedInput): Promise<string> {
  const clone = await openClone(input.folder);
  const revision = await resolveCommit(clone.git, input.revision);
  const [pattern, second] = await Promise.all(
    [input.pattern, input.second].map(async (source) => (await patternOf(source)).matcher),
  );
  if (!pattern || !second) throw new Error('two patterns are needed');
  const times = new Map<string, number[]>();
  const time = async (name: string, work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    times.set(name, [...(times.get(name) ?? []), (performance.now() - start) / 1000]);
  };
  let found = '';
  for (let run = 0; run < input.runs; run += 1) {
    await gitSearches(clone, revision, pattern, time);
    const folder = await mkdtemp(join(tmpdir(), 'issue-audit-bench-'));
    try {
      const story = (matcher: Matcher) => readStory(clone, revision, matcher, folder);
      await time('ledger, cold', async () => {
        found = await story(pattern);
      });
      await time('ledger, cached', () => story(pattern));
      await time('second pattern, cached history', () => story(second));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return report(times, found);
}

type Timer = (name: string, work: () => Promise<unknown>) => Promise<void>;

async function gitSearches(clone: Clone, revision: string, matcher: Matcher, time: Timer): Promise<void> {
  const [literal = ''] = matcher.literals;
  const paths = matcher.globs.map((glob) => `:(top,glob)**/${glob}`);
  const drain = async (args: string[]) => {
    const child = clone.git.stream(args, { globs: true });
    child.stdin.end();
    child.stdout.resume();
    await child.ended;
  };
  await time('git log --raw', () => drain(['log', '--raw', '--format=%H', revision]));
  await time('git log -S', () => drain(['log', '--format=%H', `-S${literal}`, revision, '--', ...paths]));
  await time('git log -G', () => drain(['log', '--format=%H', `-G${literal}`, revision, '--', ...paths]));
  await time('git grep -F', () => drain(['grep', '-l', '-F', '-e', literal, revision, '--', ...paths]));
}

async function readStory(clone: Clone, revision: string, matcher: Matcher, folder: string): Promise<string> {
  const cache = new DiskCache(folder);
  const graph = new CommitGraph(await readWholeLog(clone.git, [revision], cache));
  const { ledgers } = await readCodeStory(clone, { revision, graph, matchers: [matcher], cache });
  const [ledger] = ledgers;
  if (!ledger) return 'no ledger';
  const { blobs, remaining } = ledger;
  return `${blobs.seen} versions of files, ${blobs.parsed} parsed, ${ledger.entries.length} entries, ${totalOf(remaining)} occurrences left`;
}

function report(times: ReadonlyMap<string, readonly number[]>, found: string): string {
  const medianOf = (name: string) => median(times.get(name) ?? []);
  const ratio = (a: string, b: string, goal: number) => {
    const value = medianOf(a) / medianOf(b);
    return `  ${a} / ${b}: ${value.toFixed(3)} (goal <= ${goal}) ${value <= goal ? 'reached' : 'MISSED'}`;
  };
  return [
    `ledger: ${found}`,
    ...[...times.keys()].map((name) => `  ${name}: ${medianOf(name).toFixed(2)} s`),
    ratio('ledger, cold', 'git log -S', 0.55),
    ratio('ledger, cold', 'git log -G', 0.28),
    ratio('ledger, cached', 'ledger, cold', 0.1),
    ratio('second pattern, cached history', 'ledger, cold', 0.8),
    `  peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB (goal <= 500)`,
  ].join('\n');
}
