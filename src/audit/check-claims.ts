import { dirname } from 'node:path';
import { checkDocument } from '../claims/check-document.js';
import type { DiskCache } from '../clients/cache/disk-cache.js';
import { readTree } from '../clients/git/tree.js';
import { collectHistory } from '../collectors/history.js';
import { readReportCases } from '../collectors/report-cases.js';
import type { DocumentCheck } from '../domain/claim.js';
import { redactAll } from '../domain/redact-secrets.js';
import { count } from '../domain/wording.js';
import { TOOL } from '../tool.js';
import { claimServices } from './claim-services.js';
import type { OpenedRepository } from './open-repository.js';
import { pathOfDocument } from './path-of-document.js';
import type { Steps } from './progress.js';

/** A document that is to be checked. */
export interface ClaimsQuestion {
  /** As it is shown. */
  readonly name: string;
  readonly source: string;
  /** Its absolute path; null for standard input. */
  readonly file: string | null;
  /** Globs of test reports, as they were given. */
  readonly reports: readonly string[];
  readonly cwd: string;
  readonly cache: DiskCache | undefined;
}

/**
 * Checks every checkable statement of a document against one revision of a clone.
 * @throws InputError for a document that is no text
 */
export async function checkClaims(
  repository: OpenedRepository,
  question: ClaimsQuestion,
  steps: Steps,
): Promise<DocumentCheck> {
  const { clone, config, at } = repository;
  const history = await steps.run(
    'history',
    () => collectHistory(clone, at, question.cache),
    ({ state }) => count(state.commits, 'commit'),
  );
  const given = { folder: question.cwd, globs: question.reports };
  const { cases, notifications } = await readReportCases(clone, given, config.reports, history.revision);
  const tree = await readTree(clone.git, history.revision.commit);
  const path = await pathOfDocument(clone, tree, question);
  const services = claimServices({ clone, config, history, tree, at, cases, cache: question.cache });
  const checked = await steps.run(
    'claims',
    () =>
      checkDocument({
        clone,
        history,
        tree,
        classes: config.classes,
        name: question.name,
        source: question.source,
        path,
        folder: question.file === null ? null : dirname(question.file),
        services,
        cache: question.cache,
      }),
    ({ summary }) => `${count(summary.total, 'statement')}, ${summary.refuted} refuted`,
  );
  return redactAll({
    ...checked,
    tool: TOOL,
    notifications: [...checked.notifications, ...notifications],
  });
}
