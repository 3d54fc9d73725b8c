import type { Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';
import { type Measured, unitOf } from './figure-units.js';
import { singular } from './quantities.js';

/** A number that something may be set to, without the name of the setting: "100 iterations", "waits 60 seconds". */
export interface SpokenLimit {
  /** Index of its token. */
  readonly token: number;
  /** As it was written. */
  readonly text: string;
  readonly said: Measured;
  /** Words that its setting may be called by, in lower case and singular. */
  readonly words: readonly string[];
}

/** Words for one thing, of which settings and documents each take another. */
const ALIKE: readonly (readonly string[])[] = [
  ['wait', 'delay', 'pause', 'sleep', 'interval', 'cooldown', 'backoff'],
  ['window', 'freshness', 'lookback', 'since', 'last', 'past'],
  ['try', 'retry', 'attempt'],
];
/** What nothing is set to: it is counted. */
const COUNTED =
  /^(?:file|test|line|issue|error|commit|failure|bug|problem|violation|change|fix|finding|warning|import|usage|occurrence|instance|place|class|method|function|step|phase|reason|question|year|percent|time|day|week|month|hour|minute|second|cause|item|area|case|point|question|option|approach|category|type|kind|suite|scenario|module|method)$/;
const LEAST = 2;
/** For a second or two everything waits. */
const LEAST_SECONDS = 5;
/** Words around a time in which it is said what it is. */
const NEAR = 6;

/** The numbers of a sentence that may be settings. */
export function spokenLimits(sentence: Sentence): SpokenLimit[] {
  const { tokens, label } = sentence;
  return tokens.flatMap((token, i) => {
    const found = token.kind === 'word' ? (timeAt(tokens, i, label) ?? numberAt(tokens, i)) : null;
    return found ?? [];
  });
}

/** "100 iterations", "3/100 iterations", "3 retry attempts". */
function numberAt(tokens: readonly Token[], i: number): SpokenLimit | null {
  const text = tokens[i]?.text ?? '';
  const number = Number(/^(?:\d{1,6}\/)?(\d{1,6}|\d{1,3},\d{3})$/.exec(text)?.[1]?.replace(',', ''));
  if (!(number >= LEAST) || /^[<>~≈#/-]$/.test(tokens[i - 1]?.text ?? '')) return null;
  const words: string[] = [];
  for (const { kind, text: word } of tokens.slice(i + 1, i + 4)) {
    if (kind !== 'word' || !/^[a-z]{3,20}$/i.test(word)) break;
    words.push(singular(word.toLowerCase()));
    if (/s$/i.test(word)) break;
  }
  const noun = words.at(-1) ?? '';
  // Only of several there may be a limit: "100 iteration" is none.
  const isSeveral = /s$/i.test(tokens[i + words.length]?.text ?? '');
  if (!isSeveral || COUNTED.test(noun) || unitOf(noun)) return null;
  return { token: i, text, said: { number, dimension: 'none', factor: 1 }, words: withAlike(words) };
}

/** "Wait time: 60s", "the last 15 minutes". */
function timeAt(tokens: readonly Token[], i: number, label: string): SpokenLimit | null {
  const [, figure = '', own = ''] =
    /^(\d{1,6}(?:\.\d{1,3})?)([a-z]{1,3})?$/i.exec(tokens[i]?.text ?? '') ?? [];
  const unit = figure === '' ? null : unitOf(own === '' ? (tokens[i + 1]?.text ?? '') : own);
  if (unit?.dimension !== 'time' || Number(figure) * unit.factor < LEAST_SECONDS) return null;
  const beside = tokens.slice(Math.max(0, i - NEAR), i + NEAR + 1).map(({ text }) => text);
  const words = [...label.split(' '), ...beside].map((word) => singular(word.toLowerCase()));
  const groups = ALIKE.filter((group) => group.some((word) => words.includes(word)));
  if (groups.length === 0) return null;
  return {
    token: i,
    text: tokens[i]?.text ?? '',
    said: { number: Number(figure), ...unit },
    words: groups.flat(),
  };
}

function withAlike(words: readonly string[]): string[] {
  const groups = ALIKE.filter((group) => group.some((word) => words.includes(word)));
  return [...new Set([...words, ...groups.flat()])];
}
