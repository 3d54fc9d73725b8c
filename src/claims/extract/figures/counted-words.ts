import type { Sentence } from '../markdown/document.js';
import { quantityOf, type Token } from '../markdown/token.js';
import { singular } from './quantities.js';

/** A whole number with the words that say what it counts: "117 individual test methods", "Total tests: 30". */
export interface CountedWords {
  readonly value: number;
  /** As it was written. */
  readonly text: string;
  /** Index of its token. */
  readonly token: number;
  /** In lower case and singular: those right behind it, or of its label where none are. */
  readonly words: readonly string[];
  /** "10+", "~ 10": no exact number. */
  readonly isLoose: boolean;
  /** It is called a total, or all there are. */
  readonly isTotal: boolean;
}

/** Words behind a number that may still say what it counts. */
const MOST_WORDS = 4;
const TOTAL = /^(?:total|overall|altogether|all|sum|entire)$/i;
const NAMED =
  /^(?:lines?|port|issue|issues|pr|phase|step|stage|part|tier|level|day|week|version|line|#|http|error|code|status|why|python|layer|test|option|section)$/i;

const known = new WeakMap<Sentence, readonly CountedWords[]>();

/** Every whole number of a sentence that counts something. */
export function countedWords(sentence: Sentence): readonly CountedWords[] {
  const before = known.get(sentence);
  if (before) return before;
  const found = sentence.tokens.flatMap((token, i) =>
    token.kind === 'word' ? (numberAt(sentence, i) ?? []) : [],
  );
  known.set(sentence, found);
  return found;
}

function numberAt({ tokens, label }: Sentence, i: number): CountedWords | null {
  const quantity = quantityOf(tokens[i]?.text ?? '');
  if (quantity?.unit !== '' || !Number.isInteger(quantity.value) || !/^\d/.test(quantity.text)) return null;
  const before = tokens[i - 1]?.text ?? '';
  const isLoose = quantity.atLeast || /^(?:[~≈<>]|about|over|than)$/i.test(before);
  // "1." begins an item, and "phase 3" is the name of one.
  if (NAMED.test(before) || (i < 2 && /^[.)]$/.test(tokens[i + 1]?.text ?? ''))) return null;
  const own = wordsBehind(tokens, i);
  const isLabelled = tokens[i - 1]?.text === ':' && tokens.findIndex(({ text }) => text === ':') === i - 1;
  const words = own.length > 0 ? own : isLabelled ? wordsIn(label) : [];
  const beside = [
    ...tokens.slice(Math.max(0, i - 2), i + 1 + MOST_WORDS).map(({ text }) => text),
    ...(isLabelled ? label.split(' ') : []),
  ];
  return {
    value: quantity.value,
    text: quantity.text,
    token: i,
    words,
    isLoose,
    isTotal: beside.some((text) => TOTAL.test(text)),
  };
}

function wordsBehind(tokens: readonly Token[], i: number): string[] {
  const words: string[] = [];
  for (const { kind, text } of tokens.slice(i + 1, i + 1 + MOST_WORDS)) {
    if (kind === 'mark' && /^[*_]$/.test(text)) continue;
    if (kind !== 'word' || !/^[A-Za-z][A-Za-z-]*$/.test(text)) break;
    words.push(...wordsIn(text));
  }
  return words;
}

/** The telling words of a text, in lower case and singular. */
export function wordsIn(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]{3,}/g) ?? []).map(singular).filter((word) => !EMPTY.test(word));
}

const EMPTY =
  /^(?:the|and|for|with|from|that|this|are|was|were|have|has|been|all|total|overall|sum|out|new|per|each|number|count|identified|found|successfully|currently|remaining|critical|minor|major|individual|comprehensive)$/;
