import type { Reading } from '../../check/context.js';
import type { Sentence } from '../markdown/document.js';
import { FILE_NOUNS, PLACES, USING } from '../words/place-nouns.js';
import { type Subject, subjectOf } from '../words/subject.js';
import { tellsOfChange } from '../words/tells-of-change.js';
import { countedInFile } from './counted-in-file.js';
import { type CountedNoun, countedNouns } from './quantities.js';

/** How often, and in how many files, a piece of code is said to be used. */
export interface CountedUses {
  readonly files: CountedNoun | null;
  readonly places: CountedNoun | null;
  readonly subject: Subject;
  /** It is said to be referred to, which documents do, too. */
  readonly isMention: boolean;
}

const MENTIONING = /\b(?:referenc|mention|contain|naming)/i;

/** What a sentence counts of some code’s uses; null where it does not. */
export function countedUses(reading: Reading, sentence: Sentence): CountedUses | null {
  if (sentence.mood !== 'present') return null;
  if (sentence.fence && !/^\s{0,40}#/.test(sentence.text)) return null;
  // What one file holds is counted there.
  if (countedInFile(reading, sentence)) return null;
  const files = countedNouns(sentence, FILE_NOUNS).find((noun) => isHead(sentence, noun)) ?? null;
  const places =
    countedNouns(sentence, PLACES).find((noun) => noun.token !== files?.token && isHead(sentence, noun)) ??
    null;
  if (!files && !places) return null;
  const text = sentence.text.slice(0, 600);
  const isUsed = USING.test(text) || (files !== null && isOfPattern(sentence, files));
  if (!isUsed || tellsOfChange(sentence) || isOfLogs(sentence)) return null;
  const subject = subjectOf(reading, sentence);
  return subject && !isHolder(sentence, subject)
    ? { files, places, subject, isMention: MENTIONING.test(text) }
    : null;
}

/** "`load(`: 40 files" below "4 patterns are active": the files that use it. */
function isOfPattern({ tokens, parent }: Sentence, { token }: CountedNoun): boolean {
  const [code, mark] = tokens.slice(Math.max(0, token - 2), token);
  const isLabel =
    code?.kind === 'code' && mark?.text === ':' && /\($|\(\)$|^[\w$]+(?:\.[\w$]+)+$/.test(code.text);
  return (
    isLabel &&
    /\b(?:patterns?|usages?|calls?|references?|violations?|ways)\b/i.test(parent?.text.slice(0, 300) ?? '')
  );
}

/** Below "Deprecation warnings count" things were counted as they were printed. */
export function isOfLogs({ headings }: Sentence): boolean {
  return /\b(?:warnings?|errors?|logs?|log entries)(?: (?:counts?|statistics|frequency|summary))?\W*$/i.test(
    headings.at(-1) ?? '',
  );
}

/** "`Hub` has 3 calls": they are in it, not of it. */
function isHolder({ tokens }: Sentence, { written, from }: Subject): boolean {
  const at = tokens.findIndex(({ text }) => text === written);
  return (
    from === 'sentence' &&
    /^[A-Z]\w+$/.test(written) &&
    /^(?:has|contains|makes|holds|performs)$/i.test(tokens[at + 1]?.text ?? '')
  );
}

/** "29 import variations" are variations, and "import" only says of what; "import statements" are imports. */
function isHead({ tokens }: Sentence, { nounToken }: CountedNoun): boolean {
  const next = tokens[nounToken + 1];
  return (
    next?.kind !== 'word' ||
    !/^(?:variations?|variants?|patterns?|paths?|errors?|failures?|warnings?|redirects?|styles?|types?|kinds?|conflicts?|chains?|issues?|problems?|cycles?|definitions?|violations?|names?|systems?|groups?)$/i.test(
      next.text,
    )
  );
}
