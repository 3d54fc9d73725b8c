import { openClone, resolveCommit } from '../src/clients/git/repository.js';
import { collectScans } from '../src/collectors/code.js';
import { totalOf } from '../src/domain/code-class.js';
import { patternOf } from './bench-pattern.js';
import { median } from './median.js';

/**
 * Measures the search for one pattern in the files of one revision against `git grep` for its literal in the same files:
 * medians in seconds, and the ratio. Both read objects, no work tree.
 */
export async function scanSpeed(input: {
  readonly folder: string;
  readonly revision: string;
  readonly pattern: string;
  readonly runs: number;
}): Promise<string> {
  const clone = await openClone(input.folder);
  const revision = await resolveCommit(clone.git, input.revision);
  const { pattern, matcher } = await patternOf(input.pattern);
  const [literal = ''] = matcher.literals;
  const paths = matcher.globs.map((glob) => `:(top,glob)**/${glob}`);
  const [scans, greps]: [number[], number[]] = [[], []];
  let found = '';
  for (let run = 0; run < input.runs; run += 1) {
    const child = clone.git.stream(['grep', '-l', '-F', '-e', literal, revision, '--', ...paths], {
      globs: true,
    });
    greps.push(
      await secondsOf(async () => {
        child.stdin.end();
        child.stdout.resume();
        await child.ended;
      }),
    );
    scans.push(
      await secondsOf(async () => {
        const [scan] = (await collectScans(clone, { revision, patterns: [pattern] })).scans;
        found = `${scan ? totalOf(scan.counts) : 0} occurrences in ${scan?.searched.files ?? 0} files`;
      }),
    );
  }
  const ratio = median(scans) / median(greps);
  return [
    `scan: ${found}`,
    `  git grep -F: ${median(greps).toFixed(2)} s`,
    `  scan of one revision: ${median(scans).toFixed(2)} s`,
    `  scan / git grep -F: ${ratio.toFixed(2)} (goal <= 1.5) ${ratio <= 1.5 ? 'reached' : 'MISSED'}`,
  ].join('\n');
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
