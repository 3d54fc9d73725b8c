import type { Candidate, ClaimPart } from '../../check/context.js';
import { ofText, shortNumber } from '../../check/count/rounded.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { quantityOf, type Token } from '../../extract/markdown/token.js';

/**
 * A number that brackets beside it work out: "97 iterations (100 - 3)", "12 runs (4 × 3)"; and one in brackets that is the sum of the
 * settings before it: "pool_size=20, max_overflow=30 (50 connections)"; and a product that is written out. Verified where it comes out; else it may mean something else.
 */
export const workedBeside: ClaimPart = {
  kinds: ['arithmetic'],
  recognise: ({ document }) =>
    document.sentences.flatMap((sentence) => {
      if (sentence.fence) return [];
      return sentence.tokens.flatMap(({ text }, i) => {
        if (text === '=') return product(sentence, i) ?? [];
        return text === '(' ? (inBrackets(sentence, i) ?? ofSettings(sentence, i) ?? []) : [];
      });
    }),
};

/** "10 groups × 7 services = 70 containers". */
function product(sentence: Sentence, equals: number): Candidate[] | null {
  const { tokens } = sentence;
  const said = whole(tokens[equals + 1]?.text);
  const right = numberBefore(tokens, equals);
  const sign = right ? tokens[right.token - 1] : undefined;
  const left = right && sign && /^[×x*]$/i.test(sign.text) ? numberBefore(tokens, right.token - 1) : null;
  if (said === null || !right || !left || left.value * right.value !== said) return null;
  // "2 + 3 × 4 = 20" is another sum.
  if (/^[-+−*×/x]$/.test(tokens[left.token - 1]?.text ?? '')) return null;
  return [candidateOf(sentence, equals + 1, `${left.value} × ${right.value}`, said)];
}

/** Words between a number and the brackets that work it out. */
const MOST_WORDS = 4;

function inBrackets(sentence: Sentence, open: number): Candidate[] | null {
  const { tokens } = sentence;
  const sum = [tokens[open + 1], tokens[open + 2], tokens[open + 3]].map((token) => token?.text ?? '');
  const [left, right] = [whole(sum[0]), whole(sum[2])];
  if (left === null || right === null || tokens[open + 4]?.text !== ')') return null;
  const exact = workedOut(left, sum[1] ?? '', right);
  const said = exact === null ? null : numberBefore(tokens, open);
  if (said === null || exact !== said.value) return null;
  return [candidateOf(sentence, said.token, `${left} ${sum[1]} ${right}`, exact)];
}

function workedOut(left: number, sign: string, right: number): number | null {
  if (/^[-−–]$/.test(sign)) return left - right;
  if (/^[×x*]$/.test(sign)) return left * right;
  return sign === '/' && right !== 0 ? left / right : null;
}

function numberBefore(tokens: readonly Token[], open: number): { value: number; token: number } | null {
  for (let i = open - 1; i >= Math.max(0, open - 1 - MOST_WORDS); i -= 1) {
    if (tokens[i]?.kind !== 'word') return null;
    const value = whole(tokens[i]?.text);
    if (value !== null) return { value, token: i };
  }
  return null;
}

function whole(text: string | undefined): number | null {
  const quantity = quantityOf(text ?? '');
  return quantity?.unit === '' && !quantity.atLeast && /^\d/.test(quantity.text) ? quantity.value : null;
}

const SETTING = /\b[a-z]\w{2,40}\s?[=:]\s?(\d{1,7})\b/gi;

/** "`pool_size=20, max_overflow=30` (50 total connections)". */
function ofSettings(sentence: Sentence, open: number): Candidate[] | null {
  const { tokens } = sentence;
  const said = whole(tokens[open + 1]?.text);
  if (said === null || tokens[open + 2]?.kind !== 'word') return null;
  const before = tokens
    .slice(0, open)
    .map(({ text }) => text)
    .join(' ')
    .slice(-400);
  const values = [...before.matchAll(SETTING)].map(([, value]) => Number(value));
  const sum = values.reduce((all, each) => all + each, 0);
  return values.length >= 2 && sum === said
    ? [candidateOf(sentence, open + 1, values.join(' + '), said)]
    : null;
}

function candidateOf(sentence: Sentence, token: number, sum: string, value: number): Candidate {
  const measured = `${sum} = ${shortNumber(value, 6)}`;
  return {
    kind: 'arithmetic',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${sum} is ${value}`,
    check: () => ofText(true, measured, `${measured}.`),
  };
}
