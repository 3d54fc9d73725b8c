import { access, constants, stat } from 'node:fs/promises';
import { clearCache, measureCache } from '../clients/cache/disk-cache.js';
import { count } from '../domain/wording.js';
import { EnvironmentError, EXIT, InputError } from '../errors.js';
import { clearInstalls, measureInstalls } from '../proof/install-cache.js';
import { terminalLine } from '../render/terminal-text.js';
import { cacheFolderOf } from './cache-folder.js';
import type { Arguments } from './command.js';
import type { Io } from './io.js';
import { printJson } from './repository-command.js';

/** Tells what the cache holds, or clears it. */
export async function runCache(args: Arguments, io: Io): Promise<number> {
  const [action] = args.words;
  if (action !== undefined && action !== 'clear')
    throw new InputError(
      `cache does not know "${action.slice(0, 60)}"`,
      'Write `issue-audit cache` to look at it, or `issue-audit cache clear`.',
    );
  const folder = cacheFolderOf(args, io);
  if (folder === null)
    throw new EnvironmentError(
      'no folder is known for the cache',
      'Set HOME or ISSUE_AUDIT_CACHE, or name a folder with --cache-folder.',
    );
  await assertReadable(folder);
  const isCleared = action === 'clear';
  const results = isCleared ? await clearCache(folder) : await measureCache(folder);
  const installs = isCleared ? await clearInstalls(folder) : await measureInstalls(folder);
  const files = results.files + installs.files;
  const bytes = results.bytes + installs.bytes;
  if (args.flag('json')) printJson(io, { folder, cleared: isCleared, files, bytes });
  else if (!isCleared || !args.flag('quiet')) {
    const held = `${count(files, 'file')}, ${size(bytes)}`;
    io.stdout.write(`${terminalLine(folder)}: ${isCleared ? `removed ${held}` : held}\n`);
  }
  return EXIT.done;
}

/** A folder that is not there holds nothing; one that cannot be looked into is another matter. */
async function assertReadable(folder: string): Promise<void> {
  const info = await stat(folder).catch((error: NodeJS.ErrnoException) => error);
  if (info instanceof Error && info.code === 'ENOENT') return;
  const isFile = !(info instanceof Error) && !info.isDirectory();
  const isOpen = await access(folder, constants.R_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (isOpen && !isFile) return;
  throw new EnvironmentError(
    `the cache folder ${folder} ${isFile ? 'is a file' : 'cannot be read'}`,
    'Name another one with --cache-folder, or make it readable.',
  );
}

function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
