import { quoted } from '../../../domain/shell-word.js';
import { placesListed } from '../../../domain/wording.js';
import { bindingIn, isSameValue } from '../../check/code/settings.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { codeLines } from '../../check/look/code-lines.js';
import type { WordLine } from '../../check/look/word-table.js';
import { shownPairs as readPairs, type ShownPair } from '../../extract/code/shown-pairs.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** The shape of a message in a code span: "Server sends `{"type": "ready", "data": {…}}`", "expects `type="ready"`". */
export const shownPairs: ClaimPart = { kinds: ['snippet'], recognise };

/** Lines around the one that has the first pair in which the others are looked for. */
const AROUND = 15;
/** Places of the first pair around which that is done. */
const MOST_PLACES = 30;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.place === 'heading' || !/^(?:present|past)$/.test(sentence.mood))
      return [];
    if (CONTRAST.test(sentence.text.slice(0, 600))) return [];
    return sentence.tokens.flatMap(({ kind, text }, i) => {
      const pairs = kind === 'code' ? readPairs(text) : [];
      return pairs.length > 0 ? [candidateOf(sentence, i, pairs)] : [];
    });
  });
}

/** "`a` → `b`", "use `a` instead of `b`": not all of it is there. */
const CONTRAST =
  /\b(?:instead of|rather than|should|must|changed?|replac\w+|renam\w+|missing|no longer|removed?)\b|→|->/i;

function candidateOf(sentence: Sentence, i: number, pairs: readonly ShownPair[]): Candidate {
  const text = sentence.tokens[i]?.text ?? '';
  return {
    kind: 'snippet',
    line: sentence.tokens[i]?.line ?? sentence.line,
    text: sentence.text,
    statement: `the code holds ${text.slice(0, 160)}`,
    words: wordsOf(firstOf(pairs)),
    check: (context) => check(context, pairs),
  };
}

function firstOf(pairs: readonly ShownPair[]): ShownPair {
  return pairs.find(({ value }) => value !== null) as ShownPair;
}

/** Both are looked up: either may stand in too many lines. */
function wordsOf({ key, value }: ShownPair): string[] {
  return [
    ...new Set([...(value?.match(/[A-Za-z_]\w{3,80}/g) ?? []).slice(0, 2), ...(key.length > 3 ? [key] : [])]),
  ];
}

/** @returns null where no code has them together: a program may put them together otherwise */
async function check(context: CheckContext, pairs: readonly ShownPair[]): Promise<Outcome | null> {
  const first = firstOf(pairs);
  const bound = codeLines(context, wordsOf(first)).filter(({ text }) => gives(text, first));
  const others = pairs.filter((pair) => pair !== first);
  const places: WordLine[] = [];
  for (const line of bound.slice(0, MOST_PLACES))
    if (others.length === 0 || (await holdsBeside(context, line, others))) places.push(line);
  const [found] = places;
  if (!found) return null;
  return {
    verdict: 'verified',
    measured: `at ${placesListed(places, 3)}`,
    scope: 'code, tests included; only that it stands there',
    command: `git grep -n -w ${quoted(first.key)} ${context.rev} -- ${quoted(found.path)}`,
  };
}

function gives(line: string, { key, value }: ShownPair): boolean {
  const given = bindingIn(line, key)?.value;
  return given != null && value !== null && isSameValue(given, value);
}

async function holdsBeside(
  context: CheckContext,
  { path, line }: WordLine,
  pairs: readonly ShownPair[],
): Promise<boolean> {
  const lines = ((await context.lines(path)) ?? []).slice(Math.max(0, line - 1 - AROUND), line + AROUND);
  return pairs.every((pair) =>
    lines.some((each) => (pair.value === null ? bindingIn(each, pair.key) !== null : gives(each, pair))),
  );
}
