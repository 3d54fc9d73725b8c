import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AuditSchema } from '../../src/domain/audit.js';

/** What faults are injected into. */
export interface Ground {
  /** A folder to use; it is removed at the end. */
  readonly folder: string;
  /** The bundled example, built. */
  readonly repo: string;
  /** How many times a run is killed. */
  readonly kills: number;
  /** A large repository, when the user named one. */
  readonly large: { readonly clone: string; readonly issue: string; readonly pattern: string | null } | null;
}

/** What came of a fault. */
export interface Injected {
  readonly injected: number;
  /** What the program did that it must never do. */
  readonly problems: readonly string[];
  readonly note?: string;
}

/** One way for things to go wrong. */
export interface Fault {
  readonly name: string;
  readonly inject: (ground: Ground) => Promise<Injected>;
}

/** How a run ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Starts the built program; `node` are options of node itself. */
export function start(
  argv: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv; node?: readonly string[] },
): { child: ChildProcess; ended: Promise<Ended> } {
  const env = options.env ?? { PATH: process.env.PATH, HOME: options.cwd };
  const child = spawn(process.execPath, [...(options.node ?? []), CLI, ...argv], { cwd: options.cwd, env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  return { child, ended };
}

/** An audit of the example with its pattern and reports, which its configuration names. */
export function auditArguments(ground: Ground, out: string, cache: string): string[] {
  return ['1184', '--repo', ground.repo, '--out', out, '--cache-folder', cache, '--quiet'];
}

/** What is wrong with an output folder: half an audit, or files that nobody asked for. */
export async function problemsOfOutput(folder: string): Promise<string[]> {
  const problems: string[] = [];
  for (const name of await readdir(folder).catch(() => [] as string[])) {
    if (name.endsWith('.tmp')) continue;
    const text = await readFile(join(folder, name), 'utf8');
    if (text.length === 0) problems.push(`${name} is empty`);
    if (name.endsWith('.json') && !isAudit(text)) problems.push(`${name} is no audit`);
  }
  return problems;
}

function isAudit(text: string): boolean {
  try {
    return AuditSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

/** Processes whose working folder is inside a folder; known on Linux only, elsewhere none. */
export function processesIn(folder: string): string[] {
  let pids: string[];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
  return pids.filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });
}
