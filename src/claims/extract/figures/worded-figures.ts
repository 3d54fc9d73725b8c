import type { Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';
import { type Measured, unitOf } from './figure-units.js';
import { singular } from './quantities.js';

/** A figure that is said to be what something is set to: "75.0s initialization timeout", "Pool size: 10". */
export interface WordedFigure {
  /** Index of its token. */
  readonly token: number;
  /** As it was written. */
  readonly text: string;
  readonly said: Measured;
  /** What kind of setting it is: `timeout`. */
  readonly noun: string;
  /** The words right around it and of its label, in lower case and singular. */
  readonly near: readonly string[];
  /** The word that tells which one: "initialization timeout"; null without one. */
  readonly modifier: string | null;
  /** All words of its sentence. */
  readonly words: readonly string[];
  /** The words of its whole name, where it is clear which these are. */
  readonly name: readonly string[] | null;
}

/** Environments that a setting may be of. */
export const ENVIRONMENTS = /^(?:staging|production|development)$/;
/** What is set to a time, or to a size. */
export const SETTING_NOUNS =
  /^(?:timeout|interval|ttl|limit|threshold|cooldown|backoff|expiry|expiration|lifetime|grace|heartbeat|retention|memory|delay|period)$/;
/** Between a figure and what is said of another one. */
const PARTS = /^(?:[,;()|/:=+—–]|vs|versus|and|while|but|or|instead|than|→|->)$/i;
/** Words of time stand beside what was measured, too; and a value may be that of before. */
const BEFORE =
  /^(?:after|took|takes?|waited|average|avg|within|under|over|every|per|than|from|was|previously|formerly|originally|original|old|about|around|up|plus|another|additional|extra|by|at)$/i;
const MEASURED =
  /^(?:actual|measured|observed|average|elapsed|total|ago|later|old|exceeded|window|delays?)$/i;
const ARROW = /^(?:→|->|⇒)$/;
/** Words between a figure and the noun that it is of. */
const FAR = 5;

/** The figures of a sentence that settings may have. */
export function wordedFigures(sentence: Sentence): WordedFigure[] {
  const { tokens } = sentence;
  return tokens.flatMap((token, i) => {
    const said = token.kind === 'word' && /^\d/.test(token.text) ? figureAt(tokens, i) : null;
    return said && !isMeasured(tokens, i) ? (figureOf(sentence, i, said) ?? []) : [];
  });
}

/** "75.0s", "90 seconds", "90-second", "4Gi", "10". */
function figureAt(tokens: readonly Token[], i: number): Measured | null {
  const [, whole = '', unit = ''] =
    /^(\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,6})?)(?:-?([A-Za-z]{1,12}))?$/.exec(tokens[i]?.text ?? '') ?? [];
  if (whole === '') return null;
  const number = Number(whole.replaceAll(',', ''));
  const next = tokens[i + 1];
  const spelled = next?.kind === 'word' && next.text.length > 1 ? unitOf(next.text) : null;
  const own = unit === '' ? spelled : unitOf(unit);
  if (unit !== '' && !own) return null;
  return { number, dimension: own?.dimension ?? 'none', factor: own?.factor ?? 1 };
}

function isMeasured(tokens: readonly Token[], i: number): boolean {
  const text = (at: number) => tokens[at]?.text ?? '';
  const next = text(i + 1) === '(' || unitOf(text(i + 1)) ? i + 2 : i + 1;
  const isOver = tokens
    .slice(next, next + 4)
    .some((each) => /^(?:exceeded|reached|hit|expired)$/i.test(each.text));
  return BEFORE.test(text(i - 1)) || ARROW.test(text(i + 1)) || MEASURED.test(text(next)) || isOver;
}

function figureOf(sentence: Sentence, i: number, said: Measured): WordedFigure | null {
  const { tokens } = sentence;
  const phrase = phraseAround(tokens, i);
  const label = wordsOf(sentence.label.split(' '));
  const isLabelled = label.length > 0 && isRightBehindLabel(tokens, i);
  const nounOf = (words: readonly string[]) => words.findLast((word) => SETTING_NOUNS.test(word));
  const named = nounOf(phrase) ?? nounOf(label);
  const noun = named ?? (isLabelled ? label.at(-1) : nounOf(nearby(tokens, i)));
  if (noun === undefined || (said.dimension === 'none' && !isLabelled)) return null;
  const name = isLabelled
    ? label
    : (nameAround(tokens, i, noun) ?? (nounOf(phrase) === undefined ? [...phrase, noun] : null));
  return {
    token: i,
    text: tokens[i]?.text ?? '',
    said,
    noun,
    near: [...new Set([...phrase, ...label])],
    modifier: modifierOf(phrase, noun) ?? modifierOf(label, noun),
    words: [...new Set(wordsOf(tokens.map(({ text }) => text)))],
    name: name?.every((word) => /^[a-z]{2,}$/.test(word)) ? [...new Set(name)] : null,
  };
}

