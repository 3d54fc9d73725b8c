import type { DiskCache } from '../../clients/cache/disk-cache.js';
import type { Matcher } from '../../clients/code/matcher.js';
import type { Clone } from '../../clients/git/repository.js';
import type { ClassGlobs } from '../../domain/code-class.js';
import type { Evidence, Notification } from '../../domain/evidence.js';
import type { CommitGraph } from '../../domain/history.js';
import type { Ledger } from '../../domain/ledger.js';
import { openCodeHistory } from '../code-history.js';
import { ledgerEvidence, ledgerNotices } from './ledger-evidence.js';
import { scanVersions } from './scan-versions.js';
import { isInScope } from './scope.js';
import { tellHistory } from './tell-history.js';

/** What to keep a ledger of, and where. */
export interface LedgerInput {
  /** Full hash. */
  readonly revision: string;
  readonly graph: CommitGraph;
  readonly matchers: readonly Matcher[];
  readonly classes?: ClassGlobs | undefined;
  /** Without it nothing is kept between runs. */
  readonly cache?: DiskCache | undefined;
  /** Entries before this ISO date are summed up in `opening`. */
  readonly since?: string | null | undefined;
  /** Only files below this folder, or matching this glob. */
  readonly path?: string | null | undefined;
}

export interface BuiltLedgers {
  readonly ledgers: Ledger[];
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/**
 * The ledgers of patterns over the history of a revision, one a matcher, in their order. All are made in one reading of the
 * history. What cannot be read is counted and stated, and never ends it.
 */
export async function buildLedgers(clone: Clone, input: LedgerInput): Promise<BuiltLedgers> {
  const history = await openCodeHistory(clone, input);
  const tables = await scanVersions(clone, history, {
    matchers: input.matchers,
    cache: input.cache,
    isInScope: isInScope(input.path ?? null),
  });
  const built: BuiltLedgers = { ledgers: [], evidence: [], notifications: [] };
  for (const table of tables) {
    const ledger = await tellHistory(clone, table, input);
    built.ledgers.push(ledger);
    built.evidence.push(ledgerEvidence(ledger, table.matcher));
    built.notifications.push(...ledgerNotices(ledger, history.unreadable.length));
  }
  return built;
}
