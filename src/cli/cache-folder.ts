import { resolve } from 'node:path';
import { openCache } from '../audit/cache.js';
import type { DiskCache } from '../clients/cache/disk-cache.js';
import { defaultCacheFolder } from '../config/cache-folder.js';
import type { Config } from '../config/config.js';
import type { Arguments } from './command.js';
import type { Io } from './io.js';

/** The folder that was named, else the usual one; null when the environment names no home. */
export function cacheFolderOf(args: Arguments, io: Io): string | null {
  const named = args.text('cache-folder');
  return named === null ? defaultCacheFolder(io.env) : resolve(io.cwd, named);
}

/** The cache that the options and the configuration ask for; undefined when nothing is to be kept. */
export function cacheOf(args: Arguments, io: Io, config: Config): DiskCache | undefined {
  return openCache({ noCache: args.flag('no-cache'), cacheFolder: cacheFolderOf(args, io) }, config);
}
