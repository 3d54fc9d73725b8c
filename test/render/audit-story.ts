import type { Evidence } from '../../src/domain/evidence.js';
import type { Why } from '../../src/domain/why.js';
import { CAUSE, evidence, FIX, HEAD, MANAGER, PATTERN, why } from './audit-parts.js';

/** The five answers of the miniature. */
export const whys: Why[] = [
  why(1, 'Why did it happen?', {
    answer: `1326a1d1e changed get_manager from asynchronous to synchronous while 12 places in 5 files still awaited it. The fix 1e43adc46 removed 12 occurrences of ${PATTERN}.`,
    evidence: ['contract:1326a1d1e:get_manager', 'ledger:pattern-1'],
  }),
  why(2, 'Why was it in the code?', {
    answer:
      'The first occurrence came with a0c11d2e3 of 2025-06-02 ("Add sockets"). They were right until 1326a1d1e changed get_manager and left 12 callers as they were.',
    evidence: ['ledger:pattern-1', 'contract:1326a1d1e:get_manager'],
  }),
  why(3, 'Why was it not caught earlier?', {
    answer: 'The first test of the issue came with the fix, 11 h 37 min after 1326a1d1e.',
    grade: 'supported',
    evidence: ['test:tests/test_await.py'],
  }),
  why(4, 'Why did it matter?', {
    status: 'unknown',
    grade: 'unknown',
    answer: 'Not established: the import graph was not read.',
    wouldEstablish: 'An audit of the import graph of server/sockets/manager.py.',
    stated: 'Chat was down for everyone who signed in after 21:00.',
  }),
  why(5, 'Why now, and can it come back?', {
    answer: 'No occurrence came into production since the fix; 710d49122 copied two into backups.',
    evidence: ['ledger:pattern-1', 'release:v1.4.0'],
  }),
];

/** The evidence of the miniature. */
export const items: Evidence[] = [
  evidence({ id: 'history', kind: 'history', summary: 'The history is whole: 42 commits since 2025-06-01.' }),
  evidence({
    id: 'commit:1e43adc46',
    kind: 'commit',
    summary: '1e43adc46 of 2025-09-15 changed 6 files.',
    provenance: { collector: 'commits', source: 'git objects', revision: FIX, command: `git show ${FIX}` },
  }),
  evidence({
    id: 'contract:1326a1d1e:get_manager',
    kind: 'contract-change',
    summary: '1326a1d1e turned async def get_manager into def.',
    location: { path: MANAGER, line: 57, column: null },
    provenance: {
      collector: 'contracts',
      source: 'git objects',
      revision: CAUSE,
      command: `git show 1326a1d1e -- ${MANAGER}`,
    },
  }),
  evidence({
    id: 'ledger:pattern-1',
    kind: 'ledger',
    summary: 'Three commits changed the number of occurrences.',
    provenance: { collector: 'ledger', source: 'git objects', revision: HEAD, command: null },
  }),
  evidence({
    id: 'scan:pattern-1',
    kind: 'scan',
    summary: 'Five occurrences in three files, none in production.',
    provenance: {
      collector: 'code',
      source: 'git objects',
      revision: HEAD,
      command: "git grep -nF 'await get_manager(' cd5a85503 -- '*.py'",
    },
  }),
  evidence({
    id: 'test:tests/test_await.py',
    kind: 'test',
    summary: 'tests/test_await.py is named after the issue.',
    location: { path: 'tests/test_await.py', line: null, column: null },
  }),
  evidence({ id: 'release:v1.4.0', kind: 'release', summary: 'v1.4.0 contains the fix.' }),
];
