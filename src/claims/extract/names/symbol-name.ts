import type { Sentence } from '../markdown/document.js';
import { isIdentifier, type Token } from '../markdown/token.js';

/** A name of code. */
export interface SymbolName {
  readonly name: string;
  /** The class before it; null without one. */
  readonly owner: string | null;
  /** It may be of a library: it is called on a variable (`agent.check_all()`), or a decorator. */
  readonly isOfVariable: boolean;
}

/** The name that a word or a code span of a sentence is, and the class before it; null for none. */
export function symbolName(token: Token, sentence: Sentence): SymbolName | null {
  const isName = token.kind === 'code' || isNameInWords(token, sentence) || isPlainName(token, sentence);
  if (!isName || token.text.length > 160) return null;
  const decorator = token.kind === 'code' ? DECORATOR.exec(token.text)?.[1] : undefined;
  if (decorator !== undefined) return { name: decorator, owner: null, isOfVariable: true };
  const text = token.text.replace(/^await /, '').replace(/\(.{0,120}\)?$/s, '');
  const isCall = /\(/.test(token.text);
  if (!(isCall ? /^[A-Za-z_$][\w$.]{2,100}$/.test(text) : isIdentifier(text))) return null;
  const parts = text.split(/\.|::|#/);
  const name = parts.at(-1) ?? '';
  const before = parts.at(-2) ?? null;
  // `thread_XXXXXX` stands for any name.
  if (name.length < 4 || /X{3}|_[XYN]_/.test(name)) return null;
  // `logger.info`: what stands before the dot in lower case is a variable.
  const owner = before !== null && /^_?[A-Z]/.test(before) ? before : null;
  const isOfVariable = before !== null && owner === null && parts.length === 2;
  if (isOfVariable && !(isCall && token.kind === 'code' && /^[a-z]\w*[a-z]_[a-z]\w*$/.test(name)))
    return null;
  if (parts.length > 3 && owner === null) return null;
  return { name, owner, isOfVariable };
}

/** `@needs_hub`, `@needs_hub("main")`: most are those of a library. */
const DECORATOR = /^@([a-z]\w{3,80})(?:\(.{0,120}\)|\(|)$/s;

/** The bold head of a list item, a constant, or the name of a class in plain words. */
function isNameInWords({ kind, text, strong }: Token, { place }: Sentence): boolean {
  const isHead = strong && place === 'item';
  const isCapital = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text);
  return kind === 'word' && (isHead || isCapital || isClassName(text));
}

/** "HubStore with validation", "added the open_hub() method": most words that look so are names, some are products. */
export function isPlainName(token: Token, sentence: Sentence): boolean {
  return (
    token.kind === 'word' &&
    !isNameInWords(token, sentence) &&
    /^(?:[A-Z](?:[A-Z]{1,10}|[a-z0-9]{2,30})[A-Z][a-z0-9]{2,30}|[a-z]\w{1,30}_\w{2,60}(?:\(\))?)$/.test(
      token.text,
    )
  );
}

/** `AgentClassRegistry`, `UserIDStore` in plain words: three humps, so that "JavaScript" and "GitHub" are no classes. */
function isClassName(text: string): boolean {
  if (!/^[A-Z][A-Za-z0-9]{5,100}$/.test(text) || !/[a-z][a-z0-9]$/.test(text)) return false;
  const humps = text.match(/[A-Z]+(?=[A-Z][a-z])|[A-Z][a-z0-9]+|[A-Z]+/g) ?? [];
  return humps.length >= 3 && humps.join('') === text;
}

/** Of a name in plain words behind these nothing is said that could be verified. */
const DOUBTED = /\b(?:no|not|without|lacks?|lacking|missing|old|former|instead of|never)\b/;
/** A name in words behind these is no longer there, or never was. */
const TAKEN = /\b(?:removed|deleted|dropped|eliminated|non-?existent|obsolete)$/;

/** Whether the words right before a name that is no code span say that it is not there. */
export function isTakenBack(sentence: Sentence, i: number): boolean {
  const token = sentence.tokens[i];
  if (token?.kind !== 'word') return false;
  const before = sentence.tokens.slice(Math.max(0, i - 2), i);
  const text = before.map(({ kind, text }) => (kind === 'word' || kind === 'mark' ? text : '')).join(' ');
  return TAKEN.test(text.toLowerCase()) || (isPlainName(token, sentence) && DOUBTED.test(text.toLowerCase()));
}
