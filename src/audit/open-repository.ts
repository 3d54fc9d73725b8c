import { resolve } from 'node:path';
import { type Remote, readRemote } from '../clients/git/remote.js';
import { type Clone, openClone, resolveCommit } from '../clients/git/repository.js';
import type { Config } from '../config/config.js';
import { loadConfig } from '../config/load-config.js';
import type { AuditOptions } from '../options.js';

/** A clone that is asked something, with its configuration. */
export interface OpenedRepository {
  readonly clone: Clone;
  readonly config: Config;
  /** The configuration file, from the repository’s root; null without one. */
  readonly configSource: string | null;
  readonly remote: Remote | null;
  /** The revision as it was named. */
  readonly at: string;
  /** Full hash of its commit. */
  readonly revision: string;
}

/**
 * Opens the clone and reads its configuration.
 * @throws InputError for a wrong folder, revision or configuration
 */
export async function openRepository(
  options: Pick<AuditOptions, 'repo' | 'cwd' | 'at' | 'configPath'>,
  signal: AbortSignal,
): Promise<OpenedRepository> {
  const clone = await openClone(resolve(options.cwd, options.repo), { signal });
  const revision = await resolveCommit(clone.git, options.at);
  const { configPath, cwd } = options;
  const [{ config, source }, remote] = await Promise.all([
    loadConfig({ clone, commit: revision, explicitPath: configPath, cwd }),
    readRemote(clone.git),
  ]);
  return {
    clone,
    config,
    configSource: source,
    remote,
    at: options.at,
    revision,
  };
}
