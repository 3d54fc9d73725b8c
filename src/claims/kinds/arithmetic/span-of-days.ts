import type { Candidate, ClaimPart, Reading } from '../../check/context.js';
import { dateAt, firstDate } from '../../extract/figures/dates.js';
import type { Sentence } from '../../extract/markdown/document.js';
import type { Token } from '../../extract/markdown/token.js';

/**
 * A day, and in brackets how long that is from the day of the document: "Next review: 2025-01-28 (2 weeks)" below "Generated:
 * 2025-01-14". Verified where it comes out; else it may be counted from another day.
 */
export const spanOfDays: ClaimPart = { kinds: ['arithmetic'], recognise };

const OWN = /\b(?:date|generated|created|updated|conducted|written|completed|prepared|performed)\b/i;
/** Words before a day that are its label. */
const MOST_OF_LABEL = 5;
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7 };
const DAY = 86_400_000;

function recognise({ document: { sentences } }: Reading): Candidate[] {
  const told = sentences.flatMap((sentence) => (sentence.fence ? [] : spansIn(sentence)));
  if (told.length === 0) return [];
  const own = new Set(sentences.flatMap((sentence) => (sentence.fence ? [] : ownDays(sentence))));
  return told.flatMap(({ sentence, span }) => {
    const from = [...own].find((day) => Date.parse(span.to) - Date.parse(day) === span.days * DAY);
    return from === undefined ? [] : [candidateOf(sentence, span, from)];
  });
}

interface Span {
  readonly to: string;
  readonly days: number;
  readonly said: string;
  readonly line: number;
}

/** "2025-01-28 (2 weeks)" */
function spansIn(sentence: Sentence): { sentence: Sentence; span: Span }[] {
  const { tokens } = sentence;
  return tokens.flatMap(({ text, line }, open) => {
    const [number, unit, close] = [1, 2, 3].map((n) => tokens[open + n]?.text ?? '');
    if (text !== '(' || close !== ')' || !/^[1-9]\d{0,2}$/.test(number ?? '')) return [];
    const days = DAYS[(unit ?? '').toLowerCase().replace(/s$/, '')];
    const to = dayBefore(tokens, open);
    if (days === undefined || to === null) return [];
    return [{ sentence, span: { to, days: days * Number(number), said: `${number} ${unit}`, line } }];
  });
}

/** The whole date that ends right before a token. */
function dayBefore(tokens: readonly Token[], end: number): string | null {
  for (let i = Math.max(0, end - 4); i < end; i += 1) {
    const date = dateAt(tokens, i);
    if (date?.end === end && isWhole(date.iso)) return date.iso;
  }
  return null;
}

function isWhole(iso: string): boolean {
  return /^\d{4}-/.test(iso);
}

/** Days behind a label that says that they are those of the document. */
function ownDays({ tokens }: Sentence): string[] {
  return tokens.flatMap(({ text }, colon) => {
    if (text !== ':') return [];
    const label = tokens.slice(Math.max(0, colon - MOST_OF_LABEL), colon);
    if (!label.some((token) => OWN.test(token.text))) return [];
    const date = firstDate(tokens.slice(colon + 1, colon + 6));
    return date && isWhole(date.iso) ? [date.iso] : [];
  });
}

function candidateOf(sentence: Sentence, { to, said, days, line }: Span, from: string): Candidate {
  return {
    kind: 'arithmetic',
    line,
    text: sentence.text,
    statement: `${to} is ${said} after ${from}`,
    says: null,
    check: () => ({
      verdict: 'verified',
      measured: `from ${from} to ${to} are ${days} days`,
      scope: 'the days that the document gives',
      command: null,
    }),
  };
}
