import type { Sentence } from '../markdown/document.js';
import { type Quantity, quantityOf, type Token } from '../markdown/token.js';

/** A number with the noun it counts: "over 100 git commits", "20+ test files", "three classes", "multiple copies". */
export interface CountedNoun {
  readonly quantity: Quantity;
  /** The noun, in lower case and singular. */
  readonly noun: string;
  /** The words between number and noun, in lower case. */
  readonly between: readonly string[];
  /** Index of the number’s token, and of the noun’s. */
  readonly token: number;
  readonly nounToken: number;
}

/** Words that may stand between a number and its noun. */
const MOST_BETWEEN = 4;
const THRESHOLDS = new Set(['over', 'least', 'than', 'exceeding', 'minimum']);
/** "About 30 files" says itself that it is no exact number. */
const ABOUT = new Set(['about', 'around', 'approximately', 'roughly', 'nearly', 'almost', 'approx']);
/** "Some 30", "up to 30" and "of 30" count something else, or no more than that. */
const VAGUE = new Set(['some', 'up']);

/** Numbers in words; "one" is more often somebody. */
const IN_WORDS: ReadonlyMap<string, number> = new Map(
  'two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, i) => [word, i + 2]),
);
/** Numbers that are not told, and what they are at least. */
const UNTOLD: ReadonlyMap<string, number> = new Map([
  ['multiple', 2],
  ['several', 2],
  ['numerous', 2],
  ['dozens', 24],
  ['hundreds', 200],
]);

/** Which numbers are meant beside those that are told. */
export interface NumbersMeant {
  /** "Multiple files" are at least two, and "hundreds of files" 200. */
  readonly untold?: boolean;
}

/** Every number of a sentence that counts one of some nouns. */
export function countedNouns(
  sentence: Sentence,
  nouns: ReadonlySet<string>,
  meant: NumbersMeant = {},
): CountedNoun[] {
  const { tokens } = sentence;
  const found: CountedNoun[] = [];
  for (const { i, quantity, isUntold } of numbersIn(sentence)) {
    if (isUntold && !meant.untold) continue;
    const nounToken = nounAfter(tokens, i, nouns);
    if (nounToken < 0) continue;
    const between = tokens.slice(i + 1, nounToken).map(({ text }) => text.toLowerCase());
    const noun = singular(tokens[nounToken]?.text.toLowerCase() ?? '');
    found.push({ quantity, noun, between, token: i, nounToken });
  }
  return found;
}

/** "**Total test files:** 95": the noun is the last word of the label, and the number stands right behind its colon. */
export function labelledNouns({ label, tokens }: Sentence, nouns: ReadonlySet<string>): CountedNoun[] {
  const words = label.split(' ');
  const noun = singular(words.at(-1) ?? '');
  if (!nouns.has(noun)) return [];
  const token = tokens.findIndex(({ text }) => text === ':') + 1;
  const quantity = token > 1 && token <= words.length + 3 ? numberAt(tokens, token) : null;
  if (quantity?.unit !== '' || !Number.isInteger(quantity.value)) return [];
  return [{ quantity, noun, between: words.slice(0, -1), token, nounToken: token }];
}

/** A whole number of a sentence. */
export interface NumberThere {
  /** Index of its token. */
  readonly i: number;
  readonly quantity: Quantity;
  /** "Multiple", "several": not told, but at least so many. */
  readonly isUntold: boolean;
}

/** Every kind of count asks for the numbers of every sentence. */
const numbers = new WeakMap<Sentence, readonly NumberThere[]>();

/** The whole numbers of a sentence, without units. */
export function numbersIn(sentence: Sentence): readonly NumberThere[] {
  const known = numbers.get(sentence);
  if (known) return known;
  const { tokens } = sentence;
  const found = tokens.flatMap((token, i) => {
    const told = token.kind === 'word' ? numberAt(tokens, i) : null;
    const quantity = told ?? (token.kind === 'word' ? untold(token) : null);
    if (quantity?.unit !== '' || !Number.isInteger(quantity.value)) return [];
    return [{ i, quantity, isUntold: told === null }];
  });
  numbers.set(sentence, found);
  return found;
}

