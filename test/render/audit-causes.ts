import type { Audit } from '../../src/domain/audit.js';
import { zeroCounts } from '../../src/domain/code-class.js';
import {
  BACKUP,
  CAUSE,
  counts,
  FIRST,
  FIX,
  HEAD,
  ledgerEntry,
  MANAGER,
  PATTERN,
  scan,
} from './audit-parts.js';

/** What the miniature tells of its causes: how the pattern came and went, and what made it wrong. */
export const miniatureCauses: Pick<
  Audit,
  'ledgers' | 'inferredPatterns' | 'contractChanges' | 'introducedBy'
> = {
  ledgers: [
    {
      patternId: 'pattern-1',
      revision: HEAD,
      scope: { since: null, path: null },
      opening: zeroCounts(),
      entries: [
        ledgerEntry({
          commit: FIRST,
          subject: 'Add sockets',
          authoredAt: '2025-06-02T09:00:00Z',
          added: counts({ production: 12 }),
          filesAdded: 5,
          runningTotal: 12,
          runningProduction: 12,
        }),
        ledgerEntry({
          commit: FIX,
          subject: 'a',
          authoredAt: '2025-09-15T08:49:30-07:00',
          added: counts({ test: 3 }),
          removed: counts({ production: 12 }),
          filesAdded: 2,
          filesRemoved: 5,
          filesRemovedProduction: 5,
          runningTotal: 3,
        }),
        ledgerEntry({
          commit: BACKUP,
          subject: 'Back up before the upgrade',
          authoredAt: '2025-09-20T10:00:00Z',
          added: counts({ backup: 2 }),
          filesAdded: 1,
          runningTotal: 5,
        }),
      ],
      first: FIRST,
      peak: { commit: FIRST, total: 12 },
      largestRemovals: [FIX],
      reintroductions: [BACKUP],
      remaining: scan.counts,
      remainingFiles: scan.files,
      blobs: { seen: 60, parsed: 21, missing: 0, skipped: [] },
      evidence: 'ledger:pattern-1',
    },
  ],
  inferredPatterns: [
    {
      language: 'python',
      pattern: PATTERN,
      alternatives: [],
      replacement: 'get_manager($$$)',
      replacements: [{ replacement: 'get_manager($$$)', places: 12 }],
      commit: FIX,
      places: 12,
      matchedBefore: 13,
      changedPlaces: 13,
      files: 5,
      examples: [
        {
          path: 'server/api/chat.py',
          line: 41,
          before: 'await get_manager(ctx)',
          after: 'get_manager(ctx)',
        },
      ],
      exceptions: [{ path: 'server/api/rooms.py', line: 90, code: 'await get_manager(other)' }],
      evidence: 'commit:1e43adc46',
    },
  ],
  contractChanges: [
    {
      symbol: 'get_manager',
      commit: CAUSE,
      author: 'Bo Ek',
      authoredAt: '2025-09-14T21:12:30-07:00',
      subject: 'Simplify the manager (#889)',
      path: MANAGER,
      line: 57,
      change: 'async-to-sync',
      before: 'async def get_manager(ctx):',
      after: 'def get_manager(ctx):',
      callersOldWay: 12,
      callersOldWayFiles: 5,
      callersOldWayProduction: 12,
      evidence: 'contract:1326a1d1e:get_manager',
    },
  ],
  introducedBy: [
    {
      commit: CAUSE,
      author: 'Bo Ek',
      authoredAt: '2025-09-14T21:12:30-07:00',
      committedAt: '2025-09-14T21:12:30-07:00',
      subject: 'Simplify the manager (#889)',
      score: 7.5,
      margin: 4,
      tier: 'high',
      reasons: ['it made the awaits wrong', 'it touched 1 of the 5 fixed files last'],
      command: 'git blame -L57,57 1e43adc46^ -- server/sockets/manager.py',
      evidence: 'contract:1326a1d1e:get_manager',
    },
  ],
};
