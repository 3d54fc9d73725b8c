import { describe, expect, test } from 'vitest';
import { blockOf, foldOf, needsDecision, type Standing } from '../../../src/analysis/board/block-of.js';
import type { Status } from '../../../src/domain/verdict.js';

function standing(
  status: Status,
  rest: Partial<Omit<Standing, 'verdict'> & Standing['verdict']> = {},
): Standing {
  const { grade = 'supported', reasonCode = 'any', action = 'keep open', tracker = null } = rest;
  return { verdict: { status, grade, reasonCode }, action, tracker, release: rest.release ?? 'not-known' };
}

describe('the block of an issue', () => {
  test.each([
    ['RESOLVED', {}, 'resolved'],
    ['RESOLVED', { grade: 'proven' }, 'resolved-proven'],
    ['RESOLVED', { grade: 'proven', release: 'not-released' }, 'fixed-not-released'],
    ['RESOLVED', { grade: 'claimed', release: 'not-released' }, 'only-claimed'],
    ['RESOLVED', { grade: 'unknown' }, 'only-claimed'],
    ['UNRESOLVED', {}, 'not-fixed'],
    ['UNRESOLVED', { tracker: 'closed' }, 'closed-not-fixed'],
    ['PARTIALLY_RESOLVED', { tracker: 'closed' }, 'closed-not-fixed'],
    ['PARTIALLY_RESOLVED', { tracker: 'open' }, 'not-fixed'],
    ['REGRESSED', { tracker: 'closed' }, 'regressed'],
    ['INCONCLUSIVE', { tracker: 'closed' }, 'unknown'],
    ['CLOSED_WITHOUT_FIX', { tracker: 'closed' }, 'closed-without-fix'],
  ] as const)('%s %j: %s', (status, rest, block) => {
    expect(blockOf(standing(status, rest))).toBe(block);
  });
});

describe('a decision', () => {
  test.each([
    ['RESOLVED', 'close', null, true, 'tracker-not-read'],
    ['RESOLVED', 'close', 'open', true, null],
    ['RESOLVED', 'keep closed', 'closed', false, null],
    ['RESOLVED', 'release', 'closed', true, null],
    ['RESOLVED', 'ask', null, true, null],
    ['UNRESOLVED', 'keep open', 'open', false, null],
    ['REGRESSED', 'keep open', 'open', true, null],
    ['INCONCLUSIVE', 'ask', null, true, 'no-fix-found'],
    ['INCONCLUSIVE', 'keep open', 'open', false, null],
  ] as const)('%s, %s, tracker %s: needed %s, folded under %s', (status, action, tracker, isNeeded, fold) => {
    const asked = standing(status, { action, tracker });
    expect([needsDecision(asked), foldOf(asked)]).toEqual([isNeeded, fold]);
  });

  test('a history that is cut off is a reason of its own', () => {
    const asked = standing('INCONCLUSIVE', { action: 'ask', reasonCode: 'history-missing' });
    expect(foldOf(asked)).toBe('history-missing');
  });
});
