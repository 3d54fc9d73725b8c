import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Check, CheckResult } from './check.js';

/** Can results be kept between runs? Without, an audit is only slower. */
export const cache: Check = async ({ cacheFolder }) => {
  if (cacheFolder === null)
    return [warning('no folder is known for it', 'Set HOME, or name a folder with --cache-folder.')];
  const probe = join(cacheFolder, `.doctor-${process.pid}`);
  try {
    await mkdir(cacheFolder, { recursive: true, mode: 0o700 });
    await writeFile(probe, '');
    await rm(probe, { force: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    return [
      warning(
        `${cacheFolder} cannot be written to (${code})`,
        'Make it writable, or name another folder with --cache-folder.',
      ),
    ];
  }
  const megabytes = (await sizeOf(cacheFolder)) / 1_000_000;
  return [
    { check: 'cache', state: 'ok', message: `${cacheFolder}, ${megabytes.toFixed(1)} MB`, remedy: null },
  ];
};

function warning(message: string, remedy: string): CheckResult {
  return { check: 'cache', state: 'warning', message, remedy };
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder)) {
    // Another run may remove a file meanwhile.
    const info = await stat(join(folder, name)).catch(() => null);
    if (info?.isFile()) bytes += info.size;
  }
  return bytes;
}
