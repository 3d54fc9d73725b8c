import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runCommand } from './run-command.js';
import { removeTree } from './run-folder.js';

/** Folders of dependencies are kept under this name in the cache’s folder. */
const INSTALLS = 'proof-installs';
const SIZE = 'size';
const MOST_BYTES = 4 * 1024 ** 3;
const MOST_MS = 10 * 60_000;
/** What a killed run left half-copied. */
const STALE_MS = 60 * 60_000;

/**
 * Dependencies that were fetched once, by what decides them. Every run gets a copy of its own, so no test can spoil those of
 * another run; a copy is made beside its place and moved there, so it is whole or not there.
 */
export class InstallCache {
  readonly #folder: string;
  readonly #mark: string;
  readonly #env: Readonly<Record<string, string>>;

  /** @param cacheFolder the folder of the cache; its owner may remove it at any time */
  constructor(cacheFolder: string, mark: string, env: Readonly<Record<string, string>>) {
    this.#folder = join(cacheFolder, INSTALLS);
    this.#mark = mark;
    this.#env = env;
  }

  /** Copies what was kept into a tree. @returns whether there was something */
  async restore(key: readonly string[], tree: string, folders: readonly string[]): Promise<boolean> {
    const place = this.#placeOf(key);
    const names = (await readFile(join(place, 'folders'), 'utf8').catch(() => null))
      ?.split('\n')
      .filter(Boolean);
    if (names === undefined || names.some((name) => !folders.includes(name))) return false;
    for (const [index, name] of names.entries()) {
      await mkdir(dirname(join(tree, name)), { recursive: true });
      if (!(await this.#copy(join(place, String(index)), join(tree, name)))) return false;
    }
    const now = new Date();
    await utimes(place, now, now).catch(() => undefined);
    return true;
  }

  /** Keeps a copy; when that cannot be done, the next run fetches again. */
  async keep(key: readonly string[], tree: string, folders: readonly string[]): Promise<void> {
    const place = this.#placeOf(key);
    const beside = `${place}.${this.#mark}.part`;
    try {
      await mkdir(beside, { recursive: true, mode: 0o700 });
      const present: string[] = [];
      for (const name of folders) {
        const info = await stat(join(tree, name)).catch(() => null);
        if (!info?.isDirectory()) continue;
        if (!(await this.#copy(join(tree, name), join(beside, String(present.length)))))
          throw new Error('not copied');
        present.push(name);
      }
      await writeFile(join(beside, 'folders'), present.join('\n'));
      await writeFile(join(beside, SIZE), String(await sizeOf(beside)));
      await rm(place, { recursive: true, force: true });
      await rename(beside, place);
      await this.#prune(place);
    } catch {
      await removeTree(beside).catch(() => undefined);
    }
  }

  #placeOf(key: readonly string[]): string {
    return join(this.#folder, createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 40));
  }

  /** `cp` shares blocks between copies where the file system can; Node’s own way is for systems without it. */
  async #copy(from: string, to: string): Promise<boolean> {
    const flags: Partial<Record<NodeJS.Platform, string[]>> = {
      linux: ['-a', '--reflink=auto'],
      darwin: ['-Rc'],
    };
    const own = flags[process.platform];
    if (own) {
      const command = { program: 'cp', args: [...own, from, to], folder: dirname(from), env: this.#env };
      const { code } = await runCommand(command, {
        limits: { ms: MOST_MS, bytes: 1_000_000 },
        mark: this.#mark,
      });
      if (code === 0) return true;
      await removeTree(to).catch(() => undefined);
    }
    return cp(from, to, { recursive: true, verbatimSymlinks: true }).then(
      () => true,
      () => false,
    );
  }

  async #prune(keep: string): Promise<void> {
    const found: { path: string; bytes: number; usedAt: number }[] = [];
    for (const name of await readdir(this.#folder)) {
      const path = join(this.#folder, name);
      const info = await stat(path).catch(() => null);
      const bytes = Number(await readFile(join(path, SIZE), 'utf8').catch(() => '0'));
      if (!info) continue;
      if (!name.endsWith('.part')) found.push({ path, bytes, usedAt: info.mtimeMs });
      else if (Date.now() - info.mtimeMs > STALE_MS) await removeTree(path).catch(() => undefined);
    }
    let total = found.reduce((sum, one) => sum + one.bytes, 0);
    for (const { path, bytes } of found.sort((a, b) => a.usedAt - b.usedAt)) {
      if (total <= MOST_BYTES || path === keep) continue;
      await removeTree(path).catch(() => undefined);
      total -= bytes;
    }
  }
}

/** How many sets of dependencies lie in a cache’s folder, and their bytes. */
export async function measureInstalls(cacheFolder: string): Promise<{ files: number; bytes: number }> {
  const folder = join(cacheFolder, INSTALLS);
  const names = await readdir(folder).catch(() => []);
  let bytes = 0;
  for (const name of names)
    bytes += Number(await readFile(join(folder, name, SIZE), 'utf8').catch(() => '0'));
  return { files: names.length, bytes };
}

/** Removes all of them. @returns what is gone */
export async function clearInstalls(cacheFolder: string): Promise<{ files: number; bytes: number }> {
  const held = await measureInstalls(cacheFolder);
  await removeTree(join(cacheFolder, INSTALLS));
  return held;
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    bytes += (await stat(join(entry.parentPath, entry.name)).catch(() => null))?.size ?? 0;
  }
  return bytes;
}
