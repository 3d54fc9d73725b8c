import fc from 'fast-check';

/** Text as strangers write it: pieces that the parser knows in any order, and anything at all between them. */
export function foreignText(pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('\n', ' ', '\0', '\u2028', '\ud800', '\u202e', '\u001b[31m', 'é'),
    },
  );
  return fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''));
}
