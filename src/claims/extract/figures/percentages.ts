import type { Sentence } from '../markdown/document.js';

/** A percentage as it was written. */
export interface Percentage {
  readonly value: number;
  readonly decimals: number;
  /** Index of its token. */
  readonly token: number;
  readonly text: string;
}

const LOOSE = /^[~≈<>]$|^(?:about|approximately|around|over|than|nearly|target|goal)$/i;

/** The percentages of a sentence that say how much exactly: no goals, and none with "about". */
export function percentagesOf({ tokens }: Pick<Sentence, 'tokens'>): Percentage[] {
  return tokens.flatMap((token, i) => {
    const found = token.kind === 'word' ? /^(\d{1,4})(?:\.(\d{1,4}))?%$/.exec(token.text) : null;
    if (!found || LOOSE.test(tokens[i - 1]?.text ?? '')) return [];
    const decimals = found[2]?.length ?? 0;
    return [{ value: Number(`${found[1]}.${found[2] ?? 0}`), decimals, token: i, text: token.text }];
  });
}

/** Not parted by a semicolon, an arrow or the end of a table’s cell; a percentage of something else is parted by "and". */
export function isTogether({ tokens }: Pick<Sentence, 'tokens'>, a: number, b: number): boolean {
  const between = tokens.slice(Math.min(a, b) + 1, Math.max(a, b));
  return !between.some(({ text }) => /^(?:;|→|\||\+|vs|and|but|versus|target|from|to)$/i.test(text));
}
