import { numberAt, numbersIn, singular } from '../figures/quantities.js';
import { isListingFence, type Sentence } from '../markdown/document.js';
import type { Quantity, Token } from '../markdown/token.js';
import { nameStems } from '../words/name-words.js';
import { membersSaid } from './members-said.js';

/** A number of things that code may name one by one: "7-phase startup sequence", "4 recovery levels", "Levels covered: 4/4". */
export interface CollectionSaid {
  readonly value: number;
  /** As they are called: "recovery levels". */
  readonly written: string;
  /** What is counted, in lower case and singular: `level`. */
  readonly noun: string;
  /** The other words of the phrase, in lower case: `recovery`. */
  readonly phrase: readonly string[];
  /** Index of the number’s token. */
  readonly token: number;
}

/** Fewer are named one by one in no list, and more are no enumeration that a sentence sums up. */
const [LEAST, MOST] = [2, 30];
/** Words between the number and what is counted, and behind "7-phase". */
const MOST_WORDS = 4;
/** What is counted in reports, and is in no list of code. */
const OF_REPORTS =
  /^(?:issue|error|bug|problem|test|file|failure|area|fix|finding|violation|point|day|hour|minute|week|month|year|second|action|task|gap|warning|change|line|commit|question|criterion|path|aspect|cycle|scenario|result|method|function|class|instance|usage|occurrence|reference|place|location|import|call|time|user|customer|person|attempt|retry|iteration|run|case|assertion|document|report|reason|cause|why|folder|directory|pr|ticket|line|word|character|entry|process|copy|version|duplicate|whole|part|half)$/;
const STOP =
  /^(?:of|for|in|on|at|to|with|and|or|is|are|was|were|that|which|the|a|an|by|from|as|per|but|than|has|have|had|not|no|now|been|be)$/;

/** Every number of things of a sentence that code may name; those that `membersSaid` finds are left out. */
export function collectionsSaid(sentence: Sentence): CollectionSaid[] {
  const { tokens, fence } = sentence;
  if (fence) return isListingFence(fence) ? labelled(sentence) : [];
  if (
    !tokens.some(({ text }) =>
      /^\d{1,2}(?:$|[-/])|^(?:tw|th|fo|fi|si|se|ei|ni|te|el)[a-z]{1,5}(?:$|-)/i.test(text),
    )
  )
    return [];
  const others = new Set(membersSaid(sentence).map(({ token }) => token));
  const counted = numbersIn(sentence).flatMap(({ i, quantity, isUntold }) =>
    isUntold || others.has(i) || isLoose(quantity) ? [] : (countedAt(tokens, i, quantity.value) ?? []),
  );
  const joined = tokens.flatMap((_, i) => joinedAt(tokens, i) ?? []);
  return [...counted, ...joined, ...labelled(sentence)].filter(isRead);
}

function isLoose({ atLeast, about = false }: Quantity): boolean {
  return atLeast || about;
}

function isRead({ value, noun }: CollectionSaid): boolean {
  return value >= LEAST && value <= MOST && !OF_REPORTS.test(noun);
}

/** "4 recovery levels": the words up to the first in the plural. */
function countedAt(tokens: readonly Token[], i: number, value: number): CollectionSaid | null {
  const run: string[] = [];
  for (let k = i + 1; k <= i + 1 + MOST_WORDS; k += 1) {
    const word = plainWord(tokens[k]);
    if (word === null) return null;
    if (/[^s]s$/.test(word) && !/(?:us|is)$/.test(word))
      return { value, written: [...run, word].join(' '), noun: singular(word), phrase: run, token: i };
    run.push(word);
  }
  return null;
}

/** "7-phase startup sequence": what it is made of stands in the word, and what it is behind it. */
function joinedAt(tokens: readonly Token[], i: number): CollectionSaid | null {
  const [, number = '', noun = ''] =
    /^(\d{1,2}|[a-z]{3,6})-([a-z]{3,20})$/i.exec(tokens[i]?.text ?? '') ?? [];
  const value =
    tokens[i]?.kind === 'word' && number !== ''
      ? (numberAt([{ ...(tokens[i] as Token), text: number }], 0)?.value ?? null)
      : null;
  if (value === null) return null;
  const phrase: string[] = [];
  for (let k = i + 1; k <= i + MOST_WORDS; k += 1) {
    const word = plainWord(tokens[k]);
    if (word === null) break;
    phrase.push(word);
  }
  const written = [tokens[i]?.text, ...phrase].join(' ').replace(/^[^-]{1,20}-/, '');
  return { value, written, noun: singular(noun.toLowerCase()), phrase, token: i };
}

/** "Levels covered: 4/4", "Recovery levels: 4": the number is all that stands behind the label. */
function labelled({ tokens, label }: Sentence): CollectionSaid[] {
  const at = label === '' ? -1 : tokens.findIndex(({ text }) => text === ':') + 1;
  if (at < 1 || tokens.slice(at + 1).some(({ kind }) => kind !== 'mark')) return [];
  const text = tokens[at]?.text ?? '';
  const value = /^(\d{1,2})\/\1$/.exec(text)?.[1] ?? /^\d{1,2}$/.exec(text)?.[0];
  const words = label.split(' ').filter((word) => /^[a-z]{2,24}$/.test(word) && !STOP.test(word));
  const plural = words.findLast((word) => /[^s]s$/.test(word));
  if (value === undefined || plural === undefined || words.length > MOST_WORDS) return [];
  return [
    {
      value: Number(value),
      written: label,
      noun: singular(plural),
      phrase: words.filter((word) => word !== plural),
      token: at,
    },
  ].filter(isRead);
}

function plainWord(token: Token | undefined): string | null {
  const word = token?.kind === 'word' ? token.text.toLowerCase() : '';
  return /^[a-z]{2,24}$/.test(word) && !STOP.test(word) ? word : null;
}

/** Names under which code may list them: each word, and each two words in their order, before the noun. */
export function namesOfCollection({ noun, phrase }: CollectionSaid, around: readonly string[]): string[] {
  const pairs = phrase.flatMap((word, i) =>
    phrase[i + 1] === undefined ? [] : [[word, phrase[i + 1] ?? '']],
  );
  const ways = [...[...phrase, ...around].map((word) => [word]), ...pairs];
  return [...new Set(ways.flatMap((words) => formsOf(words, noun)))];
}

/** `recovery_levels`, `RECOVERY_LEVELS`, `recoveryLevels`, `RecoveryLevels`, `RecoveryLevel`. */
function formsOf(words: readonly string[], noun: string): string[] {
  const plural = pluralOf(noun);
  const snake = [...words, plural].join('_');
  const pascal = words.map(capital).join('');
  return [
    snake,
    snake.toUpperCase(),
    `${words.join('_')}_${plural}`.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    `${pascal}${capital(plural)}`,
    `${pascal}${capital(noun)}`,
  ];
}

/** "Levels", "categories", "statuses". */
export function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}${/(?:s|x|ch|sh)$/.test(noun) ? 'es' : 's'}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The stems of the words of a phrase. */
export function stemsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap((word) => nameStems(word)));
}
