import { describe, expect, it } from 'vitest';
import { explainWhys } from '../../src/analysis/five-whys.js';
import { askProbes } from '../../src/analysis/probes.js';
import type { Facts } from '../../src/domain/facts.js';
import {
  candidate,
  change,
  commit,
  entry,
  facts,
  hash,
  issueTest,
  ledger,
  link,
  scan,
  tracker,
} from './facts-builder.js';

const explain = (given: Partial<Facts>) => {
  const all = facts(given);
  return explainWhys(all, askProbes(all));
};
const fixed = { commits: [commit('f')], links: [link('f')] };
const contract: Facts['contractChanges'][number] = {
  symbol: 'get_hub',
  commit: hash('c'),
  author: 'Ada',
  authoredAt: '2025-02-28T22:23:00Z',
  subject: 'Look hubs up without waiting',
  path: 'hub.py',
  line: 3,
  change: 'async-to-sync',
  before: 'async def get_hub():',
  after: 'def get_hub():',
  callersOldWay: 11,
  callersOldWayFiles: 5,
  callersOldWayProduction: 7,
  places: [{ path: 'src/caller.py', line: 3, class: 'production' }],
  evidence: 'contract:ccccccccc:get_hub',
};

describe('the five whys', () => {
  it('are five, and each unknown one says what would establish it', () => {
    const whys = explain({});
    expect(whys.map((why) => why.number)).toEqual([1, 2, 3, 4, 5]);
    for (const why of whys) expect(why.status === 'unknown' ? why.wouldEstablish : 'x').toBeTruthy();
  });

  it('do not say that the affected code is unknown when a fix names it, and it only cannot be followed', () => {
    const fourth = explain({ ...fixed, blastRadius: null })[3];
    expect(fourth?.answer).toContain('what fffffffff changed is not in this revision under the same names');
    expect(fourth?.wouldEstablish).toContain('--at fffffffff');
    expect(explain({})[3]?.answer).toContain('it is not known which code is affected');
  });

  it('count the time from when a change came into the history, not from when it was written', () => {
    const landed = commit('f', { authoredAt: '2025-03-09T10:00:00Z', committedAt: '2025-03-11T10:00:00Z' });
    const introducedBy = [
      candidate('c', { authoredAt: '2015-01-01T10:00:00Z', committedAt: '2025-03-01T10:00:00Z' }),
    ];
    const [first, , third] = explain({ commits: [landed], links: [link('f')], introducedBy });
    expect(first?.answer).toContain('ccccccccc of 2025-03-01');
    expect(third?.answer).toContain('From its cause to its fix it took 10 days.');
  });

  it('take a contract change for the cause, proven, and say how many callers it left behind', () => {
    const [first, , third] = explain({ ...fixed, contractChanges: [contract] });
    expect(first).toMatchObject({
      status: 'answered',
      grade: 'proven',
      evidence: ['contract:ccccccccc:get_hub'],
    });
    expect(first?.answer).toContain(
      'from asynchronous to synchronous while 11 places in 5 files, 7 of them in production',
    );
    expect(third?.answer).toContain('4 places that ccccccccc left behind are outside production');
    expect(third?.answer).toContain('From its cause to its fix it took 11 h 37 min');
  });

  it('speak of an introducing commit as surely as its tier is', () => {
    const answerAt = (tier: 'high' | 'medium' | 'stated' | 'low') =>
      explain({ ...fixed, introducedBy: [candidate('b', { tier })] })[0];
    expect(answerAt('high')).toMatchObject({
      status: 'answered',
      grade: 'supported',
      answer: expect.stringContaining('Most likely introduced by bbbbbbbbb'),
    });
    expect(answerAt('stated')).toMatchObject({
      status: 'answered',
      grade: 'claimed',
      answer: expect.stringContaining('Somebody wrote'),
    });
    expect(answerAt('medium')).toMatchObject({
      status: 'unknown',
      answer: expect.stringContaining('Probably'),
    });
    expect(answerAt('low')).toMatchObject({
      status: 'unknown',
      answer: expect.stringContaining('One of the commits'),
    });
  });

  it('tell from the ledger how it came and grew', () => {
    const entries = [
      entry('a', { added: 2, total: 2 }),
      entry('b', { added: 3, total: 5 }),
      entry('f', { removed: 5, total: 0 }),
    ];
    const told = ledger(entries, { peak: { commit: hash('b'), total: 5 } });
    const [, second] = explain({ ...fixed, patterns: [scan()], ledgers: [told] });
    expect(second).toMatchObject({ status: 'answered', grade: 'proven' });
    expect(second?.answer).toContain('It grew over 2 commits to 5 occurrences at bbbbbbbbb');
    const [, unrelated] = explain({ ...fixed, patterns: [scan({ confirmed: false })], ledgers: [told] });
    expect(unrelated?.status).toBe('unknown');
  });

  it('say that tests which came with the fix could not have caught it', () => {
    const commits = [
      commit('f', { changes: [change('src/app.py'), change('tests/test_app.py', 'test', 'added')] }),
    ];
    const [, , third] = explain({
      commits,
      links: [link('f')],
      tests: { ...facts().tests, ofIssue: [issueTest()] },
    });
    expect(third?.answer).toContain(
      'tests/test_app.py came with the fix, so it could not have caught it before',
    );
  });

  it('do not ask a feature request why it broke', () => {
    const whys = explain({ ...fixed, tracker: tracker({ labels: ['enhancement'] }) });
    expect(whys.map((why) => why.status)).toEqual([
      'notApplicable',
      'notApplicable',
      'notApplicable',
      'answered',
      'answered',
    ]);
  });

  it('add what the author states, apart from the answer', () => {
    const [first] = explain({
      notes: { impact: [], whys: { 1: 'A rushed release.' }, decisions: [], source: 'issue-audit.yml' },
    });
    expect(first).toMatchObject({ status: 'unknown', stated: 'A rushed release.' });
  });
});
