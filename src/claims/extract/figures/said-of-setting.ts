import type { Sentence } from '../markdown/document.js';
import type { ThingSet } from '../names/things-set.js';

/** What is said of a thing that may be set: that it is there, came, or is not there. */
export type SaidOfSetting = 'held' | 'brought' | 'lacked';

const LACKS =
  /^(?:missing|without|lacks?|lacking|lacked|no|not|never|absent|doesn't|didn't|omits?|omitted|unset)$/i;
const LACKED_BEHIND = /^(?:missing|not|absent|unset|lacking|omitted|never)$/i;
const BRINGS = /^(?:added|adds|adding|includ(?:es?|ed|ing)|introduced|introduces)$/i;
const HOLDS =
  /^(?:us(?:es?|ed|ing)|sets?|has|had|have|contains?|includ(?:es?|ed|ing)|specif(?:y|ies|ied)|pass(?:es|ed)?|with|enables?|flag|option|addopts|[:(])$/i;
const HELD_BEHIND = /^(?:configured|exists?|present|enabled|set|defined|specified|in)$/i;
/** Words before it that are looked at. */
const BEFORE = 4;
/** Words behind it: "is properly configured". */
const BEHIND = 4;

/** What a sentence says of a thing; null where it says nothing of it. */
export function saidOfSetting(
  { tokens, label }: Sentence,
  { from, to, isWorded }: ThingSet,
): SaidOfSetting | null {
  const before = tokens.slice(Math.max(0, from - BEFORE), from).map(({ text }) => text);
  const behind = clause(tokens.slice(to + 1, to + 1 + BEHIND).map(({ text }) => text));
  if (before.some((text) => LACKS.test(text)) || isLackedBehind(behind)) return 'lacked';
  const verbs = tokens.slice(0, from).map(({ text }) => text);
  if (
    verbs.slice(-BEFORE * 2).some((text) => BRINGS.test(text)) ||
    behind.slice(0, 3).some((text) => /^added$/i.test(text))
  )
    return 'brought';
  if (
    isWorded
      ? isHeldBehind(behind, label) || /^had$/i.test(before.find((text) => /^had$/i.test(text)) ?? '')
      : before.some((text) => HOLDS.test(text))
  )
    return 'held';
  return null;
}

/** "is missing", "was not set": an adverb or a verb may stand before it. */
function isLackedBehind(behind: readonly string[]): boolean {
  const at = behind.findIndex((text) => LACKED_BEHIND.test(text));
  return (
    at >= 0 &&
    behind
      .slice(0, at)
      .every((text) =>
        /^(?:is|was|are|were|still|also|completely|entirely|flags?|options?|and|:)$/i.test(text),
      )
  );
}

function isHeldBehind(behind: readonly string[], label: string): boolean {
  const at = behind.findIndex((text) => HELD_BEHIND.test(text));
  if (at < 0) return false;
  const between = behind.slice(0, at);
  if (/^in$/i.test(behind[at] ?? '')) return label === '' && /^place$/i.test(behind[at + 1] ?? '');
  // "Set to None": a value that it was given.
  if (/^to$/i.test(behind[at + 1] ?? '')) return false;
  return between.every((text) =>
    /^(?:is|was|are|were|now|properly|correctly|already|✅|\w{3,12}ly)$/i.test(text),
  );
}

function clause(texts: readonly string[]): readonly string[] {
  const end = texts.findIndex((text) => /^[.;,()—–]$/.test(text));
  return end < 0 ? texts : texts.slice(0, end);
}
