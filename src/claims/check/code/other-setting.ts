import { SETTING_NOUNS } from '../../extract/figures/worded-figures.js';
import { wordParts } from '../../extract/names/words-of-lines.js';

const ASSIGNMENT = /^\s{0,80}["']?([A-Za-z_]\w{1,80})["']?\s{0,4}[:=]\s{0,4}["']?-?\d/;

/** Parts of a name that tell nothing of what it is of. */
const ANY =
  /^(?:default|max|min|total|value|seconds?|secs?|ms|s|staging|production|development|test|env|config|settings?)$/;

/**
 * "Store timeout (line 4)" where `MAIL_TIMEOUT=30` stands: all that is the same is what kind of setting it is.
 * @param lines those that are pointed at; of several, each may be meant
 * @param expected the words that the text says of the line
 * @param held those of them that the line has
 */
export function isOtherSetting(
  lines: readonly string[],
  expected: readonly string[],
  held: readonly string[],
): boolean {
  const [line = '', ...others] = lines;
  const key = others.length > 0 ? undefined : ASSIGNMENT.exec(line)?.[1];
  if (key === undefined || expected.length <= held.length) return false;
  return (
    held.every((word) => SETTING_NOUNS.test(word)) &&
    wordParts(key).some((part) => !held.includes(part) && !ANY.test(part) && !SETTING_NOUNS.test(part))
  );
}
