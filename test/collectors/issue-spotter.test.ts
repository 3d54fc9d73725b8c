import { describe, expect, it } from 'vitest';
import { IssueSpotter } from '../../src/collectors/issue-spotter.js';

/** Which of some issues a text names. */
function namedIn(text: string, keys: readonly string[]): string[] {
  const spotter = new IssueSpotter(keys);
  spotter.look('1', Buffer.from(text));
  return keys.filter((key) => spotter.naming(key).has('1'));
}

describe('issues that a text names', () => {
  it.each([
    ['# issue 1184: await', ['1184']],
    ['tests for #184 and issue_77', ['184', '77']],
    ['é #184\nBug-1184', ['184', '1184']],
    ['11845 issue11840 #11841', []],
    ['1184 alone, 184 alone', []],
    [`#${'9'.repeat(40)}`, []],
    ['', []],
  ])('are told in %j', (text, expected) => {
    expect(namedIn(text, ['184', '77', '1184']).sort()).toEqual([...expected].sort());
  });

  it('with few digits count in forms that say so only', () => {
    expect(namedIn('issue #7', ['7'])).toEqual(['7']);
    expect(namedIn('bug 7', ['7'])).toEqual([]);
  });

  it('may have more digits than a number tells apart', () => {
    const keys = ['12345678901234567', '12345678901234568', '123456789012345'];
    expect(namedIn('#12345678901234568 and #123456789012345', keys)).toEqual(keys.slice(1));
  });

  it('are those that were looked for', () => {
    const spotter = new IssueSpotter(['12']);
    expect([spotter.knows('12'), spotter.knows('13')]).toEqual([true, false]);
    expect(spotter.naming('13').size).toBe(0);
  });
});
