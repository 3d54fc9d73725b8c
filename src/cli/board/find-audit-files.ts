import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../errors.js';

/** Folders inside folders are followed this deep. */
const DEEPEST = 8;

/** What boards keep for their next run. */
const KEPT = /^(?:run-\d{8}T\d{9}Z|last-run)\.json$/;

/**
 * JSON files below a folder, sorted. Where a board lies, it stands for all that is below it.
 * @param shown the folder as the user named it
 * @returns paths that begin as the user named the folder
 * @throws InputError when there is no such folder
 */
export async function findAuditFiles(folder: string, shown: string, depth = 0): Promise<string[]> {
  const info = await stat(folder).catch(() => null);
  if (!info?.isDirectory())
    throw new InputError(
      info ? `${shown} is no folder` : `there is no folder ${shown}`,
      'Give folders that hold audits as JSON, such as the output folder of `issue-audit 1184`.',
    );
  const inside = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const pathOf = (name: string) => `${shown.replace(/[/\\]+$/, '')}/${name}`;
  if (inside.some((entry) => entry.isFile() && entry.name === 'board.json')) return [pathOf('board.json')];
  const found: string[] = [];
  for (const entry of inside) {
    const { name } = entry;
    if (entry.isFile() && /\.json$/i.test(name) && !KEPT.test(name)) found.push(pathOf(name));
    else if (entry.isDirectory() && depth < DEEPEST && !/^(?:\.|node_modules$)/.test(name))
      found.push(...(await findAuditFiles(join(folder, name), pathOf(name), depth + 1)));
  }
  return found;
}
