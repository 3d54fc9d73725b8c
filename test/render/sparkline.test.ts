import { expect, test } from 'vitest';
import { sparkline } from '../../src/render/sparkline.js';

test('a short peak is seen, the last bar is the last total, zero is a space', () => {
  const levels = [
    { at: 0, total: 1 },
    { at: 40, total: 8 },
    { at: 41, total: 0 },
    { at: 95, total: 4 },
  ];
  expect(sparkline(levels, 100, 10)).toBe('▁▁▁▁█    ▄');
});

test('one moment, and nothing', () => {
  expect(sparkline([{ at: 5, total: 2 }], 5, 4)).toBe('████');
  expect(sparkline([], 5, 4)).toBe('');
});
