import { describe, expect, it } from 'vitest';
import { CommitGraph, type LogEntry } from '../../src/domain/history.js';
import { CommitOrder } from '../../src/references/commit-order.js';
import { indexMessages, mentionsOf } from '../../src/references/message-index.js';
import { resolveReverts } from '../../src/references/resolve-reverts.js';

const RULES = { repositories: ['acme/widget'], hosts: [], keys: null };
const full = (letter: string) => letter.repeat(40);

function entry(letter: string, parents: string, subject: string, body = ''): LogEntry {
  return {
    hash: full(letter),
    parents: [...parents].map(full),
    author: 'Ada',
    authoredAt: '2025-01-01T00:00:00Z',
    committedAt: '2025-01-01T00:00:00Z',
    subject,
    body,
  };
}

/** Which commits each revert takes back, by letter. */
function reverts(entries: LogEntry[]): Record<string, string> {
  const graph = new CommitGraph(entries);
  const { targets } = resolveReverts(graph, indexMessages(graph, RULES));
  return Object.fromEntries([...targets].map(([hash, all]) => [hash[0], all.map((h) => h[0]).join('')]));
}

describe('resolveReverts', () => {
  it('by a shortened hash, only of what comes before', () => {
    const body = `This reverts commit ${full('a').slice(0, 9)}.`;
    expect(reverts([entry('b', 'a', 'Back', body), entry('a', '', 'Add the thing')])).toEqual({ b: 'a' });
    expect(
      reverts([entry('b', 'c', 'Back', body), entry('a', 'c', 'Add the thing'), entry('c', '', 'Start')]),
    ).toEqual({});
  });

  it('by the title of the original, where only its copy comes before', () => {
    const entries = [
      entry('d', 'c', 'Back', `This reverts commit ${full('a')}.`),
      entry('c', 'b', 'Add the thing'),
      entry('a', 'b', 'Add the thing'),
      entry('b', '', 'Start'),
    ];
    expect(reverts(entries)).toEqual({ d: 'c' });
  });

  it('by title: the nearest one, and no title that says nothing', () => {
    const entries = [
      entry('d', 'c', 'Revert "Add the thing" (#9)'),
      entry('c', 'b', 'Add the thing (#8)'),
      entry('b', 'a', 'Revert "a"'),
      entry('a', '', 'a'),
    ];
    expect(reverts(entries)).toEqual({ d: 'c' });
  });

  it('by the number of the pull request that a merge landed', () => {
    const entries = [
      entry('d', 'c', 'Take it back', 'Reverts acme/widget#8'),
      entry('c', 'ab', 'Merge pull request #8 from x/y', 'Add the thing'),
      entry('b', 'a', 'Work on it'),
      entry('a', '', 'Start'),
    ];
    expect(reverts(entries)).toEqual({ d: 'c' });
  });
});

describe('mentionsOf', () => {
  it('joins the keys of one issue, whatever their case', () => {
    const keys = /^(?:PROJ-\d+)$/i;
    const graph = new CommitGraph([entry('b', 'a', 'proj-7: more'), entry('a', '', 'Fix #7')]);
    const index = indexMessages(graph, { ...RULES, keys });
    expect([...mentionsOf(index, ['7', 'PROJ-7']).keys()].map((hash) => hash[0]).sort()).toEqual(['a', 'b']);
  });
});

describe('CommitOrder', () => {
  const graph = new CommitGraph([
    entry('e', 'dc', 'Merge'),
    entry('d', 'b', 'Main'),
    entry('c', 'b', 'Side'),
    entry('b', 'a', 'Base'),
    entry('a', '', 'Start'),
  ]);
  const order = new CommitOrder(graph);

  it('answers who comes before whom', () => {
    expect(order.isBefore(full('a'), full('e'))).toBe(true);
    expect(order.isBefore(full('d'), full('c'))).toBe(false);
    expect(order.isBefore(full('c'), full('c'))).toBe(true);
  });

  it('knows what a merge brought in', () => {
    expect(order.isMergeOf(full('e'), full('c'))).toBe(true);
    expect(order.isMergeOf(full('e'), full('d'))).toBe(false);
    expect(order.isMergeOf(full('e'), full('b'))).toBe(false);
  });

  it('resolves a shortened hash', () => {
    expect(order.resolve('aaaaaaa')).toBe(full('a'));
    expect(order.resolve('fffffff')).toBeNull();
  });
});
