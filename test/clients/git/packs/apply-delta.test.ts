import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelta, readDeltaHead } from '../../../../src/clients/git/packs/apply-delta.js';
import { Seams } from '../../../../src/clients/git/packs/words.js';

const size = (value: number): number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...size(value >> 7)];

function apply(base: Buffer, delta: Buffer): string | null {
  const head = readDeltaHead(delta);
  if (!head || head.size > 1_000_000) return null;
  const into = Buffer.alloc(head.size);
  return applyDelta(base, delta, head, into, new Seams()) ? into.toString() : null;
}

describe('applyDelta', () => {
  it('copies pieces of the base and puts in bytes of its own', () => {
    const base = Buffer.from('the quick brown fox');
    const own = Buffer.from('slow');
    const steps = [0x90, 4, own.length, ...own, 0x80 | 1 | 16, 9, 10];
    expect(apply(base, Buffer.from([...size(base.length), ...size(18), ...steps]))).toBe(
      'the slow brown fox',
    );
  });

  it('takes a copy without a length for one of 64 KiB', () => {
    const base = Buffer.alloc(70_000, 'x');
    const delta = Buffer.from([...size(base.length), ...size(65_536), 0x80]);
    expect(apply(base, delta)).toBe('x'.repeat(65_536));
  });

  it.each([
    ['a base of another size', [5, 1, 0x91, 0, 1]],
    ['a copy from behind the base', [4, 2, 0x91, 3, 2]],
    ['more than it announces', [4, 1, 0x91, 0, 2]],
    ['less than it announces', [4, 3, 0x91, 0, 2]],
    ['own bytes that are not there', [4, 3, 3, 65]],
    ['a copy without its numbers', [4, 1, 0x91]],
    ['a code of zero', [4, 1, 0, 65]],
    ['a head that does not end', [0x80, 0x80]],
  ])('refuses %s', (_, bytes) => {
    expect(apply(Buffer.from('base'), Buffer.from(bytes))).toBeNull();
  });

  it('never writes past the end, whatever it is given', () => {
    const bytes = fc.uint8Array({ maxLength: 40 });
    fc.assert(
      fc.property(bytes, bytes, (base, steps) => {
        const delta = Buffer.from([...size(base.length), ...size(20), ...steps]);
        const into = Buffer.alloc(30, 7);
        const head = readDeltaHead(delta);
        if (head) applyDelta(Buffer.from(base), delta, head, into, new Seams());
        expect([...into.subarray(20)]).toEqual(Array(10).fill(7));
      }),
      { numRuns: 500 },
    );
  });
});
