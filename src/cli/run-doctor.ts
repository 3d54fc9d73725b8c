import { resolve } from 'node:path';
import { type Clone, openClone } from '../clients/git/repository.js';
import { defaultCacheFolder } from '../config/cache-folder.js';
import { EXIT } from '../errors.js';
import { pad, terminalLine, terminalLines, wrap } from '../render/terminal-text.js';
import { TOOL } from '../tool.js';
import type { Arguments } from './command.js';
import type { CheckResult, Patient } from './doctor/check.js';
import { CHECKS } from './doctor/checks.js';
import { type Colors, colorsFor, columnsOf, type Io } from './io.js';

/**
 * Runs every check and tells what each found.
 * @returns 3 when an audit cannot be made, else 0
 */
export async function runDoctor(args: Arguments, io: Io): Promise<number> {
  const patient = await admit(args, io);
  const results: CheckResult[] = [];
  for (const check of CHECKS) results.push(...(await check(patient)));
  const isWell = results.every((result) => result.state !== 'problem');
  if (args.flag('json')) {
    io.stdout.write(`${JSON.stringify({ tool: TOOL, ok: isWell, checks: results }, null, 2)}\n`);
  } else {
    const colors = colorsFor(io, io.stdout, args.flag('no-color'));
    const shown = args.flag('quiet') ? results.filter((one) => one.state === 'problem') : results;
    const lines = shown.flatMap((result) => resultLines(result, colors, columnsOf(io.stdout)));
    if (!args.flag('quiet')) lines.push('', closing(results));
    if (lines.length > 0) io.stdout.write(`${lines.join('\n')}\n`);
  }
  return isWell ? EXIT.done : EXIT.environment;
}

async function admit(args: Arguments, io: Io): Promise<Patient> {
  const named = args.text('repo');
  const folder = args.text('cache-folder');
  const found = await openClone(resolve(io.cwd, named ?? '.'), { signal: io.signal }).then(
    (clone): { clone: Clone | null; error: unknown } => ({ clone, error: null }),
    (error: unknown) => ({ clone: null, error }),
  );
  return {
    io,
    clone: found.clone,
    cloneError: found.error,
    isNamed: named !== null,
    offline: args.flag('offline'),
    access: {
      tokenFile: args.text('token-file'),
      apiUrl: args.text('api-url'),
      caFile: args.text('ca-file'),
    },
    cacheFolder: folder === null ? defaultCacheFolder(io.env) : resolve(io.cwd, folder),
  };
}

const LEAD = 24;

function resultLines(result: CheckResult, colors: Colors, columns: number): string[] {
  const paint = { ok: colors.green, warning: colors.yellow, problem: colors.red, 'not checked': colors.dim }[
    result.state
  ];
  const head = `${paint(pad(result.state, 12))}${pad(result.check, LEAD - 12)}`;
  const body = terminalLines(result.message)
    .split('\n')
    .flatMap((line) => wrap(line, columns - LEAD));
  const lines = body.map((line, index) => (index === 0 ? head : ' '.repeat(LEAD)) + line);
  if (result.remedy === null) return lines;
  const remedy = wrap(terminalLine(result.remedy), columns - LEAD - 2);
  return [...lines, ...remedy.map((line, index) => `${' '.repeat(LEAD)}${index === 0 ? '→' : ' '} ${line}`)];
}

function closing(results: readonly CheckResult[]): string {
  const count = (state: CheckResult['state']) => results.filter((one) => one.state === state).length;
  const [problems, warnings] = [count('problem'), count('warning')];
  if (problems > 0) return `An audit cannot be made yet: ${problems} problem${problems === 1 ? '' : 's'}.`;
  if (warnings > 0) return `An audit can be made; ${warnings} warning${warnings === 1 ? '' : 's'}.`;
  return 'Everything an audit needs is here.';
}
