import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { audit } from '../../src/index.js';
import type { Fault } from './ground.js';

const AUDITS = 1000;
/** By then everything that is loaded once is loaded. */
const WARM = 200;
const MEGABYTE = 1024 * 1024;

/** A thousand audits in one process: what they hold at the end must be what they held after the first ones. */
export const manyAudits: Fault = {
  name: 'a thousand audits in one process',
  async inject(ground) {
    let before = held();
    for (let i = 0; i < AUDITS; i += 1) {
      await audit({
        issue: '1184',
        repo: ground.repo,
        cacheFolder: join(ground.folder, 'load-cache'),
        offline: true,
      });
      if (i === WARM) before = held();
    }
    const after = held();
    const problems: string[] = [];
    if (after.heap > before.heap * 1.5 + 20)
      problems.push(`heap grew from ${before.heap} to ${after.heap} MB`);
    if (after.files > before.files + 2)
      problems.push(`open files grew from ${before.files} to ${after.files}`);
    if (after.resources > before.resources + 2) {
      problems.push(`open handles grew from ${before.resources} to ${after.resources}`);
    }
    const note = `heap ${before.heap} → ${after.heap} MB, files ${before.files} → ${after.files}, handles ${before.resources} → ${after.resources}`;
    return { injected: AUDITS, problems, note };
  },
};

function held(): { heap: number; files: number; resources: number } {
  globalThis.gc?.();
  return {
    heap: Math.round(process.memoryUsage().heapUsed / MEGABYTE),
    files: openFiles(),
    resources: process.getActiveResourcesInfo().length,
  };
}

/** Known on Linux only. */
function openFiles(): number {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
}
