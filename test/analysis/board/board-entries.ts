import { type BoardEntry, entryOf } from '../../../src/analysis/board/row-of-audit.js';
import { miniatureAudit } from '../../render/audit-fixture.js';

/** A row of the board as the miniature audit gives it, with what a test is about put in. */
export function boardEntry(overrides: Partial<BoardEntry> = {}): BoardEntry {
  const entry = entryOf(miniatureAudit(), { repository: null, page: 'issues/issue-1184.html' });
  const key = overrides.key ?? entry.key;
  return { ...entry, key, id: `${overrides.repository ?? entry.repository}#${key}`, ...overrides };
}
