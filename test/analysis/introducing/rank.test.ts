import { describe, expect, it } from 'vitest';
import { countNames, NameWeights, similarity } from '../../../src/analysis/introducing/names.js';
import { activeRules, rankCandidates, TIERS, tierOf } from '../../../src/analysis/introducing/rank.js';
import { RULES } from '../../../src/analysis/introducing/rules.js';
import type { Signals } from '../../../src/analysis/introducing/signals.js';

/** A commit about which nothing speaks but that it once changed the file. */
const NOTHING: Signals = {
  commit: 'a',
  deleted: [],
  deletedBySubstance: [],
  beside: [],
  allDeleted: 4,
  allBeside: 0,
  historyRank: 3,
  laterCandidates: 3,
  distance: null,
  similarity: 0,
  sharedNames: 0,
  restoredLines: 0,
  restoredNames: 0,
  contractChange: null,
  occurrencesAdded: 0,
  changedFiles: 40,
  ageInDays: 10,
};

const blamed: Partial<Signals> = { deleted: ['a.c:1'], deletedBySubstance: ['a.c:1'] };

describe('every rule', () => {
  const better: Readonly<Record<string, Partial<Signals>>> = {
    'deleted-lines': blamed,
    'beside-insertions': { allDeleted: 0, allBeside: 2, beside: ['a.c:1'] },
    'file-history': { historyRank: 0 },
    age: { laterCandidates: 0 },
    distance: { distance: 0 },
    'similar-change': { similarity: 0.8 },
    'shared-names': { sharedNames: 0.8 },
    'taken-back': { restoredLines: 0.5 },
    'few-files': { changedFiles: 1 },
    'contract-change': { contractChange: 'changed it' },
    ledger: { occurrencesAdded: 0.5 },
  };

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s speaks for what it is about', (id, rule) => {
    const more = better[id];
    expect(more).toBeDefined();
    expect(rule.value({ ...NOTHING, ...more })).toBeGreaterThan(rule.value(NOTHING));
    expect(rule.weight).toBeGreaterThan(0);
    expect(rule.reason(NOTHING)).toBeNull();
  });

  it('counts half for a line when only one of the two blames names the commit', () => {
    const rule = RULES.find(({ id }) => id === 'deleted-lines');
    expect(rule?.value({ ...NOTHING, deleted: ['a.c:1'] })).toBe(0.5);
    expect(rule?.value({ ...NOTHING, deletedBySubstance: ['a.c:1'] })).toBe(0.5);
    expect(rule?.value({ ...NOTHING, ...blamed })).toBe(1);
  });
});

describe('switching rules off', () => {
  it('leaves the others, and refuses an id that no rule has', () => {
    expect(activeRules()).toEqual(RULES);
    expect(activeRules(['age']).map((rule) => rule.id)).toEqual(
      RULES.map((rule) => rule.id).filter((id) => id !== 'age'),
    );
    expect(() => activeRules(['ages'])).toThrow('there is no rule "ages"');
  });
});

describe('ranking', () => {
  it('sorts by score, spreads one belief over all, and prefers the newer of equals', () => {
    const ranked = rankCandidates([
      { ...NOTHING, commit: 'b' },
      { ...NOTHING, ...blamed, commit: 'c' },
      { ...NOTHING, commit: 'a' },
    ]);
    expect(ranked.map(({ signals }) => signals.commit)).toEqual(['c', 'a', 'b']);
    expect(ranked.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
    expect(ranked[1]?.margin).toBe(0);
    expect(rankCandidates([])).toEqual([]);
  });

  it('gives the tiers by probability', () => {
    expect([TIERS.high, TIERS.medium, 0].map(tierOf)).toEqual(['high', 'medium', 'low']);
    expect(tierOf(TIERS.high - 0.01)).toBe('medium');
  });
});

describe('names', () => {
  const weights = new NameWeights([['common', 'rare'], ['common'], ['common', 'other']]);

  it('count for more the fewer changes contain them', () => {
    expect(weights.of('rare')).toBeGreaterThan(weights.of('common'));
    expect(weights.share(['rare', 'common'], new Set(['rare']))).toBeGreaterThan(0.5);
    expect(weights.share([], new Set(['rare']))).toBe(0);
  });

  it('make changes alike or not', () => {
    const direction = (text: string) => weights.direction(countNames([text]));
    expect(similarity(direction('rare(common)'), direction('common; rare'))).toBeCloseTo(1);
    expect(similarity(direction('rare()'), direction('other()'))).toBe(0);
    expect(similarity(direction('+-*'), direction('rare()'))).toBe(0);
  });
});
