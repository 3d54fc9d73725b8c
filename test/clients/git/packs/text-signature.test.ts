import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mayHoldWord,
  type SoughtWord,
  signatureOf,
  soughtWord,
} from '../../../../src/clients/git/packs/text-signature.js';

const sought = (word: string) => soughtWord(word) as SoughtWord;
const word = fc.stringMatching(/^[A-Za-z_]\w{4,20}$/);

describe('signatureOf', () => {
  it('never says no to a word that is there, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 3000 }),
        word,
        fc.string({ maxLength: 20 }),
        (before, name, after) => {
          // A longer text before, so that something of it is left behind the end of this one.
          signatureOf(Buffer.alloc(5000, 'x'));
          const signature = signatureOf(Buffer.from(`${before} ${name} ${after}`));
          expect(mayHoldWord(signature, sought(name))).toBe(true);
        },
      ),
      { numRuns: 300, seed: 3 },
    );
  });

  it('says no to nearly all words that are not there', () => {
    const text = Array.from({ length: 400 }, (_, i) => `value_${i * 7919} = compute(${i})`).join('\n');
    const signature = signatureOf(Buffer.from(text));
    const absent = Array.from({ length: 200 }, (_, i) => `absent_name_${i * 104_729}`);
    expect(absent.filter((name) => mayHoldWord(signature, sought(name))).length).toBeLessThan(10);
    expect(mayHoldWord(signature, sought('compute'))).toBe(true);
  });

  it('takes little room, of an empty text as of a large one', () => {
    expect(signatureOf(Buffer.alloc(0)).byteLength).toBe(32);
    expect(signatureOf(Buffer.alloc(1_000_000)).byteLength).toBeLessThanOrEqual(100_000);
  });
});

describe('soughtWord', () => {
  it.each(['', 'get', 'a.b.c.d', 'two words', 'naïveté'])('tells nothing of %j', (text) => {
    expect(soughtWord(text)).toBeNull();
  });
});
