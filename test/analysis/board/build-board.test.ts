import { describe, expect, test } from 'vitest';
import { type BoardInput, buildBoard } from '../../../src/analysis/board/build-board.js';
import { entryOf } from '../../../src/analysis/board/row-of-audit.js';
import { type BoardRun, BoardRunSchema, BoardSchema } from '../../../src/domain/board.js';
import { miniatureAudit } from '../../render/audit-fixture.js';
import { boardEntry } from './board-entries.js';

const SCOPE = { since: null, labels: [], milestone: null };

function input(overrides: Partial<BoardInput> = {}): BoardInput {
  return {
    at: '2025-10-06T08:00:00.000Z',
    scope: SCOPE,
    tool: { name: 'issue-audit', version: '0.1.0' },
    entries: [boardEntry()],
    repositories: [
      {
        name: 'example/chat',
        webUrl: null,
        revision: 'f'.repeat(40),
        committedAt: '2025-09-20T10:00:00Z',
        notifications: [],
      },
    ],
    pullRequests: 0,
    problems: [],
    runs: [],
    ...overrides,
  };
}

describe('a row', () => {
  test('tells of its audit', () => {
    const audit = miniatureAudit();
    const entry = entryOf(audit, { repository: 'folder', page: null });
    expect(entry).toMatchObject({
      id: 'example/chat#1184',
      repository: 'example/chat',
      status: 'RESOLVED',
      reason: audit.verdict.reason,
      action: 'close',
      block: 'resolved-proven',
      fold: 'tracker-not-read',
      release: { state: 'released', name: 'v1.4.0' },
      fix: { subject: 'a' },
      looked: 'audit',
    });
  });

  test('of a clone without a name is named by its folder', () => {
    const audit = miniatureAudit({ repository: { name: null, webUrl: null } });
    const nameless = { ...audit, issue: { ...audit.issue, repository: null } };
    expect(entryOf(nameless, { repository: 'team-a', page: null }).id).toBe('team-a#1184');
  });

  test.each([
    ['none', [], 'continuous'],
    ['all-tags', [], 'not-known'],
    ['configured', [{ name: 'v9', date: '2026-01-01T00:00:00Z' }], 'not-released'],
  ] as const)('releases %s %j: %s', (policy, tags, state) => {
    const audit = miniatureAudit({ releases: { policy, tags: [...tags] } });
    expect(entryOf(audit, { repository: null, page: null }).release).toEqual({
      state,
      name: null,
      date: null,
    });
  });
});

describe('runs', () => {
  const first = buildBoard(input({ at: '2025-09-22T08:00:00.000Z' }));
  const second = buildBoard(input({ at: '2025-09-29T08:00:00.000Z', runs: [first.run] }));

  test('the first has nothing to compare with', () => {
    expect(first.board.lastRun).toBeNull();
    expect(first.board.rows[0]).toMatchObject({ change: null, since: '2025-09-22T08:00:00.000Z' });
    expect(first.board.trend).toHaveLength(1);
  });

  test('what stays as it is keeps its date', () => {
    expect(second.board.lastRun).toBe('2025-09-22T08:00:00.000Z');
    expect(second.board.rows[0]).toMatchObject({ change: null, since: '2025-09-22T08:00:00.000Z' });
  });

  test('a new status or decision is a change, and so is a new issue; they come first in their block', () => {
    const entries = [
      boardEntry({ key: '1', lastNamedAt: '2025-09-30T00:00:00Z', block: 'regressed' }),
      boardEntry({ status: 'REGRESSED', action: 're-open', block: 'regressed', lastNamedAt: null }),
    ];
    const issues: BoardRun['issues'] = { ...second.run.issues, 'example/chat#1': ['RESOLVED', 'close'] };
    const runs = [first.run, { ...second.run, issues }];
    const { board } = buildBoard(input({ entries, runs }));
    expect(board.rows.map(({ key, change }) => [key, change])).toEqual([
      ['1184', { kind: 'changed', status: 'RESOLVED', action: 'close' }],
      ['1', null],
    ]);
    const { board: other } = buildBoard(input({ entries: [boardEntry({ key: '7' })], runs }));
    expect(other.rows[0]?.change).toEqual({ kind: 'new', status: null, action: null });
    expect(other.rows[0]?.since).toBe('2025-10-06T08:00:00.000Z');
  });

  test('runs of another scope, and later ones, do not count', () => {
    const other = { ...SCOPE, labels: ['bug'] };
    expect(buildBoard(input({ scope: other, runs: [first.run] })).board.lastRun).toBeNull();
    expect(buildBoard(input({ at: '2025-09-01T00:00:00.000Z', runs: [first.run] })).board.lastRun).toBeNull();
  });

  test('the trend counts what needs a decision without what is folded', () => {
    const entries = [
      boardEntry(),
      boardEntry({ key: '2', fold: null, grade: 'claimed', action: 'ask', block: 'only-claimed' }),
      boardEntry({ key: '3', needsDecision: false, fold: null, status: 'UNRESOLVED' }),
    ];
    const { board } = buildBoard(input({ entries, runs: [first.run, second.run] }));
    expect(board.trend.map(({ issues, needsDecision }) => [issues, needsDecision])).toEqual([
      [1, 0],
      [1, 0],
      [3, 1],
    ]);
    expect(board.trend.at(-1)).toMatchObject({ claimed: 1, statuses: { RESOLVED: 2, UNRESOLVED: 1 } });
  });

  test('boards and runs are what their schemas say, and an issue may be called anything', () => {
    const { board, run } = buildBoard(input({ entries: [boardEntry({ key: 'x', id: '__proto__' })] }));
    expect(BoardSchema.parse(board)).toEqual(board);
    expect(BoardRunSchema.safeParse(JSON.parse(JSON.stringify(run))).success).toBe(true);
    const { board: next } = buildBoard(input({ runs: [run], at: '2026-01-01T00:00:00.000Z' }));
    expect(next.rows[0]?.change?.kind).toBe('new');
  });
});
