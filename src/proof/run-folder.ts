import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError } from '../errors.js';
import { killMarked } from './stray-processes.js';

/** A folder for one run, and everything in it. */
export interface RunFolder {
  /** Absolute; nothing of the run lies outside of it. */
  readonly path: string;
  /** Unique; every process of the run carries it. */
  readonly mark: string;
  /** Ends what still runs and removes the folder. */
  remove(): Promise<void>;
}

const OWNER = 'owner.json';

/** Where the runs of this user lie. */
function parentFolder(): string {
  const id = typeof process.getuid === 'function' ? process.getuid() : userInfo().username;
  return join(tmpdir(), `issue-audit-proof-${id}`);
}

/**
 * Makes a folder that is marked as ours. What earlier runs left behind because they were killed is taken away first:
 * processes, too. A run that is still going keeps its folder.
 */
export async function makeRunFolder(parent: string = parentFolder()): Promise<RunFolder> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  await sweep(parent);
  const mark = `run-${randomBytes(6).toString('hex')}`;
  const path = join(parent, mark);
  await mkdir(path, { mode: 0o700 });
  const owner = { pid: process.pid, started: await startOf(process.pid), host: hostname() };
  await writeFile(join(path, OWNER), JSON.stringify(owner));
  return { path, mark, remove: () => removeRun(path, mark) };
}

/** Takes away what runs have left whose process is gone. */
async function sweep(parent: string): Promise<void> {
  const info = await lstat(parent);
  // In a shared folder for temporary files somebody else may have made one of that name, or a link to a folder of ours.
  if (!info.isDirectory() || (typeof process.getuid === 'function' && info.uid !== process.getuid()))
    throw new EnvironmentError(
      `${parent} belongs to somebody else, or is no folder`,
      'Remove it, or name another folder for temporary files with TMPDIR.',
    );
  for (const mark of await readdir(parent)) {
    const path = join(parent, mark);
    if (/^run-[0-9a-f]{12}$/.test(mark) && !(await isOwned(path))) await removeRun(path, mark);
  }
}

async function isOwned(path: string): Promise<boolean> {
  const owner = ownerIn(await readFile(join(path, OWNER), 'utf8').catch(() => ''));
  // Between the making of a folder and the last byte of its mark there are moments, no minutes.
  if (owner === null) return Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? 0) < 60_000;
  if (owner.host !== hostname()) return true;
  return isAlive(owner.pid) && (await startOf(owner.pid)) === owner.started;
}

function ownerIn(text: string): { pid: number; started: string | null; host: string } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started, where the system tells: its number may have been given to another one since. */
async function startOf(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

async function removeRun(path: string, mark: string): Promise<void> {
  await killMarked(mark);
  await removeTree(path);
}

/** Removes a folder, also where a test has taken away the rights to do so. */
export async function removeTree(path: string): Promise<void> {
  const options = { recursive: true, force: true, maxRetries: 3 };
  try {
    await rm(path, options);
  } catch {
    await unlock(path);
    await rm(path, options);
  }
}

async function unlock(path: string): Promise<void> {
  await chmod(path, 0o700).catch(() => undefined);
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await unlock(join(path, entry.name));
}
