import { readdir, readFile } from 'node:fs/promises';
import { RUN_MARK } from './environment.js';

/**
 * Ends every process of this user that carries a run’s mark in its environment, also one that has left its process group.
 * Only Linux tells the environment of a process; elsewhere the group has to do.
 * @returns how many there were
 */
export async function killMarked(mark: string): Promise<number> {
  if (process.platform !== 'linux') return 0;
  const wanted = Buffer.from(`${RUN_MARK}=${mark}\0`);
  let killed = 0;
  // One that is about to start another may be seen before its child is.
  for (let round = 0; round < 5; round += 1) {
    const found = await processesWith(wanted);
    if (found.length === 0) break;
    for (const pid of found) {
      try {
        process.kill(pid, 'SIGKILL');
        killed += 1;
      } catch {
        // It has ended already.
      }
    }
  }
  return killed;
}

async function processesWith(wanted: Buffer): Promise<number[]> {
  const names = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    names.map(async (name) => {
      if (Number(name) === process.pid) return null;
      const environment = await readFile(`/proc/${name}/environ`).catch(() => null);
      return environment?.includes(wanted) ? Number(name) : null;
    }),
  );
  return found.filter((pid) => pid !== null);
}
