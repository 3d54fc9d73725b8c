import { listedCommit } from '../../src/analysis/listed-commits.js';
import { type ClassCounts, zeroCounts } from '../../src/domain/code-class.js';
import type { Commit, FileChange, ListedCommit } from '../../src/domain/commit.js';
import type { Evidence } from '../../src/domain/evidence.js';
import type { LedgerEntry } from '../../src/domain/ledger.js';
import type { Occurrence, Scan } from '../../src/domain/pattern.js';
import type { Why } from '../../src/domain/why.js';

/** A full hash that begins with the given digits. */
export function hash(start: string): string {
  return start.padEnd(40, '0');
}

export const FIX = hash('1e43adc46');
export const CAUSE = hash('1326a1d1e');
export const CLAIM = hash('6b31a67de');
export const HEAD = hash('cd5a85503');
export const BACKUP = hash('710d49122');
export const FIRST = hash('a0c11d2e3');

export const PATTERN = 'await get_manager($$$)';
export const MANAGER = 'server/sockets/manager.py';

export function counts(some: Partial<ClassCounts>): ClassCounts {
  return { ...zeroCounts(), ...some };
}

export function change(path: string, added: number | null, deleted: number | null): FileChange {
  return {
    path,
    oldPath: null,
    status: 'modified',
    added,
    deleted,
    class: path.startsWith('tests/') ? 'test' : 'production',
  };
}

export function commit(fields: Partial<Commit> & { hash: string; subject: string }): ListedCommit {
  return listedCommit({
    parents: [hash('0aa')],
    author: 'Ada Lind',
    authoredAt: '2025-09-15T08:49:30-07:00',
    committedAt: '2025-09-15T15:49:30Z',
    body: '',
    mentions: [],
    changes: [],
    reverts: [],
    cherryPickOf: [],
    branches: ['main'],
    tags: [],
    isAncestor: true,
    isDescendant: false,
    evidence: `commit:${fields.hash.slice(0, 9)}`,
    ...fields,
  });
}

export function ledgerEntry(
  fields: Partial<LedgerEntry> & { commit: string; subject: string; authoredAt: string },
): LedgerEntry {
  return {
    author: 'Ada Lind',
    isMerge: false,
    added: zeroCounts(),
    removed: zeroCounts(),
    copied: zeroCounts(),
    moved: zeroCounts(),
    replaced: null,
    filesAdded: 0,
    filesRemoved: 0,
    filesRemovedProduction: 0,
    textOnlyDelta: 0,
    runningTotal: 0,
    runningProduction: 0,
    total: fields.runningTotal ?? 0,
    totalProduction: fields.runningProduction ?? 0,
    ...fields,
  };
}

export function occurrence(
  path: string,
  line: number,
  kind: Occurrence['class'],
  snippet = 'await get_manager(ctx)',
): Occurrence {
  return { path, line, column: 19, snippet, class: kind };
}

export function evidence(fields: Partial<Evidence> & Pick<Evidence, 'id' | 'kind' | 'summary'>): Evidence {
  return {
    data: {},
    provenance: { collector: 'commits', source: 'git objects', revision: HEAD, command: 'git log -1' },
    location: null,
    ...fields,
  };
}

export const scan: Scan = {
  pattern: PATTERN,
  language: 'python',
  definition: {
    kind: 'structural',
    id: 'pattern-1',
    source: `python:${PATTERN}`,
    origin: 'option',
    language: 'python',
    pattern: PATTERN,
    replacement: 'get_manager($$$)',
  },
  confirmed: true,
  revision: HEAD,
  counts: counts({ test: 3, backup: 2 }),
  files: counts({ test: 2, backup: 1 }),
  occurrences: [
    occurrence('backups/2025-09-20/tests/test_await.py', 14, 'backup'),
    occurrence('backups/2025-09-20/tests/test_await.py', 31, 'backup'),
    occurrence('tests/test_await.py', 14, 'test'),
    occurrence('tests/test_await.py', 31, 'test'),
    occurrence('tests/test_await_error.py', 9, 'test', 'await get_manager(ctx | None)'),
  ],
  textOnly: [occurrence('docs/upgrade.py', 3, 'docs', '"""Use await get_manager(ctx)."""')],
  searched: {
    files: 10_682,
    candidates: 9,
    parsed: 8,
    unparsed: [{ path: 'server/legacy/py2.py', reason: 'the syntax is not Python 3' }],
    skipped: [],
    allFiles: 25_470,
  },
  evidence: 'scan:pattern-1',
};

export function why(number: number, question: string, rest: Partial<Why>): Why {
  return {
    number,
    question,
    status: 'answered',
    answer: '',
    grade: 'proven',
    evidence: [],
    wouldEstablish: null,
    stated: null,
    ...rest,
  };
}