/** The number at a token, in figures or words; with "multiple" and the like where they are meant, too. */
export function numberAt(tokens: readonly Token[], i: number, meant: NumbersMeant = {}): Quantity | null {
  return stated(tokens, i) ?? inWords(tokens, i) ?? (meant.untold ? untold(tokens[i]) : null);
}

/** "three": not in "phase three", nor where more of it follows, as in "two hundred". */
function inWords(tokens: readonly Token[], i: number): Quantity | null {
  const text = tokens[i]?.text ?? '';
  const value = IN_WORDS.get(text.toLowerCase());
  const next = tokens[i + 1]?.text.toLowerCase() ?? '';
  if (value === undefined || isName(tokens, i) || /^(?:hundred|thousand|million|or|to|of)$/.test(next))
    return null;
  return withSigns(tokens, i, { value, atLeast: false, unit: '', text });
}

function untold(token: Token | undefined): Quantity | null {
  const text = token?.text ?? '';
  const value = UNTOLD.get(text.toLowerCase());
  return value === undefined ? null : { value, atLeast: true, unit: '', text };
}

/** Index of the noun that a number counts; -1 when a mark or another number comes first. */
function nounAfter(tokens: readonly Token[], i: number, nouns: ReadonlySet<string>): number {
  for (let k = i + 1; k <= i + 1 + MOST_BETWEEN && k < tokens.length; k += 1) {
    const next = tokens[k] as Token;
    if (next.kind === 'mark' && !/^[*_]$/.test(next.text)) return -1;
    if (next.kind === 'word' && (quantityOf(next.text) || IN_WORDS.has(next.text.toLowerCase()))) return -1;
    // Of "call sites" the second word is the noun.
    const isFollowed = nouns.has(singular(tokens[k + 1]?.text.toLowerCase() ?? ''));
    if (next.kind === 'word' && nouns.has(singular(next.text.toLowerCase())) && !isFollowed) return k;
  }
  return -1;
}

/** The number in figures at a token, with what the words before it make of it; null for none. */
export function stated(tokens: readonly Token[], i: number): Quantity | null {
  const quantity = quantityOf(tokens[i]?.text ?? '');
  if (!quantity || /^[<#]/.test(quantity.text) || isName(tokens, i)) return null;
  return withSigns(tokens, i, quantity);
}

/** "In line 293 uses …" and "port 8000 calls" count nothing. */
function isName(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]?.text.toLowerCase() ?? '';
  return /^(?:lines?|port|issue|pr|phase|step|stage|part|tier|level|day|week|column|version|rfc|iso|pep|cve|ieee|error|status|[<#])$/.test(
    before,
  );
}

/** "at least 3", "about 30", "> 5"; null where the words before it make it no number of what is there. */
function withSigns(tokens: readonly Token[], i: number, quantity: Quantity): Quantity | null {
  const before = tokens[i - 1]?.text.toLowerCase() ?? '';
  const earlier = tokens[i - 2]?.text.toLowerCase() ?? '';
  if (VAGUE.has(before) || (before === 'to' && earlier === 'up')) return null;
  if (before === 'than' && /^(?:less|fewer)$/.test(earlier)) return null;
  if (THRESHOLDS.has(before) || before === '>') return { ...quantity, atLeast: true };
  const isAbout = ABOUT.has(before) || /^[~≈]/.test(quantity.text) || /^[~≈]$/.test(before);
  return isAbout ? { ...quantity, about: true } : quantity;
}

export function singular(word: string): string {
  if (/(?:ches|shes|sses|xes)$/.test(word)) return word.slice(0, -2);
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}
