import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Io } from '../../src/cli/io.js';
import { main } from '../../src/cli/main.js';
import { temporaryFolder } from '../repository-builder.js';

/** What a run printed and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** A terminal of so many columns on both outputs; none by default. */
  readonly terminal?: number;
  readonly signal?: AbortSignal;
  readonly now?: string;
  /** What is piped in. */
  readonly stdin?: string | Buffer;
}

/** An Io that keeps what is written to it. */
export function recordingIo(options: RunOptions = {}): Io & { printed(): { out: string; err: string } } {
  const written = { out: '', err: '' };
  const output = (name: 'out' | 'err') => ({
    write: (text: string) => {
      written[name] += text;
    },
    ...(options.terminal ? { isTTY: true, columns: options.terminal } : {}),
  });
  return {
    stdout: output('out'),
    stderr: output('err'),
    stdin: () => pipedIn(options.stdin ?? ''),
    env: options.env ?? {},
    cwd: options.cwd ?? process.cwd(),
    signal: options.signal ?? new AbortController().signal,
    clock: () => new Date(options.now ?? '2025-10-01T12:00:00Z'),
    printed: () => written,
  };
}

async function* pipedIn(all: string | Buffer): AsyncGenerator<Buffer> {
  if (all.length > 0) yield Buffer.from(all);
}

/** Runs the command line in this process; the cache is a folder of the test's own. */
export async function runCli(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const io = recordingIo({ ...options, env: options.env ?? { ISSUE_AUDIT_CACHE: await cacheFolder() } });
  const code = await main(argv, io);
  return { code, ...io.printed() };
}

let cache: Promise<string> | undefined;

function cacheFolder(): Promise<string> {
  cache ??= temporaryFolder('cache');
  return cache;
}

const ENTRY = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const LOADER = import.meta.resolve('tsx');

/** Runs the command line as a process of its own. `during` may send it signals or close its outputs. */
export async function runProcess(
  argv: readonly string[],
  options: {
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    /** Modules that node loads first. */
    imports?: readonly string[];
    during?: (child: ReturnType<typeof spawn>) => void;
  } = {},
): Promise<Ran> {
  const ISSUE_AUDIT_CACHE = await cacheFolder();
  const imports = [LOADER, ...(options.imports ?? [])].flatMap((module) => ['--import', module]);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...imports, ENTRY, ...argv], {
      cwd: options.cwd ?? process.cwd(),
      env: { PATH: process.env.PATH, ISSUE_AUDIT_CACHE, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    options.during?.(child);
  });
}
