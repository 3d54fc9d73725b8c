import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DiskCache } from '../clients/cache/disk-cache.js';
import { objectStoreMark } from '../clients/git/object-store.js';
import type { Clone } from '../clients/git/repository.js';
import type { Config } from '../config/config.js';
import type { AuditOptions } from '../options.js';
import { TOOL } from '../tool.js';

const MEGABYTE = 1024 * 1024;

/**
 * Where results are kept between runs; undefined when nothing is to be kept or no place is known. What one clone gave is
 * never used for another: git does not check that an object’s content fits its name, so that a stranger’s repository could
 * say of a file of ours that there is nothing in it.
 */
export function openCache(
  options: Pick<AuditOptions, 'noCache' | 'cacheFolder'>,
  config: Config,
  clone: Pick<Clone, 'gitDir'>,
): DiskCache | undefined {
  if (options.noCache || options.cacheFolder === null || !config.cache.enabled) return undefined;
  const { maxMegabytes } = config.cache;
  return new DiskCache(options.cacheFolder, {
    scope: clone.gitDir,
    ...(maxMegabytes === null ? {} : { maxBytes: maxMegabytes * MEGABYTE }),
  });
}

let build: Promise<string> | undefined;

/** A mark of the program itself: the version stays while somebody works on it, what it computes does not. */
export function buildMark(): Promise<string> {
  build ??= readBuildMark(fileURLToPath(new URL('..', import.meta.url)));
  return build;
}

async function readBuildMark(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.[jt]s$/.test(name)).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      return `${name} ${size} ${Math.round(mtimeMs)}`;
    }),
  );
  return createHash('sha256')
    .update([TOOL.version, ...files].join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/** Of what a computed result was asked: where it is kept, and the clone it came from. */
interface Remembered {
  readonly cache: DiskCache | undefined;
  readonly clone: Clone;
}

/** What was computed before from the same input, with the same key as for `remember`; undefined where nothing is kept. */
export async function recall<T>(
  question: Remembered,
  key: Readonly<Record<string, unknown>>,
): Promise<T | undefined> {
  const kept = question.cache && (await question.cache.read(await nameOf(question.clone, key)));
  return kept ? (JSON.parse(kept.toString('utf8')) as T) : undefined;
}

/**
 * Gives what was computed before from the same input, else computes it. The key must hold everything that the result
 * depends on; a commit’s hash stands for all its files. What this clone lacks is part of the key by the mark of its objects.
 */
export async function remember<T>(
  question: Remembered,
  key: Readonly<Record<string, unknown>>,
  compute: () => Promise<T>,
): Promise<T> {
  const { cache, clone } = question;
  if (!cache) return compute();
  const known = await recall<T>(question, key);
  if (known !== undefined) return known;
  const result = await compute();
  await cache.write(await nameOf(clone, key), [Buffer.from(JSON.stringify(result))]);
  return result;
}

async function nameOf(clone: Clone, key: Readonly<Record<string, unknown>>): Promise<string> {
  return `audit ${await buildMark()} ${await objectStoreMark(clone.git)} ${JSON.stringify(key)}`;
}
