import { describe, expect, it } from 'vitest';
import { decide } from '../../src/analysis/decision.js';
import { noDefectLabel } from '../../src/analysis/no-defect.js';
import { askProbes } from '../../src/analysis/probes.js';
import { decideVerdict } from '../../src/analysis/verdict.js';
import type { Facts } from '../../src/domain/facts.js';
import { commit, facts, hash, link, tracker } from './facts-builder.js';

const PULL = {
  repository: 'o/r',
  key: '9',
  title: null,
  url: null,
  state: 'closed' as const,
  closes: true,
  mergedAt: '2025-03-02T00:00:00Z',
  mergeCommit: hash('f'),
  author: 'bob',
  mergedBy: 'eve',
};

function decisionOf(given: Partial<Facts>, hidePeople = false) {
  const all = facts(given);
  const findings = askProbes(all);
  return decide(all, decideVerdict(all, findings), findings, { hidePeople });
}

const TOLD: Partial<Facts> = {
  commits: [commit('f')],
  links: [link('f', { grade: 'claimed' })],
  tracker: tracker({ state: 'closed', closedBy: 'eve', assignees: ['kim'], pullRequests: [PULL] }),
  codeOwners: [{ name: 'org/team', paths: ['src/app.py'], evidence: 'file:CODEOWNERS' }],
};

describe('whom to ask', () => {
  it('are the author and the merger of the fix, who closed it, assignees and owners, each once', () => {
    expect(decisionOf(TOLD)).toMatchObject({
      ask: 'Ada, who wrote fffffffff',
      people: [
        { name: 'Ada', reason: 'who wrote fffffffff' },
        { name: 'eve', reason: 'who merged #9 and closed the issue' },
        { name: 'kim', reason: 'who is assigned to the issue' },
        { name: 'org/team', reason: 'who owns src/app.py' },
      ],
    });
  });

  it('is nobody where people are hidden', () => {
    expect(decisionOf(TOLD, true)).toMatchObject({ ask: null, people: [] });
  });

  it('is somebody, too, where no fix is known', () => {
    const closed = decisionOf({
      tracker: tracker({ state: 'closed', stateReason: 'completed', closedBy: 'eve' }),
    });
    expect(closed).toMatchObject({ action: 'ask', ask: 'eve, who closed the issue' });
  });

  it('points at the open pull request that would close the issue', () => {
    const open = { ...PULL, state: 'open' as const, mergedAt: null, mergeCommit: null, mergedBy: null };
    const { nextStep } = decisionOf({ tracker: tracker({ pullRequests: [open] }) });
    expect(nextStep).toBe('Review #9, which would close #7.');
  });
});

describe('labels', () => {
  it.each([
    [['enhancement'], 'enhancement'],
    [['type: feature'], 'type: feature'],
    [['kind/feature-request'], 'kind/feature-request'],
    [['C-question'], 'C-question'],
    [['✨ Feature Request'], '✨ Feature Request'],
    [['enhancement', 'type: bug'], null],
    [['bug', 'area/feature-flags'], null],
    [['feature-flags'], null],
  ])('%j', (labels, expected) => {
    expect(noDefectLabel(labels)).toBe(expected);
  });
});
