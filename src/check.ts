import { resolve } from 'node:path';
import { openCache } from './audit/cache.js';
import { checkClaims } from './audit/check-claims.js';
import { openRepository } from './audit/open-repository.js';
import { stepsOf } from './audit/progress.js';
import { defaultCacheFolder } from './config/cache-folder.js';
import type { DocumentCheck } from './domain/claim.js';
import type { AuditHooks, AuditOptions } from './options.js';

/** What to check. Everything but the text may be left out. */
export interface CheckRequest
  extends Partial<
      Pick<AuditOptions, 'repo' | 'cwd' | 'at' | 'reports' | 'configPath' | 'noCache' | 'cacheFolder'>
    >,
    Pick<AuditHooks, 'progress' | 'signal'> {
  /** The document itself, markdown. */
  readonly document: string;
  /** As it is shown; `document` when left out. */
  readonly name?: string;
  /** Where it lies, absolute or relative to `cwd`; what it says is then looked for beside it, too. */
  readonly file?: string;
}

/**
 * Checks each statement of a written document against one revision of a clone. Nothing is run, printed or written but the cache.
 * @throws InputError, EnvironmentError or Interrupted, each with `advice`; anything else is a defect
 */
export async function check(request: CheckRequest): Promise<DocumentCheck> {
  const { document, signal = new AbortController().signal, progress } = request;
  const { cwd = process.cwd(), repo = '.', at = 'HEAD', configPath = null } = request;
  const { noCache = false, cacheFolder = defaultCacheFolder(process.env) } = request;
  const repository = await openRepository({ repo, cwd, at, configPath }, signal);
  const question = {
    name: request.name ?? 'document',
    source: document,
    file: request.file === undefined ? null : resolve(cwd, request.file),
    reports: request.reports ?? [],
    cwd,
    cache: openCache({ noCache, cacheFolder }, repository.config, repository.clone),
  };
  return checkClaims(repository, question, stepsOf({ ...(progress ? { progress } : {}), signal }));
}
