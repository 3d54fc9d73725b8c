import { describe, expect, it } from 'vitest';
import { measureDistances } from '../../../src/analysis/introducing/distance.js';
import type { Hunk } from '../../../src/clients/git/diff-hunks.js';

const hunk = (oldStart: number, old: number, newStart: number, fresh: number): Hunk => ({
  oldStart,
  oldLines: new Array<string>(old).fill('o'),
  newStart,
  newLines: new Array<string>(fresh).fill('n'),
});

describe('the distance of older changes', () => {
  it('is measured in the file as the fix found it', () => {
    const versions = [
      // The newest put ten lines at the top, so what the older one did in line 5 is now in line 15.
      { commit: 'newest', hunks: [hunk(0, 0, 1, 10)] },
      { commit: 'older', hunks: [hunk(5, 1, 5, 1)] },
    ];
    expect(measureDistances(versions, [hunk(15, 1, 15, 1)])).toEqual(
      new Map([
        ['newest', 5],
        ['older', 0],
      ]),
    );
  });

  it('is to the nearest of several places, and zero inside them', () => {
    const versions = [{ commit: 'a', hunks: [hunk(20, 2, 20, 3)] }];
    expect(measureDistances(versions, [hunk(2, 1, 2, 1), hunk(21, 1, 21, 0)]).get('a')).toBe(0);
    expect(measureDistances(versions, [hunk(2, 1, 2, 1), hunk(30, 1, 30, 0)]).get('a')).toBe(8);
  });

  it('is not known for a commit that changed no line', () => {
    expect(measureDistances([{ commit: 'mode', hunks: [] }], [hunk(1, 1, 1, 1)]).size).toBe(0);
  });
});
