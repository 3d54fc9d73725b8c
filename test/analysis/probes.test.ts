import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askProbes, findingOf, PROBES } from '../../src/analysis/probes.js';
import { NO_FILE, type Scan } from '../../src/domain/pattern.js';
import { commit, entry, facts, hash, ledger, link, scan } from './facts-builder.js';

describe('the list of probes', () => {
  it('holds every file of its folder', () => {
    const files = readdirSync(new URL('../../src/analysis/probes', import.meta.url)).map((name) =>
      name.replace('.ts', ''),
    );
    expect(PROBES.map((probe) => probe.name).sort()).toEqual(files.sort());
  });

  it('records a probe that fails and asks the rest', () => {
    const broken = {
      name: 'broken',
      question: 'Is it?',
      ask: () => {
        throw new Error('no');
      },
    };
    const [first, second] = askProbes(facts(), [broken, ...PROBES]);
    expect(first).toMatchObject({ outcome: 'error', message: expect.stringContaining('no') });
    expect(second?.outcome).not.toBe('error');
  });
});

describe('claim-without-change', () => {
  const claiming = commit('c', {
    subject: '12 fixes across 5 files',
    mentions: [{ kind: 'closes', form: 'hash', key: '7', text: 'fixes #7', place: 'body' }],
  });

  it('names a commit that claims the fix and removes nothing of the pattern', () => {
    const given = facts({
      commits: [claiming, commit('f')],
      links: [link('f')],
      patterns: [scan()],
      ledgers: [ledger([entry('a', { added: 12, total: 12 }), entry('f', { removed: 12, total: 0 })])],
    });
    expect(findingOf(askProbes(given), 'claim-without-change')).toMatchObject({
      outcome: 'yes',
      message: expect.stringContaining('("12 fixes across 5 files") says that it fixes the issue'),
      commits: [hash('c')],
    });
  });

  it('names nobody when the claiming commit is the one that removed it', () => {
    const given = facts({
      commits: [claiming],
      patterns: [scan()],
      ledgers: [ledger([entry('a', { added: 12, total: 12 }), entry('c', { removed: 12, total: 0 })])],
    });
    expect(findingOf(askProbes(given), 'claim-without-change').outcome).toBe('no');
  });
});

describe('fix-found', () => {
  it('names the twin where the fix itself is not part of the revision', () => {
    const given = facts({
      commits: [commit('f', { isAncestor: false }), commit('e')],
      links: [link('f', { twins: [hash('e')] })],
    });
    const short = (letter: string) => hash(letter).slice(0, 9);
    expect(findingOf(askProbes(given), 'fix-found')).toMatchObject({
      outcome: 'yes',
      message: `The revision contains ${short('e')} (the same change as ${short('f')}), taken for the fix.`,
    });
  });
});

describe('patterns that are looked for in every audit', () => {
  const general: Scan = {
    ...scan({ production: 3, confirmed: false }),
    definition: { ...scan().definition, origin: 'config' },
  };
  const given = facts({
    patterns: [general],
    ledgers: [ledger([entry('a', { added: 3, total: 3 })])],
  });

  it('are not taken for what the fix changed', () => {
    expect(findingOf(askProbes(given), 'leftovers-suspected').outcome).toBe('unknown');
    const inferred = facts({ patterns: [scan({ production: 3, confirmed: false })] });
    expect(findingOf(askProbes(inferred), 'leftovers-suspected').outcome).toBe('yes');
    const confirmed = facts({ patterns: [scan({ production: 3, confirmed: true })] });
    expect(findingOf(askProbes(confirmed), 'leftovers-suspected').outcome).toBe('notApplicable');
  });

  it('tell nothing of contracts, unless a fix of the issue removed some', () => {
    expect(findingOf(askProbes(given), 'contract-changed').outcome).toBe('unknown');
    const own = facts({ ...given, patterns: [{ ...general, confirmed: true }] });
    expect(findingOf(askProbes(own), 'contract-changed').outcome).toBe('no');
  });
});

describe('occurrences-remain', () => {
  const searched = (skipped: { path: string; reason: string }[]) => {
    const one = scan({ files: 1 });
    return findingOf(
      askProbes(facts({ patterns: [{ ...one, searched: { ...one.searched, skipped } }] })),
      'occurrences-remain',
    );
  };

  it('is answered although submodules and links stand beside the files', () => {
    const beside = [
      { path: 'lib', reason: NO_FILE.submodule },
      { path: 'link.py', reason: NO_FILE.symlink },
    ];
    expect(searched(beside)).toMatchObject({ outcome: 'no', message: expect.stringContaining('1 file') });
  });

  it('is not answered when the only file could not be read', () => {
    expect(searched([{ path: 'a.py', reason: 'larger than 8 MiB' }]).outcome).toBe('unknown');
  });
});

describe('fix-reverted', () => {
  const at = (name: string, day: number) => commit(name, { committedAt: `2025-03-0${day}T10:00:00+00:00` });
  const asked = (laterDay: number, score: number) =>
    findingOf(
      askProbes(
        facts({
          commits: [at('b', laterDay), at('d', 5), at('f', 3)],
          links: [link('f', { revertedBy: [hash('d')] }), link('b', { kind: 'ledger', score })],
        }),
      ),
      'fix-reverted',
    ).outcome;

  it('is no where a fix that only the code tells of came after the revert', () => {
    expect(asked(7, 0.95)).toBe('no');
  });

  it('is yes where the other fix is older than the revert, or weaker', () => {
    expect(asked(4, 0.95)).toBe('yes');
    expect(asked(7, 0.5)).toBe('yes');
  });
});
