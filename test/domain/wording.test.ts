import { describe, expect, it } from 'vitest';
import { quoted } from '../../src/domain/shell-word.js';
import { count, elapsed, listing, thousands } from '../../src/domain/wording.js';

describe('wording', () => {
  it('counts in words', () => {
    expect([
      count(1, 'file'),
      count(0, 'file'),
      count(25470, 'file'),
      count(2, 'branch', 'branches'),
    ]).toEqual(['1 file', '0 files', '25,470 files', '2 branches']);
    expect(thousands(1234567)).toBe('1,234,567');
  });

  it('cuts a list and says how much it cut', () => {
    expect([listing(['a']), listing(['a', 'b']), listing(['a', 'b', 'c', 'd', 'e'])]).toEqual([
      'a',
      'a and b',
      'a, b, c and 2 more',
    ]);
  });

  it('tells the time between two dates, whatever their zones', () => {
    expect(elapsed('2025-09-14T21:12:00-07:00', '2025-09-15T08:49:00-07:00')).toBe('11 h 37 min');
    expect(elapsed('2025-09-14T00:00:00Z', '2025-09-14T00:00:00-07:00')).toBe('7 h 0 min');
    expect(elapsed('2025-09-15T00:00:00Z', '2025-09-14T00:00:00Z')).toBeNull();
    expect(elapsed('2025-01-01T00:00:00Z', '2025-03-01T00:00:00Z')).toBe('59 days');
  });

  it('quotes a word for a shell only where that is needed', () => {
    expect([quoted('src/a.py'), quoted('a b'), quoted("it's"), quoted('--all'), quoted('$(x)')]).toEqual([
      'src/a.py',
      "'a b'",
      "'it'\\''s'",
      "'--all'",
      "'$(x)'",
    ]);
  });
});
