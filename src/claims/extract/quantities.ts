import type { Sentence } from './document.js';
import { type Quantity, quantityOf, type Token } from './token.js';

/** A number with the noun it counts: "over 100 git commits", "20+ test files", "2,161 lines". */
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
/** "about 30 files" says so itself. */
const VAGUE = new Set(['about', 'around', 'approximately', 'roughly', 'nearly', 'almost', 'some', 'up']);

/** Every number of a sentence that counts one of some nouns. */
export function countedNouns(sentence: Sentence, nouns: ReadonlySet<string>): CountedNoun[] {
  const { tokens } = sentence;
  const found: CountedNoun[] = [];
  for (const [i, token] of tokens.entries()) {
    const quantity = token.kind === 'word' ? stated(tokens, i) : null;
    if (quantity?.unit !== '' || !Number.isInteger(quantity.value)) continue;
    const nounToken = nounAfter(tokens, i, nouns);
    if (nounToken < 0) continue;
    const between = tokens.slice(i + 1, nounToken).map(({ text }) => text.toLowerCase());
    const noun = singular(tokens[nounToken]?.text.toLowerCase() ?? '');
    found.push({ quantity, noun, between, token: i, nounToken });
  }
  return found;
}

/** Index of the noun that a number counts; -1 when a mark or another number comes first. */
function nounAfter(tokens: readonly Token[], i: number, nouns: ReadonlySet<string>): number {
  for (let k = i + 1; k <= i + 1 + MOST_BETWEEN && k < tokens.length; k += 1) {
    const next = tokens[k] as Token;
    if (next.kind === 'mark' && !/^[*_]$/.test(next.text)) return -1;
    if (next.kind === 'word' && quantityOf(next.text)) return -1;
    // Of "call sites" the second word is the noun.
    const isFollowed = nouns.has(singular(tokens[k + 1]?.text.toLowerCase() ?? ''));
    if (next.kind === 'word' && nouns.has(singular(next.text.toLowerCase())) && !isFollowed) return k;
  }
  return -1;
}

/** The number at a token, with what the words before it make of it; null for none, and for "about 30". */
export function stated(tokens: readonly Token[], i: number): Quantity | null {
  const quantity = quantityOf(tokens[i]?.text ?? '');
  if (!quantity) return null;
  const before = tokens[i - 1]?.text.toLowerCase() ?? '';
  const earlier = tokens[i - 2]?.text.toLowerCase() ?? '';
  if (VAGUE.has(before) || /^[~≈<#]/.test(quantity.text) || /^[~≈<#]$/.test(before)) return null;
  // "In line 293 uses …" and "port 8000 calls" count nothing.
  if (/^(?:lines?|port|issue|pr|phase|step|column|version)$/.test(before)) return null;
  if (before === 'than' && /^(?:less|fewer)$/.test(earlier)) return null;
  return THRESHOLDS.has(before) || before === '>' ? { ...quantity, atLeast: true } : quantity;
}

export function singular(word: string): string {
  if (/(?:ches|shes|sses|xes)$/.test(word)) return word.slice(0, -2);
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}
