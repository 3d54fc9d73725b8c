import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files of this cache end so; nothing else in the folder is ever touched. */
const SUFFIX = '.issue-audit-cache';
const CHECKSUM_BYTES = 32;
const DEFAULT_LIMIT = 1024 * 1024 * 1024;
/** What a killed run left half-written is removed after an hour. */
const STALE_MS = 60 * 60 * 1000;

/**
 * Results kept on disk between runs: one checked file a key. Two runs may use one folder at once: a file is written beside
 * and renamed, so it is there whole or not at all. A cache that cannot be read or written only costs time.
 */
export class DiskCache {
  readonly #folder: string;
  readonly #limit: number;
  readonly #scope: string;

  /**
   * @param options.maxBytes when the folder grows beyond it, the files used longest ago are removed
   * @param options.scope what was kept in one scope is not given in another
   */
  constructor(folder: string, options: { maxBytes?: number; scope?: string } = {}) {
    this.#folder = folder;
    this.#scope = options.scope ?? '';
    this.#limit = options.maxBytes ?? DEFAULT_LIMIT;
  }

  /** What was kept under the key; null when there is nothing, or nothing whole. */
  async read(key: string): Promise<Buffer | null> {
    const file = this.#fileOf(key);
    const content = await readFile(file).catch(() => null);
    if (!content || content.length < CHECKSUM_BYTES) return null;
    const body = content.subarray(CHECKSUM_BYTES);
    if (!checksum([body]).equals(content.subarray(0, CHECKSUM_BYTES))) return null;
    const now = new Date();
    await utimes(file, now, now).catch(() => undefined);
    return body;
  }

  /** Keeps it. @returns whether it could be kept */
  async write(key: string, parts: readonly Uint8Array[]): Promise<boolean> {
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    if (size + CHECKSUM_BYTES > this.#limit) return false;
    const file = this.#fileOf(key);
    const beside = `${file}.${randomBytes(6).toString('hex')}.part`;
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      // Not put together before: some are so large that a copy of them is felt.
      await writeFile(beside, [checksum(parts), ...parts], { mode: 0o600 });
      await rename(beside, file);
    } catch {
      await rm(beside, { force: true }).catch(() => undefined);
      return false;
    }
    await this.#prune(file);
    return true;
  }

  #fileOf(key: string): string {
    return join(
      this.#folder,
      createHash('sha256').update(`${this.#scope}\n${key}`).digest('hex').slice(0, 40) + SUFFIX,
    );
  }

  async #prune(keep: string): Promise<void> {
    const files = await ownFiles(this.#folder);
    const oldestFirst = files.sort((a, b) => a.usedAt - b.usedAt || (a.path < b.path ? -1 : 1));
    let total = files.reduce((sum, file) => sum + file.size, 0);
    const newest = oldestFirst[oldestFirst.length - 1]?.usedAt ?? 0;
    for (const file of oldestFirst) {
      const stale = file.path.endsWith('.part') && newest - file.usedAt > STALE_MS;
      const surplus = total > this.#limit && file.path !== keep && !file.path.endsWith('.part');
      if (!stale && !surplus) continue;
      await rm(file.path, { force: true }).catch(() => undefined);
      total -= file.size;
    }
  }
}

/**
 * Removes everything a cache in this folder holds, and nothing else.
 * @returns how many files and bytes are gone
 */
export async function clearCache(folder: string): Promise<{ files: number; bytes: number }> {
  const files = await ownFiles(folder);
  let [gone, bytes] = [0, 0];
  for (const file of files) {
    await rm(file.path, { force: true });
    gone += 1;
    bytes += file.size;
  }
  return { files: gone, bytes };
}

/** How many files a cache in this folder holds, and their bytes. */
export async function measureCache(folder: string): Promise<{ files: number; bytes: number }> {
  const files = await ownFiles(folder);
  return { files: files.length, bytes: files.reduce((sum, file) => sum + file.size, 0) };
}

interface CachedFile {
  readonly path: string;
  readonly size: number;
  readonly usedAt: number;
}

async function ownFiles(folder: string): Promise<CachedFile[]> {
  const names = await readdir(folder).catch(() => []);
  const own = names.filter(
    (name) => name.endsWith(SUFFIX) || (name.includes(SUFFIX) && name.endsWith('.part')),
  );
  const found: CachedFile[] = [];
  for (const name of own.sort()) {
    const path = join(folder, name);
    // Another run may have removed it since.
    const info = await stat(path).catch(() => null);
    if (info?.isFile()) found.push({ path, size: info.size, usedAt: info.mtimeMs });
  }
  return found;
}

function checksum(parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
