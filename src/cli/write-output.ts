import { access, constants, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EnvironmentError, Interrupted } from '../errors.js';

/** A file to write: its name inside the output folder and its content. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Makes sure that files can be written to the folder, or that it can be made, before any work is done. Makes nothing.
 * @param shown the folder as the user named it
 * @throws EnvironmentError when it cannot
 */
export async function assertWritable(folder: string, shown: string): Promise<void> {
  try {
    const info = await stat(folder);
    if (!info.isDirectory()) throw cannotWrite(shown, null);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (isMissing && dirname(folder) !== folder) return assertWritable(dirname(folder), shown);
    throw isFileError(error) ? cannotWrite(shown, error) : error;
  }
}

let serial = 0;

/**
 * Writes the files beside their places and then moves them there, so that nobody ever finds half of one.
 * When it is interrupted or fails, what was written meanwhile is taken away again; after a run that was killed, the next one
 * does it.
 */
export async function writeFiles(
  folder: string,
  shown: string,
  files: readonly OutputFile[],
  signal: AbortSignal,
): Promise<void> {
  serial += 1;
  // Its number beside the process: one process may write to one folder twice at once.
  const mark = `${serial}.${process.pid}`;
  const beside = files.map(({ name }) => join(folder, `.${name}.${mark}.tmp`));
  try {
    await mkdir(folder, { recursive: true });
    await removeAbandoned(folder, files);
    for (const [index, file] of files.entries())
      await writeFile(beside[index] as string, file.text, { encoding: 'utf8', flag: 'w' });
    if (signal.aborted) throw new Interrupted();
    for (const [index, file] of files.entries())
      await rename(beside[index] as string, join(folder, file.name));
  } catch (error) {
    await Promise.all(beside.map((path) => rm(path, { force: true }).catch(() => undefined)));
    throw isFileError(error) ? cannotWrite(shown, error) : error;
  }
}

/** Takes away what earlier runs left beside the places of these files when they were killed. */
async function removeAbandoned(folder: string, files: readonly OutputFile[]): Promise<void> {
  const names = new Set(files.map(({ name }) => name));
  for (const entry of await readdir(folder)) {
    const [, name, pid] = /^\.(.+?)(?:\.\d+)?\.(\d+)\.tmp$/.exec(entry) ?? [];
    if (name && names.has(name) && !isRunning(Number(pid))) await rm(join(folder, entry), { force: true });
  }
}

/** Signal 0 reaches nobody; it only tells whether there is a process. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'there is a file of that name',
  EISDIR: 'there is a folder where a file has to go',
  ENOENT: 'it was taken away meanwhile',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its symbolic links run in a circle',
};

function cannotWrite(shown: string, error: unknown): EnvironmentError {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  return new EnvironmentError(
    `the output folder ${shown} cannot be written to: ${REASONS[code] ?? (code || 'there is a file in its place')}`,
    'Choose another folder with --out, or make that one writable.',
    { cause: error },
  );
}
