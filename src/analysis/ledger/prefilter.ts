import type { Matcher } from '../../clients/code/matcher.js';

/**
 * A test of raw bytes that is true for every file the pattern can match in: all of its literal parts must be there. Most
 * versions of most files end here, before they are even decoded.
 */
export function compilePrefilter(matcher: Matcher): (data: Buffer) => boolean {
  const literals = matcher.literals.map((literal) => Buffer.from(literal, 'utf8'));
  return (data) => {
    for (const literal of literals) if (data.indexOf(literal) < 0) return false;
    return true;
  };
}
