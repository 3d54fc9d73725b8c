import type { Candidate, ClaimPart, Reading } from '../../check/context.js';
import { type CountedWords, countedWords, wordsIn } from '../../extract/figures/counted-words.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * A number whose parts the headings of a text give in brackets: "60+ warnings across 3 categories" above "### 1. Lamps (25
 * occurrences)", "### 2. Hubs (5 occurrences)", "### 3. Rooms (30 occurrences)". Verified where they make it up.
 */
export const sumOfHeadings: ClaimPart = { kinds: ['arithmetic'], recognise };

const [FEWEST, MOST] = [2, 20];
/** A smaller sum may be that of anything. */
const LEAST = 10;
const GROUPS =
  /^(?:categor(?:y|ies)|areas?|groups?|types?|kinds?|parts?|classes|sections?|phases?|sources?)$/i;
const SPELT = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

interface Counted {
  readonly value: number;
  /** Of the heading, its unit among them. */
  readonly words: readonly string[];
}

function recognise({ document: { sentences } }: Reading): Candidate[] {
  const groups = groupsOf(sentences);
  if (groups.length === 0) return [];
  return sentences.flatMap((sentence) => {
    if (sentence.place === 'heading' || sentence.fence || /^(?:question|conditional)$/.test(sentence.mood))
      return [];
    return countedWords(sentence).flatMap((number) => {
      const group = groups.find((each) => isSumOf(sentence, number, each));
      return group ? [candidateOf(sentence, number, group)] : [];
    });
  });
}

/** Headings of one level below the same one, all of which count something in brackets at their end. */
function groupsOf(sentences: readonly Sentence[]): (readonly Counted[])[] {
  const groups = new Map<string, Counted[]>();
  for (const { place, headings, text } of sentences) {
    const found = place === 'heading' ? COUNTED.exec(text.slice(0, 200)) : null;
    if (!found) continue;
    const [, title = '', value, unit = ''] = found;
    const key = `${headings.length} ${headings.at(-2) ?? ''} ${unit.toLowerCase().replace(/s$/, '')}`;
    const own = groups.get(key) ?? [];
    own.push({ value: Number(value), words: wordsIn(`${title} ${unit}`) });
    groups.set(key, own);
  }
  return [...groups.values()].filter(({ length }) => length >= FEWEST && length <= MOST);
}

const COUNTED = /^([^()]{3,120}) \((\d{1,6}) ([a-z]{3,30})\)$/i;

/** Exactly so many of what all headings name, or of as many groups as there are headings. */
function isSumOf(
  sentence: Sentence,
  { value, words, isLoose, token }: CountedWords,
  group: readonly Counted[],
): boolean {
  const sum = group.reduce((all, each) => all + each.value, 0);
  if (value < LEAST || sum !== value) return false;
  const isNamed = words.some((word) => group.every((each) => each.words.includes(word)));
  return isNamed && (!isLoose || saysGroups(sentence, token, group.length));
}

/** "across 3 categories", "in three areas" */
function saysGroups({ tokens }: Sentence, from: number, groups: number): boolean {
  return tokens
    .slice(from + 1, from + 10)
    .some(
      ({ text }, i) =>
        (text === String(groups) || text.toLowerCase() === SPELT[groups]) &&
        GROUPS.test(tokens[from + 2 + i]?.text ?? ''),
    );
}

function candidateOf(
  sentence: Sentence,
  { token, value }: CountedWords,
  group: readonly Counted[],
): Candidate {
  const sum = group.map((each) => each.value).join(' + ');
  return {
    kind: 'arithmetic',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${sum} is ${value}`,
    says: null,
    check: () => ({
      verdict: 'verified',
      measured: `${sum} = ${value}`,
      scope: 'the numbers of the headings of the text',
      command: null,
    }),
  };
}