/** "75.0s initialization timeout", "initialization timeout of 75.0s": the words between figure and noun, or before it. */
function nameAround(tokens: readonly Token[], i: number, noun: string): readonly string[] | null {
  const isNoun = ({ text }: Token) => singular(text.toLowerCase()) === noun;
  const from = unitOf(tokens[i + 1]?.text ?? '') ? i + 2 : i + 1;
  const behind = tokens.slice(from, from + FAR).findIndex(isNoun);
  const isParted = (part: readonly Token[]) =>
    part.some(({ text }) => PARTS.test(text) || /^(?:for|in|of|on|to|with|is|as)$/i.test(text));
  if (behind >= 0) {
    const part = tokens.slice(from, from + behind + 1);
    return isParted(part) ? null : wordsOf(part.map(({ text }) => text));
  }
  const last = tokens.slice(Math.max(0, i - FAR), i).findLastIndex(isNoun);
  if (last < 0) return null;
  const at = Math.max(0, i - FAR) + last;
  if (
    !tokens
      .slice(at + 1, i)
      .every(({ text }) => /^(?:of|is|to|at|set|are|:|=|[(]|extended|increased|configured)$/i.test(text))
  )
    return null;
  const start = tokens
    .slice(0, at)
    .findLastIndex(({ text }) => PARTS.test(text) || /^(?:the|a|an|of|for|in|with)$/i.test(text));
  return at - start > 5 ? null : wordsOf(tokens.slice(start + 1, at + 1).map(({ text }) => text));
}

function modifierOf(words: readonly string[], noun: string): string | null {
  const before = words[words.lastIndexOf(noun) - 1];
  return before === undefined || ENVIRONMENTS.test(before) ? null : before;
}

/** "Initialization timeout: 75.0s (enough)": nothing else is said of it. */
function isRightBehindLabel(tokens: readonly Token[], i: number): boolean {
  if (tokens[i - 1]?.text !== ':' || tokens.slice(0, i - 1).some(({ text }) => text === ':')) return false;
  const next = unitOf(tokens[i + 1]?.text ?? '') ? tokens[i + 2] : tokens[i + 1];
  return !next || next.kind === 'mark';
}

/** The words around a figure, up to the next mark; of one that stands alone in brackets, those before them. */
function phraseAround(tokens: readonly Token[], i: number): string[] {
  let [from, to] = [i, i + 1];
  while (from > 0 && !PARTS.test(tokens[from - 1]?.text ?? '')) from -= 1;
  while (to < tokens.length && !PARTS.test(tokens[to]?.text ?? '')) to += 1;
  const own = wordsOf(tokens.slice(from, to).map(({ text }) => text));
  if (own.length > 0 || tokens[from - 1]?.text !== '(') return own;
  return wordsOf(tokens.slice(Math.max(0, from - 1 - FAR), from - 1).map(({ text }) => text));
}

function nearby(tokens: readonly Token[], i: number): string[] {
  const beside = tokens.slice(Math.max(0, i - FAR), i + FAR + 1);
  // "vs 75.0s (configured)": what is configured is a setting of what the sentence tells.
  const isSet = beside.some(({ text }) => /^(?:configured|configuration|set)$/i.test(text));
  return wordsOf((isSet ? tokens : beside).map(({ text }) => text));
}

/** "Timing out" speaks of a timeout. */
function wordsOf(texts: readonly string[]): string[] {
  return texts.flatMap((text, i) => {
    if (text.length > 80 || !/[A-Za-z]/.test(text)) return [];
    const next = texts[i + 1] ?? '';
    if (/^tim(?:es?|ing|ed)$/i.test(text) && /^out$/i.test(next)) return ['timeout'];
    return text
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word.length > 2 && !EMPTY.test(word) && !unitOf(word))
      .map(singular);
  });
}

/** Words that tell nothing of which setting it is. */
const EMPTY =
  /^(?:with|from|that|this|have|been|were|will|when|over|only|more|than|into|each|there|these|their|which|also|both|some|none|such|config|configuration|configured|setting|settings|value|increased|extended|reduced|raised|lowered|changed|set|applied|proper|properly|correct|correctly|previously|current|currently|default|validated|verified|maintained|remains|environment|environments|application|core|test|working|problem|service|system|issue|code|fix|fixed|now|the|for|was|are|and|not|has|its|using|uses|use|recently|still|all|new)$/;
