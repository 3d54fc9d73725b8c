import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelta, readDeltaHead } from '../../../../src/clients/git/packs/apply-delta.js';
import { bucketOf, Seams, SHORTEST, WordTrail } from '../../../../src/clients/git/packs/words.js';

const wordsIn = (text: Buffer) =>
  (text.toString('latin1').match(/[A-Za-z0-9_]+/g) ?? []).filter(({ length }) => length >= SHORTEST);

const size = (value: number): number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...size(value >> 7)];

/** One piece: of the base, or of its own. */
type Piece = { readonly from: number; readonly length: number } | { readonly own: string };

function differenceOf(base: Buffer, pieces: readonly Piece[]): Buffer {
  const steps: number[] = [];
  let length = 0;
  for (const piece of pieces) {
    if ('own' in piece) {
      const bytes = Buffer.from(piece.own);
      if (bytes.length === 0) continue;
      steps.push(bytes.length, ...bytes);
      length += bytes.length;
    } else {
      const from = piece.from % (base.length + 1);
      const count = Math.min(piece.length, base.length - from);
      if (count === 0) continue;
      steps.push(0x80 | 3 | 16, from & 255, from >> 8, count);
      length += count;
    }
  }
  return Buffer.from([...size(base.length), ...size(length), ...steps]);
}

/** Applies a difference and reads what it brings. */
function enter(trail: WordTrail, depth: number, base: Buffer, pieces: readonly Piece[]): Buffer {
  const delta = differenceOf(base, pieces);
  const head = readDeltaHead(delta);
  if (!head) throw new Error('no head');
  const into = Buffer.alloc(head.size);
  const seams = new Seams();
  expect(applyDelta(base, delta, head, into, seams)).toBe(true);
  trail.enter(depth, into, seams);
  return into;
}

const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({ from: fc.nat(2000), length: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ own: fc.stringMatching(/^[a-d_ ]{0,20}$/) }),
);

describe('WordTrail', () => {
  it('misses no word that a line of differences brings, by own bytes or where pieces meet or end', () => {
    const text = fc.stringMatching(/^[a-d_. ]{0,1500}$/);
    const line = fc.array(fc.array(piece, { maxLength: 8 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(text, line, (whole, differences) => {
        const trail = new WordTrail();
        trail.start();
        const inWhole = new Set(wordsIn(Buffer.from(whole)));
        let base: Buffer = Buffer.from(whole);
        for (const [i, pieces] of differences.entries()) {
          base = enter(trail, i + 1, base, pieces);
          for (const word of wordsIn(base))
            expect([word, inWhole.has(word) || trail.has(bucketOf(word))]).toEqual([word, true]);
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('forgets what a sibling brought, and tells what is new only', () => {
    const trail = new WordTrail();
    trail.start();
    const whole = Buffer.from('first second ');
    const all: Piece = { from: 0, length: whole.length };
    const child = enter(trail, 1, whole, [all, { own: 'third fourth' }]);
    expect([...trail.fresh]).toEqual([bucketOf('third'), bucketOf('fourth')]);
    enter(trail, 2, child, [{ from: 0, length: child.length }, { own: ' third fifth' }]);
    // The word before the seam is read again, and is known.
    expect([...trail.fresh]).toEqual([bucketOf('fifth')]);
    enter(trail, 1, whole, [all, { own: 'sixth' }]);
    expect(['third', 'fifth', 'sixth'].map((word) => trail.has(bucketOf(word)))).toEqual([
      false,
      false,
      true,
    ]);
  });
});
