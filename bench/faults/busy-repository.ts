import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { auditArguments, type Fault, problemsOfOutput, start } from './ground.js';

const ROUNDS = 8;

/** Somebody commits, repacks, prunes, and moves and deletes branches while the audit of a fixed revision runs. */
export const busyRepository: Fault = {
  name: 'repository written to while it is read',
  async inject(ground) {
    const repo = join(ground.folder, 'busy');
    cpSync(ground.repo, repo, { recursive: true });
    const at = git(repo, 'rev-parse', 'HEAD').trim();
    const problems: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const out = join(ground.folder, 'busy-out');
      const argv = auditArguments({ ...ground, repo }, out, join(ground.folder, 'busy-cache'));
      const { ended } = start(
        [...argv, '--at', at, '--no-cache'].filter((word) => !isCache(word, ground.folder)),
        {
          cwd: ground.folder,
        },
      );
      let over = false;
      const writing = writeUntil(repo, () => over);
      const { code, err } = await ended;
      over = true;
      await writing;
      if (code !== 0 && code !== 3) problems.push(`round ${round}: ended with ${code}: ${err.slice(0, 300)}`);
      problems.push(...(await problemsOfOutput(out)));
    }
    return { injected: ROUNDS, problems };
  },
};

function isCache(word: string, folder: string): boolean {
  return word === '--cache-folder' || word === join(folder, 'busy-cache');
}

async function writeUntil(repo: string, isOver: () => boolean): Promise<void> {
  for (let i = 0; !isOver(); i += 1) {
    await appendFile(join(repo, 'busy.txt'), `${i}\n`);
    git(repo, 'add', 'busy.txt');
    git(repo, 'commit', '-qm', `Busy ${i} #1184`);
    git(repo, 'branch', '-f', `busy-${i % 3}`);
    if (i % 4 === 1) git(repo, 'gc', '-q', '--prune=now');
    if (i % 4 === 3) git(repo, 'branch', '-D', `busy-${i % 3}`);
    await wait(5);
  }
}

function git(repo: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Busy', '-c', 'user.email=busy@example.com'];
  return execFileSync('git', [...who, '-C', repo, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
