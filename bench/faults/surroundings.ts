import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { auditArguments, type Fault, type Ground, problemsOfOutput, start } from './ground.js';

const PATH = process.env.PATH;

/** Environments in which the same audit must come out, byte for byte. */
const ODD: Readonly<Record<string, NodeJS.ProcessEnv>> = {
  'no HOME': { PATH },
  'HOME missing': { PATH, HOME: '/no/such/folder' },
  'Turkish locale': { PATH, LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
  'locale unknown': { PATH, LC_ALL: 'xx_XX' },
  'ahead of the date line': { PATH, TZ: 'Pacific/Kiritimati' },
  'time zone unknown': { PATH, TZ: 'Nowhere/Land' },
  'debugging git': { PATH, GIT_TRACE: '1', GIT_DIR: '/nowhere', GIT_PAGER: 'cat' },
  'a narrow terminal': { PATH, COLUMNS: '1', FORCE_COLOR: '1' },
};

/** Odd environments, and the clock at the beginning and the end of time. */
export const oddSurroundings: Fault = {
  name: 'odd clock, locale, time zone, HOME',
  async inject(ground) {
    const expected = await bytesOf(ground, 'plain', { PATH, SOURCE_DATE_EPOCH: '1790000000' });
    const problems: string[] = [];
    for (const [name, env] of Object.entries(ODD)) {
      const found = await bytesOf(ground, name, { ...env, SOURCE_DATE_EPOCH: '1790000000' });
      if (found !== expected) problems.push(`${name}: another audit (${found.slice(0, 200)})`);
    }
    for (const epoch of ['0', '253402300799']) {
      const found = await bytesOf(ground, `clock-${epoch}`, { PATH, SOURCE_DATE_EPOCH: epoch });
      if (!found.startsWith('{')) problems.push(`clock at ${epoch}: ${found.slice(0, 200)}`);
    }
    return { injected: Object.keys(ODD).length + 2, problems };
  },
};

async function bytesOf(ground: Ground, name: string, env: NodeJS.ProcessEnv): Promise<string> {
  const out = join(ground.folder, 'odd', name.replaceAll(' ', '-'));
  const { code, err } = await start(auditArguments(ground, out, join(ground.folder, 'odd-cache')), {
    cwd: ground.folder,
    env,
  }).ended;
  return code === 0 ? readFile(join(out, 'issue-1184.json'), 'utf8') : `ended with ${code}: ${err}`;
}

/** Two and twenty runs at once on one clone, one cache and one output folder. */
export const manyAtOnce: Fault = {
  name: 'many runs at once',
  async inject(ground) {
    const problems: string[] = [];
    for (const runs of [2, 20]) {
      const out = join(ground.folder, `many-${runs}`);
      const argv = auditArguments(ground, out, join(ground.folder, `many-cache-${runs}`));
      const all = await Promise.all(
        Array.from({ length: runs }, () => start(argv, { cwd: ground.folder }).ended),
      );
      for (const { code, err } of all)
        if (code !== 0) problems.push(`${runs} at once: ${code}: ${err.slice(0, 200)}`);
      problems.push(...(await problemsOfOutput(out)));
    }
    return { injected: 22, problems };
  },
};

/** A large repository with 256 MB of heap: audited, or told what was short. */
export const littleMemory: Fault = {
  name: 'little memory',
  async inject({ large, folder }) {
    if (!large) return { injected: 0, problems: [], note: 'left out: no --clone given' };
    const argv = [
      large.issue,
      '--repo',
      large.clone,
      '--out',
      join(folder, 'memory'),
      '--no-cache',
      '--quiet',
    ];
    const pattern = large.pattern === null ? [] : ['--pattern', large.pattern];
    const node = ['--max-old-space-size=256'];
    const { code, err } = await start([...argv, ...pattern], { cwd: folder, node }).ended;
    const problems = [0, 3].includes(code ?? -1) ? [] : [`ended with ${code}: ${err.slice(0, 400)}`];
    return {
      injected: 1,
      problems: [...problems, ...(await problemsOfOutput(join(folder, 'memory')))],
      note: `code ${code}`,
    };
  },
};
