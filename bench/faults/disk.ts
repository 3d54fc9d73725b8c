import { execFileSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { auditArguments, type Ended, type Fault, problemsOfOutput, start } from './ground.js';

const NO_MOUNT = { injected: 0, problems: [], note: 'left out: no disk can be mounted here' };

/** Mounts a disk in memory; false without the right to. */
async function mounted(folder: string, options: string): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A disk too small for the output, then one too small for the cache; both need the right to mount. */
export const fullDisk: Fault = {
  name: 'disk full',
  async inject(ground) {
    const small = join(ground.folder, 'small');
    if (!(await mounted(small, 'size=32k'))) return NO_MOUNT;
    try {
      const cache = join(ground.folder, 'disk-cache');
      const output = await start(auditArguments(ground, join(small, 'out'), cache), { cwd: ground.folder })
        .ended;
      const problems = [...advised(output, /disk is full/), ...(await problemsOfOutput(join(small, 'out')))];
      const kept = auditArguments(ground, join(ground.folder, 'disk-out'), join(small, 'cache'));
      const { code } = await start(kept, { cwd: ground.folder }).ended;
      if (code !== 0) problems.push(`a full cache ended the audit with ${code}`);
      return { injected: 2, problems };
    } finally {
      execFileSync('umount', [small]);
    }
  },
};

/** An output folder and a cache on a disk that may only be read; needs the right to mount, as root may write anywhere else. */
export const readOnly: Fault = {
  name: 'read-only disk',
  async inject(ground) {
    const folder = join(ground.folder, 'read-only');
    if (!(await mounted(folder, 'ro'))) return NO_MOUNT;
    try {
      const refused = auditArguments(ground, join(folder, 'out'), join(ground.folder, 'c'));
      const problems = advised(await start(refused, { cwd: ground.folder }).ended, /cannot be written to/);
      const kept = auditArguments(ground, join(ground.folder, 'read-only-out'), join(folder, 'cache'));
      const { code } = await start(kept, { cwd: ground.folder }).ended;
      if (code !== 0) problems.push(`a cache that cannot be written ended the audit with ${code}`);
      return { injected: 2, problems };
    } finally {
      execFileSync('umount', [folder]);
    }
  },
};

/** The output folder goes away again and again while the audit runs. */
export const removedOutput: Fault = {
  name: 'output removed half way',
  async inject(ground) {
    const problems: string[] = [];
    for (let i = 0; i < 10; i += 1) {
      const out = join(ground.folder, 'removed');
      const { ended } = start(auditArguments(ground, out, join(ground.folder, 'c')), { cwd: ground.folder });
      let over = false;
      const removing = (async () => {
        while (!over) {
          await rm(out, { recursive: true, force: true }).catch(() => undefined);
          await wait(1);
        }
      })();
      const result = await ended;
      over = true;
      await removing;
      if (result.code !== 0) problems.push(...advised(result, /cannot be written to/));
    }
    return { injected: 10, problems };
  },
};

/** Ended as an environment that cannot be worked in, with a reason. */
function advised({ code, err }: Ended, reason: RegExp): string[] {
  return code === 3 && reason.test(err) ? [] : [`ended with ${code}: ${err.slice(0, 300)}`];
}
