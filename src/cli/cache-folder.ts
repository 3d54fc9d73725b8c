import { resolve } from 'node:path';
import { DiskCache } from '../clients/cache/disk-cache.js';
import { defaultCacheFolder } from '../config/cache-folder.js';
import type { Config } from '../config/config.js';
import type { Arguments } from './command.js';
import type { Io } from './io.js';

const MEGABYTE = 1024 * 1024;

/** The folder that was named, else the usual one; null when the environment names no home. */
export function cacheFolderOf(args: Arguments, io: Io): string | null {
  const named = args.text('cache-folder');
  return named === null ? defaultCacheFolder(io.env) : resolve(io.cwd, named);
}

/** Where results are kept between runs; undefined when nothing is to be kept or no place is known. */
export function openCache(args: Arguments, io: Io, config: Config): DiskCache | undefined {
  const folder = cacheFolderOf(args, io);
  if (args.flag('no-cache') || !config.cache.enabled || folder === null) return undefined;
  const { maxMegabytes } = config.cache;
  return new DiskCache(folder, maxMegabytes === null ? {} : { maxBytes: maxMegabytes * MEGABYTE });
}
