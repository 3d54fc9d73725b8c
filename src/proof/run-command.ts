import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { Interrupted } from '../errors.js';
import { killMarked } from './stray-processes.js';

/** A command to run. Never a shell, unless the person’s own configuration wrote one. */
export interface CommandToRun {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Limits {
  readonly ms: number;
  /** Of what it prints. */
  readonly bytes: number;
}

/** How a command ended. */
export interface Ended {
  /** Null when it was ended, or could not be started. */
  readonly code: number | null;
  readonly ended: 'by-itself' | 'time-limit' | 'output-limit' | 'not-started';
  /** The beginning and the end of what it printed, both streams as they came. */
  readonly output: string;
}

const KEPT = 200_000;

/**
 * Runs a command in a process group of its own and ends that group, and everything else that carries the run’s mark, when the
 * command is over, over a limit or interrupted: no child outlives it.
 * @param options.stdoutFile where standard output also goes, whole
 * @throws Interrupted when the signal is given
 */
export async function runCommand(
  command: CommandToRun,
  options: { limits: Limits; mark: string; signal?: AbortSignal | undefined; stdoutFile?: string },
): Promise<Ended> {
  const { limits, signal } = options;
  if (signal?.aborted) throw new Interrupted();
  const file = options.stdoutFile === undefined ? null : createWriteStream(options.stdoutFile);
  const child = spawn(command.program, command.args, {
    cwd: command.folder,
    env: command.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const kept = new KeptOutput(KEPT);
  let printed = 0;
  let ended: Ended['ended'] = 'by-itself';
  const stop = (why: Ended['ended']) => {
    if (ended === 'by-itself') ended = why;
    killGroup(child);
  };
  const take = (isStandard: boolean) => (chunk: Buffer) => {
    if (ended !== 'by-itself') return;
    printed += chunk.length;
    kept.add(chunk);
    if (isStandard) file?.write(chunk);
    if (printed > limits.bytes) stop('output-limit');
  };
  child.stdout.on('data', take(true));
  child.stderr.on('data', take(false));
  const timer = setTimeout(() => stop('time-limit'), limits.ms);
  const interrupt = () => killGroup(child);
  signal?.addEventListener('abort', interrupt, { once: true });
  try {
    const code = await exitOf(child);
    if (signal?.aborted) throw new Interrupted();
    if (code === undefined) ended = 'not-started';
    return { code: ended === 'by-itself' ? (code ?? null) : null, ended, output: kept.text() };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', interrupt);
    killGroup(child);
    await killMarked(options.mark);
    if (file) await new Promise<void>((resolve) => file.end(() => resolve()));
  }
}

/** Waits for the command itself; what it left behind may hold its pipes open for ever. Undefined: it could not be started. */
function exitOf(child: ChildProcess): Promise<number | null | undefined> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(undefined));
    child.on('exit', (code) => {
      const done = () => resolve(code);
      child.on('close', done);
      killGroup(child);
      // Whoever left the group still holds the pipe; what it prints from now on is nobody’s.
      setTimeout(done, 500).unref();
    });
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** The first and the last part of a long text. */
class KeptOutput {
  readonly #most: number;
  #head = '';
  #tail = '';
  #left = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(chunk: Buffer): void {
    const text = chunk.toString('utf8');
    const room = this.#most / 2 - this.#head.length;
    this.#head += text.slice(0, Math.max(0, room));
    this.#tail += text.slice(Math.max(0, room));
    if (this.#tail.length > this.#most) {
      this.#left += this.#tail.length - this.#most / 2;
      this.#tail = this.#tail.slice(-this.#most / 2);
    }
  }

  text(): string {
    const gap = this.#left > 0 ? `\n[… ${this.#left} characters left out …]\n` : '';
    return this.#head + gap + this.#tail;
  }
}
