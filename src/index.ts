/**
 * issue-audit as a library: the same audit object that the command line writes as JSON.
 *
 *     import { audit, renderMarkdown } from 'issue-audit';
 *     const result = await audit({ issue: '1184', repo: '/path/to/clone' });
 *     console.log(result.verdict.status, await renderMarkdown(result));
 *
 *     import { check, renderCheckMarkdown } from 'issue-audit';
 *     const checked = await check({ document: '`src/a.py` has 12 lines', repo: '/path/to/clone' });
 *     console.log(checked.summary.refuted, renderCheckMarkdown(checked));
 */
import { runAudit } from './audit.js';
import { defaultCacheFolder } from './config/cache-folder.js';
import type { Audit } from './domain/audit.js';
import type { AuditHooks, AuditOptions } from './options.js';

/** What to audit. Everything but the issue may be left out. */
export interface AuditRequest extends Partial<Omit<AuditOptions, 'issueText'>>, AuditHooks {
  /** `1184`, `#1184`, `GH-1184`, `owner/repo#1184`, `PROJ-123` or a URL. */
  readonly issue: string;
}

/**
 * Audits one issue at one revision of a clone. Nothing is printed and no file is written but the cache.
 * @throws InputError, EnvironmentError or Interrupted, each with `advice`; anything else is a defect
 */
export async function audit(request: AuditRequest): Promise<Audit> {
  const { issue, progress, signal, clock, ...options } = request;
  return runAudit(
    {
      repo: '.',
      cwd: process.cwd(),
      at: 'HEAD',
      patterns: [],
      reports: [],
      configPath: null,
      access: { env: process.env },
      offline: false,
      noCache: false,
      cacheFolder: defaultCacheFolder(process.env),
      ...options,
      issueText: issue,
    },
    { ...(progress ? { progress } : {}), ...(signal ? { signal } : {}), ...(clock ? { clock } : {}) },
  );
}

export type { CheckRequest } from './check.js';
export { check } from './check.js';
export type { Audit } from './domain/audit.js';
export { AuditSchema } from './domain/audit.js';
export type { Claim, ClaimKind, ClaimVerdict, DocumentCheck } from './domain/claim.js';
export { DocumentCheckSchema } from './domain/claim.js';
export type { Evidence, Notification } from './domain/evidence.js';
export type { Finding } from './domain/finding.js';
export type { Verdict } from './domain/verdict.js';
export { EnvironmentError, InputError, Interrupted } from './errors.js';
export type { ProgressEvent } from './options.js';
export { renderCheckHtml } from './render/check-html.js';
export { renderCheckMarkdown } from './render/check-markdown.js';
export { renderJson } from './render/render-json.js';
export { renderMarkdown } from './render/render-markdown.js';
