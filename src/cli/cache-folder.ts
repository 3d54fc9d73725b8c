import { resolve } from 'node:path';
import { openCache } from '../audit/cache.js';
import type { DiskCache } from '../clients/cache/disk-cache.js';
import type { Clone } from '../clients/git/repository.js';
import { defaultCacheFolder } from '../config/cache-folder.js';
import type { Config } from '../config/config.js';
import type { Arguments } from './command.js';
import type { Io } from './io.js';

/** The folder that was named, else the usual one; null when the environment names no home. */
export function cacheFolderOf(args: Arguments, io: Io): string | null {
  const named = args.text('cache-folder');
  return named === null ? defaultCacheFolder(io.env) : resolve(io.cwd, named);
}

/** The clone’s cache, as the options and the configuration ask for it; undefined when nothing is to be kept. */
export function cacheOf(
  args: Arguments,
  io: Io,
  repository: { readonly clone: Clone; readonly config: Config },
): DiskCache | undefined {
  const options = { noCache: args.flag('no-cache'), cacheFolder: cacheFolderOf(args, io) };
  return openCache(options, repository.config, repository.clone);
}
