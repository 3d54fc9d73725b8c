import { createHash } from 'node:crypto';
import { access, constants, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentError, Interrupted } from '../errors.js';

/** A file to write: its name inside the output folder and its content. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}

/** `issue-1184`, `issue-PROJ-123`: a name that every file system takes, different for different keys. */
export function fileStem(key: string): string {
  const safe = key
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, 80);
  if (safe === key) return `issue-${safe}`;
  return `issue-${safe}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
}

/**
 * Makes sure that the output folder is there and can be written to, before any work is done.
 * @param shown the folder as the user named it
 * @throws EnvironmentError when it cannot
 */
export async function prepareFolder(folder: string, shown: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
    if ((await stat(folder)).isDirectory()) return;
  } catch (error) {
    throw cannotWrite(shown, error);
  }
  throw cannotWrite(shown, null);
}

/**
 * Writes the files beside their places and then moves them there, so that nobody ever finds half of one.
 * When it is interrupted or fails, what was written meanwhile is taken away again.
 */
export async function writeFiles(
  folder: string,
  shown: string,
  files: readonly OutputFile[],
  signal: AbortSignal,
): Promise<void> {
  const beside = files.map(({ name }) => join(folder, `.${name}.${process.pid}.tmp`));
  try {
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
    `the output folder ${shown} cannot be written to: ${REASONS[code] ?? (code || 'it is not a folder')}`,
    'Choose another folder with --out, or make that one writable.',
    { cause: error },
  );
}
