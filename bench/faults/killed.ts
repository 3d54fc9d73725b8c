import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { auditArguments, type Fault, type Ground, problemsOfOutput, processesIn, start } from './ground.js';

/** SIGKILL at moments spread over a whole run, each on the output and the cache that the ones before left. */
export const killed: Fault = {
  name: 'killed at any moment',
  async inject(ground) {
    const [out, cache] = [join(ground.folder, 'killed-out'), join(ground.folder, 'killed-cache')];
    const whole = await lengthOfRun(ground);
    const problems: string[] = [];
    for (let i = 0; i < ground.kills; i += 1) {
      const { child, ended } = start(auditArguments(ground, out, cache), { cwd: ground.folder });
      await wait((whole * (i + Math.random())) / ground.kills);
      child.kill('SIGKILL');
      await ended;
      for (const problem of await problemsOfOutput(out)) problems.push(`kill ${i}: ${problem}`);
    }
    await wait(500);
    const left = processesIn(ground.repo);
    if (left.length > 0) problems.push(`processes left behind: ${left.join(', ')}`);
    problems.push(...(await problemsAfter(ground, out, cache)));
    return { injected: ground.kills, problems, note: `over ${Math.round(whole)} ms` };
  },
};

async function lengthOfRun(ground: Ground): Promise<number> {
  const before = performance.now();
  await start(auditArguments(ground, join(ground.folder, 'fresh'), join(ground.folder, 'fresh-cache')), {
    cwd: ground.folder,
  }).ended;
  return performance.now() - before;
}

/** The next run gives the same bytes as one that never was disturbed. */
async function problemsAfter(ground: Ground, out: string, cache: string): Promise<string[]> {
  const { code, err } = await start(auditArguments(ground, out, cache), { cwd: ground.folder }).ended;
  if (code !== 0) return [`the run after it ended with ${code}: ${err}`];
  const [expected, found] = await Promise.all(
    [join(ground.folder, 'fresh'), out].map((folder) => readFile(join(folder, 'issue-1184.json'), 'utf8')),
  );
  return expected === found ? [] : ['the run after it gives another audit'];
}
