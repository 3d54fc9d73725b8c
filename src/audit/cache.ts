import { DiskCache } from '../clients/cache/disk-cache.js';
import { objectStoreMark } from '../clients/git/object-store.js';
import type { Clone } from '../clients/git/repository.js';
import type { Config } from '../config/config.js';
import type { AuditOptions } from '../options.js';
import { TOOL } from '../tool.js';

const MEGABYTE = 1024 * 1024;

/** Where results are kept between runs; undefined when nothing is to be kept or no place is known. */
export function openCache(options: AuditOptions, config: Config): DiskCache | undefined {
  if (options.noCache || options.cacheFolder === null || !config.cache.enabled) return undefined;
  const { maxMegabytes } = config.cache;
  return new DiskCache(
    options.cacheFolder,
    maxMegabytes === null ? {} : { maxBytes: maxMegabytes * MEGABYTE },
  );
}

/**
 * Gives what was computed before from the same input, else computes it. The key must hold everything that the result
 * depends on; a commit’s hash stands for all its files. What this clone lacks is part of the key by the mark of its objects.
 */
export async function remember<T>(
  question: { readonly cache: DiskCache | undefined; readonly clone: Clone },
  key: Readonly<Record<string, unknown>>,
  compute: () => Promise<T>,
): Promise<T> {
  const { cache, clone } = question;
  if (!cache) return compute();
  const mark = await objectStoreMark(clone.git);
  const name = `audit ${TOOL.version} ${mark} ${JSON.stringify(key)}`;
  const kept = await cache.read(name);
  if (kept) return JSON.parse(kept.toString('utf8')) as T;
  const result = await compute();
  await cache.write(name, [Buffer.from(JSON.stringify(result))]);
  return result;
}
