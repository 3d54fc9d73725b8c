import type { Candidate, ClaimPart, Outcome, Reading } from '../../check/context.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { quantityOf, type Token } from '../../extract/markdown/token.js';

/**
 * Parts that brackets right behind a total name one by one: "35 (lamps: 11, hubs: 12, rooms: 12)". What does not make it up
 * refutes nothing: some parts may be left out, and what is of two kinds is counted twice.
 */
export const namedParts: ClaimPart = { kinds: ['arithmetic'], recognise };

const [FEWEST, MOST] = [2, 12];
/** Words between the total and the brackets, and those of a part’s name. */
const [MOST_BETWEEN, MOST_OF_NAME] = [2, 4];

function recognise({ document }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) => {
    const { tokens, fence, mood } = sentence;
    if (fence?.language || /^(?:proposal|conditional|question)$/.test(mood)) return [];
    return tokens.flatMap(({ text }, open) => {
      const whole = text === '(' ? wholeBefore(tokens, open) : null;
      const parts = whole === null ? null : partsBehind(tokens, open + 1);
      return whole !== null && parts !== null ? [candidateOf(sentence, whole, parts)] : [];
    });
  });
}

interface Whole {
  readonly value: number;
  readonly token: number;
}

function wholeBefore(tokens: readonly Token[], open: number): Whole | null {
  for (let i = open - 1; i >= Math.max(0, open - 1 - MOST_BETWEEN); i -= 1) {
    const { kind, text } = tokens[i] as Token;
    if (kind !== 'word') return null;
    const value = wholeNumber(text);
    if (value !== null) return value > 2 ? { value, token: i } : null;
  }
  return null;
}

function wholeNumber(text: string): number | null {
  const quantity = /^\d/.test(text) ? quantityOf(text) : null;
  return quantity?.unit === '' && !quantity.atLeast && Number.isInteger(quantity.value)
    ? quantity.value
    : null;
}

/** The numbers of "lamps: 11, hubs: 12)"; null where anything else stands there. */
function partsBehind(tokens: readonly Token[], from: number): readonly number[] | null {
  const parts: number[] = [];
  for (let i = from; parts.length < MOST; ) {
    const colon = tokens.slice(i, i + MOST_OF_NAME + 1).findIndex(({ text }) => text === ':');
    const name = tokens.slice(i, i + Math.max(0, colon));
    const value = wholeNumber(tokens[i + colon + 1]?.text ?? '');
    if (colon < 1 || value === null || !name.every(({ kind }) => /^(?:word|code)$/.test(kind))) return null;
    parts.push(value);
    const behind = tokens[i + colon + 2]?.text ?? '';
    if (behind === ')') return parts.length >= FEWEST ? parts : null;
    if (behind !== ',' && behind !== ';') return null;
    i += colon + 3;
  }
  return null;
}

function candidateOf(sentence: Sentence, { value, token }: Whole, parts: readonly number[]): Candidate {
  return {
    kind: 'arithmetic',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${parts.join(' + ')} is ${value}`,
    says: null,
    check: () => check(value, parts),
  };
}

function check(value: number, parts: readonly number[]): Outcome {
  const sum = parts.reduce((all, each) => all + each, 0);
  const measured = `${parts.join(' + ')} = ${sum}`;
  const scope = 'the numbers in brackets behind it';
  if (sum === value) return { verdict: 'verified', measured, scope, command: null };
  return {
    verdict: 'not checkable',
    measured: `${measured}, not ${value}`,
    scope,
    command: null,
    needs: sum < value ? 'to know whether all parts are named' : 'to know whether some belong to two parts',
  };
}
