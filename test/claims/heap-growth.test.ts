import { getHeapStatistics } from 'node:v8';
import { expect, it } from 'vitest';
import { HeapGrowth } from '../../src/claims/check/look/heap-growth.js';

it('gives back what was made and dropped, once it is much', () => {
  const heap = new HeapGrowth();
  const before = getHeapStatistics().used_heap_size;
  let held: number[][] | null = Array.from({ length: 30 }, () => new Array<number>(1_000_000).fill(0.5));
  expect(held).toHaveLength(30);
  held = null;
  expect(getHeapStatistics().used_heap_size - before).toBeGreaterThan(200e6);
  heap.limit();
  expect(getHeapStatistics().used_heap_size - before).toBeLessThan(100e6);
});
