import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.js';
import { FOREIGN_PARSERS } from './foreign-parsers.js';
import { foreignText } from './foreign-text.js';

/** Long enough for anything that takes the square of it to be noticed, short enough for all of it to be read at once. */
const LONG = 100_000;

/** Inputs a parser; `FUZZ_RUNS=100000 npx vitest run test/fuzz` looks longer, from another start each time. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 150);
const HOURS = process.env.FUZZ_RUNS ? 36_000_000 : 60_000;
const seed = process.env.FUZZ_RUNS ? {} : { seed: 1184 };

describe.each(FOREIGN_PARSERS)('$name', ({ pieces, read, longest = LONG }) => {
  const readSafely = async (text: string) => {
    try {
      await read(text);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      expect(error.advice).not.toBe('');
    }
  };

  it(
    'reads any text without a crash',
    async () => {
      await fc.assert(fc.asyncProperty(foreignText(pieces), readSafely), { numRuns: RUNS, ...seed });
    },
    HOURS,
  );

  // What takes the square of the length, or worse, does not end within the time that a test has.
  it('ends on one piece repeated for ever', async () => {
    for (const piece of pieces) await readSafely(piece.repeat(Math.ceil(longest / piece.length)));
  });
});
