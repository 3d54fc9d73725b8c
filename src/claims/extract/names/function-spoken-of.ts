import type { Reading } from '../../check/context.js';
import type { Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';

/** Sentences before one in which what "it" stands for is looked for. */
const FARTHEST = 4;

/** A function that a sentence names in code: `open_hub()`, "the `open_hub` function"; with its place. */
export function functionsNamed({ tokens }: Sentence): { name: string; token: number }[] {
  return tokens.flatMap((token, i) => {
    const name = nameIn(token, tokens[i + 1]);
    return name === null ? [] : [{ name, token: i }];
  });
}

function nameIn({ kind, text }: Token, next: Token | undefined): string | null {
  if (kind !== 'code' || text.length > 120) return null;
  const found = /^(?:[A-Za-z_]\w{0,60}\.){0,3}([A-Za-z_]\w{4,80})(\([\w, =.]{0,40}\))?$/.exec(text);
  const isFunction = found?.[2] !== undefined || /^(?:function|method)s?$/i.test(next?.text ?? '');
  return found && isFunction ? (found[1] ?? null) : null;
}

/** The function that "it" or "the function" stands for: the only one that the nearest sentence before names. */
export function functionSpokenOf({ document }: Reading, sentence: Sentence): string | null {
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - FARTHEST); i -= 1) {
    const before = document.sentences[i];
    if (!before || before.section !== sentence.section || before.fence) return null;
    const names = new Set(functionsNamed(before).map(({ name }) => name));
    const [name] = names;
    if (names.size > 0) return names.size === 1 ? (name ?? null) : null;
    // Another thing in code is what is spoken of.
    if (before.tokens.some(({ kind, text }) => kind === 'code' && /^[A-Z]\w+$/.test(text))) return null;
  }
  return null;
}
