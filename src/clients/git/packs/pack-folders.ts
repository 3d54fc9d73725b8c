import { readdir, readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { commonFolder } from '../common-folder.js';
import type { Git } from '../git.js';

/** Borrowed repositories may borrow again; git follows no more than five. */
const MOST_FOLDERS = 5;

/** Paths of all packs, without their extension: of the repository and of those whose objects it borrows; sorted in each. */
export async function packPaths(git: Git): Promise<string[]> {
  const folders = [join(await commonFolder(git), 'objects')];
  const packs: string[] = [];
  for (let i = 0; i < folders.length && i < MOST_FOLDERS; i += 1) {
    const folder = folders[i] ?? '';
    const names = await readdir(join(folder, 'pack')).catch(() => []);
    for (const name of names.sort())
      if (name.endsWith('.idx')) packs.push(join(folder, 'pack', name.slice(0, -4)));
    const borrowed = await readFile(join(folder, 'info', 'alternates'), 'utf8').catch(() => '');
    for (const line of borrowed.split('\n'))
      if (line !== '' && !line.startsWith('#')) folders.push(isAbsolute(line) ? line : join(folder, line));
  }
  return packs;
}
