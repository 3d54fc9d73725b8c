import type { Token } from './token.js';

const HARD_BREAK = '\u2028';
/** No sentence has more words; a longer run is cut, so that no text takes long. */
const LONGEST_SENTENCE = 400;
/** Words before whose full stop no sentence ends. */
const ABBREVIATIONS = new Set(['e.g', 'i.e', 'etc', 'vs', 'cf', 'approx', 'no', 'incl']);

/**
 * Splits the tokens of a block into sentences: at a hard break, at the end of a sentence, and where a new line begins with a
 * label (`**Status**: …`), as people write lists without marks.
 */
export function splitSentences(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  let current: Token[] = [];
  const end = () => {
    if (current.length > 0) parts.push(current);
    current = [];
  };
  for (const [i, token] of tokens.entries()) {
    if (token.text === HARD_BREAK) {
      end();
      continue;
    }
    if ((current.length > 0 && beginsLabel(tokens, i)) || current.length >= LONGEST_SENTENCE) end();
    current.push(token);
    if (endsSentence(tokens, i)) end();
  }
  end();
  return parts;
}

function beginsLabel(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  const before = tokens[i - 1];
  if (!token?.strong || !before || before.line === token.line) return false;
  return tokens.slice(i, i + 10).some((next) => next.text === ':' && next.line === token.line);
}

function endsSentence(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  const next = tokens[i + 1];
  if (token?.kind !== 'mark' || !['.', '!', '?'].includes(token.text) || !next) return false;
  if (next.kind === 'mark' && /^[.,;:!?)\]}]$/.test(next.text)) return false;
  const before = tokens[i - 1]?.text.toLowerCase() ?? '';
  if (token.text === '.' && (ABBREVIATIONS.has(before) || before.length === 0)) return false;
  // "1. First": the number of a list in a heading.
  if (token.text === '.' && i === 1 && /^\d{1,2}$/.test(before)) return false;
  return next.kind !== 'word' || /^(?:[\p{Lu}\p{N}*_]|#\d)/u.test(next.text);
}
