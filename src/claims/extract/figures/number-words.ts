import type { Sentence } from '../markdown/document.js';
import { PLACES } from '../words/place-nouns.js';
import { weightOfWord } from './figure-mentions.js';
import type { NumberSaid } from './numbers-said.js';
import { singular } from './quantities.js';

/** Words in whatever form, by what they begin with, and how much each tells: 1, or 0.5 for one of every second document. */
export type ToldWords = ReadonlyMap<string, number>;

/** What stands beside a number, in words. */
export interface NumberWords {
  /** What it is said to count: the words right behind it, those of its label, of its row and column. */
  readonly thing: ToldWords;
  /** All words of the sentence. */
  readonly all: ToldWords;
}

/** Words behind a number that may still say what it counts. */
const MOST_BEHIND = 5;
/** Words that say nothing of what is counted. */
const EMPTY =
  /^(?:the|and|for|with|from|that|this|these|those|are|was|were|have|has|had|been|all|total|overall|sum|only|just|still|now|currently|current|remain\w*|found|number|count|there|which|into|per|each|both|also|such|any|not|non|zero|via|using)$/;
/** A form is told apart from another by so many letters. */
const LONGEST_STEM = 6;
/** Stands for "instances", "usages" and other nouns that only say that something was counted. */
const PLACE = 'places';

/** What a number of a sentence is said beside. */
export function wordsOfNumber(sentence: Sentence, { token }: NumberSaid): NumberWords {
  const { tokens, label, row, column, text } = sentence;
  const behind: string[] = [];
  for (const { kind, text: word } of tokens.slice(token + 1, token + 1 + MOST_BEHIND)) {
    if (kind === 'mark' && /^[*_]$/.test(word)) continue;
    if (kind !== 'word' || /^(?:for|with|via|through|after|before|despite|and|or|to|by|as|of)$/i.test(word))
      break;
    behind.push(word);
  }
  const beside = `${behind.join(' ')} ${label} ${row} ${column}`;
  return { thing: toldWords(beside), all: toldWords(`${text.slice(0, 600)} ${row} ${column}`) };
}

/** The words of a text that tell something; names of code are taken apart. */
export function toldWords(text: string): ToldWords {
  const found = new Map<string, number>();
  for (const word of text
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .match(/[a-z]{3,}/g) ?? []) {
    if (EMPTY.test(word)) continue;
    const plain = singular(word);
    if (PLACES.has(plain)) found.set(PLACE, 0.5);
    else found.set(plain.slice(0, LONGEST_STEM), weightOfWord(plain));
  }
  return found;
}
