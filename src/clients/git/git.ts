import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { type SimpleGit, simpleGit } from 'simple-git';
import { EnvironmentError, Interrupted } from '../../errors.js';
import { gitEnvironment, HARDENED_CONFIG, HARDENED_OPTIONS } from './hardening.js';

/** The oldest git whose commands and options are all understood here. */
export const OLDEST_GIT = [2, 31] as const;

/** A running git process whose output is read as it comes. */
export interface GitStream {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Resolves when the process has ended; `stderr` is cut at 64 KiB. */
  readonly ended: Promise<{ code: number | null; stderr: string }>;
  /** Ends the process now. */
  kill(): void;
}

const STDERR_LIMIT = 64 * 1024;

/**
 * git in one folder, hardened. Commands with bounded output go through simple-git; what streams goes through a process of
 * its own, because simple-git holds all output in memory. Never a shell.
 */
export class Git {
  readonly folder: string;
  readonly #simple: SimpleGit;
  readonly #running = new Set<ChildProcessByStdio<Writable, Readable, Readable>>();
  readonly #signal: AbortSignal | undefined;
  readonly #env: Record<string, string>;

  /**
   * @param folder where git runs
   * @param options.signal aborting it ends all children, and starts no more
   * @param options.env the environment to inherit from
   */
  constructor(folder: string, options: { signal?: AbortSignal; env?: NodeJS.ProcessEnv } = {}) {
    this.folder = folder;
    this.#signal = options.signal;
    this.#env = gitEnvironment(options.env ?? process.env);
    // The settings named unsafe are those that HARDENED_CONFIG switches off; simple-git cannot tell that from switching on.
    this.#simple = simpleGit({
      baseDir: folder,
      config: [...HARDENED_CONFIG],
      completion: { onClose: true, onExit: false },
      maxConcurrentProcesses: 4,
      allowEnvironment: Object.keys(this.#env).filter((name) => name.startsWith('GIT_')),
      ...(options.signal ? { abort: options.signal } : {}),
      unsafe: {
        allowUnsafeFsMonitor: true,
        allowUnsafeHooksPath: true,
        allowUnsafePager: true,
        allowUnsafeDiffExternal: true,
        allowUnsafeProtocolOverride: true,
        allowUnsafeConfigPaths: true,
      },
    }).env(this.#env);
    options.signal?.addEventListener('abort', () => this.killAll(), { once: true });
  }

  /** Runs a command whose output fits in memory and gives its standard output. Throws when git fails, and
   * Interrupted when the signal was given. */
  async raw(...args: string[]): Promise<string> {
    try {
      return await this.#simple.raw([...HARDENED_OPTIONS, ...args]);
    } catch (error) {
      if (this.#signal?.aborted) throw new Interrupted();
      throw error;
    }
  }

  /** As `raw`, but gives null when git fails: for questions whose answer may be "no such thing". */
  async tryRaw(...args: string[]): Promise<string | null> {
    try {
      return await this.raw(...args);
    } catch (error) {
      if (error instanceof Interrupted || isSpawnFailure(error)) throw error;
      return null;
    }
  }

  /**
   * Starts a command whose output is read as it comes.
   * @param options.globs paths among the arguments are globs, not names
   * @throws Interrupted when the signal was given before
   */
  stream(args: readonly string[], options: { globs?: boolean } = {}): GitStream {
    // Whatever is tried again after a failure would otherwise outlive the interruption that caused it.
    this.throwIfInterrupted();
    const config = HARDENED_CONFIG.flatMap((setting) => ['-c', setting]);
    const hardened = options.globs
      ? HARDENED_OPTIONS.filter((o) => o !== '--literal-pathspecs')
      : HARDENED_OPTIONS;
    const child = spawn('git', [...config, ...hardened, ...args], {
      cwd: this.folder,
      env: this.#env,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.#running.add(child);
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < STDERR_LIMIT) stderr += chunk.toString('utf8');
    });
    // A child that ends before it has read everything closes the pipe; that is told by its exit code.
    child.stdin.on('error', () => undefined);
    const ended = new Promise<{ code: number | null; stderr: string }>((resolve, reject) => {
      child.on('error', (error) => reject(spawnFailure(error)));
      child.on('close', (code) => {
        this.#running.delete(child);
        resolve({ code, stderr });
      });
    });
    ended.catch(() => undefined);
    return { stdin: child.stdin, stdout: child.stdout, ended, kill: () => child.kill('SIGKILL') };
  }

  /** For work of ours that takes long without asking git. @throws Interrupted when the signal was given */
  throwIfInterrupted(): void {
    if (this.#signal?.aborted) throw new Interrupted();
  }

  /** Ends every process that is still running. */
  killAll(): void {
    for (const child of this.#running) child.kill('SIGKILL');
  }
}

function isSpawnFailure(error: unknown): boolean {
  return (
    error instanceof Error && /\bENOENT\b|\bEACCES\b/.test(error.message) && error.message.includes('spawn')
  );
}

function spawnFailure(error: Error): Error {
  return isSpawnFailure(error)
    ? new EnvironmentError('git could not be started', 'Install git and make sure it is on PATH.', {
        cause: error,
      })
    : error;
}

/**
 * The installed git’s version, e.g. `2.39.5`.
 * @throws EnvironmentError when git is missing or older than `OLDEST_GIT`
 */
export async function gitVersion(git: Git): Promise<string> {
  let text: string;
  try {
    text = await git.raw('version');
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    throw new EnvironmentError('git could not be started', 'Install git and make sure it is on PATH.', {
      cause: error,
    });
  }
  const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  if (!found)
    throw new EnvironmentError(
      `git answers with an unknown version: ${text.trim()}`,
      'Install git 2.31 or newer.',
    );
  const [major, minor] = [Number(found[1]), Number(found[2])];
  if (major < OLDEST_GIT[0] || (major === OLDEST_GIT[0] && minor < OLDEST_GIT[1])) {
    throw new EnvironmentError(
      `git ${found[0]} is too old`,
      `Install git ${OLDEST_GIT.join('.')} or newer; this is what issue-audit is tested with.`,
    );
  }
  return found[0];
}
