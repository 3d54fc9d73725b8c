/**
 * What goes wrong on real machines, done on purpose to the built program: killed at random moments, a full or read-only disk,
 * an output folder that goes away, many runs at once, odd clocks and environments, little memory. Prints a line a fault and
 * ends with 1 when the program did what it must never do.
 *
 *     npm run build && npm run faults -- [--only <name>] [--kills 100] [--clone <large repository> --issue 1184 --pattern <lang:pattern>]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExample } from '../test/example/build-example.js';
import { FAULTS } from './faults/all.js';
import type { Ground } from './faults/ground.js';

/** The value after an option, or null. */
function option(name: string): string | null {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
}

const folder = await mkdtemp(join(tmpdir(), 'faults-'));
try {
  const { folder: repo } = await buildExample(join(folder, 'example'));
  const clone = option('--clone');
  const ground: Ground = {
    folder,
    repo,
    kills: Number(option('--kills') ?? 100),
    large: clone === null ? null : { clone, issue: option('--issue') ?? '1', pattern: option('--pattern') },
  };
  let broken = 0;
  for (const fault of FAULTS.filter(({ name }) => name.includes(option('--only') ?? ''))) {
    const { injected, problems, note } = await fault.inject(ground);
    broken += problems.length;
    console.log(`${fault.name}: ${injected} injected, ${problems.length} defects${note ? ` (${note})` : ''}`);
    for (const problem of problems.slice(0, 5)) console.log(`  ${problem}`);
  }
  process.exitCode = broken > 0 ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}
