import type { Sentence } from './document.js';
import { isIdentifier, type Token } from './token.js';

/** The name of code that a token is, and the class before it; null for any other token. */
export function symbolName(token: Token, sentence: Sentence): { name: string; owner: string | null } | null {
  const isHead = token.kind === 'word' && token.strong && sentence.place === 'item';
  const isCapital = token.kind === 'word' && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(token.text);
  const isName =
    token.kind === 'code' || isHead || isCapital || (token.kind === 'word' && isClassName(token.text));
  if (!isName || token.text.length > 160) return null;
  const text = token.text.replace(/^await /, '').replace(/\(.{0,120}\)?$/s, '');
  const isCall = token.kind === 'code' && /\(/.test(token.text);
  if (!(isCall ? /^[A-Za-z_$][\w$.]{2,100}$/.test(text) : isIdentifier(text))) return null;
  const parts = text.split(/\.|::|#/);
  const name = parts.at(-1) ?? '';
  const before = parts.at(-2) ?? null;
  // `thread_XXXXXX` stands for any name.
  if (name.length < 4 || /X{3}|_[XYN]_/.test(name)) return null;
  // `logger.info`: what stands before the dot in lower case is a variable.
  const owner = before !== null && /^_?[A-Z]/.test(before) ? before : null;
  if (before !== null && owner === null && parts.length === 2) return null;
  if (parts.length > 3 && owner === null) return null;
  return { name, owner };
}

/** `AgentClassRegistry` in plain words: two humps at least, so that "JavaScript" and "GitHub" are no classes. */
function isClassName(text: string): boolean {
  return /^[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+){2,}$/.test(text);
}
