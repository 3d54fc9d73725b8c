import type { Token } from '../markdown/token.js';

const BEGINS_DATE = /^(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date in a text. */
export interface WrittenDate {
  /** `2025-09-15`; without a year `--09-08`. */
  readonly iso: string;
  /** Index of the token after it. */
  readonly end: number;
}

/** The first date among some tokens: `2025-09-15`, `September 15, 2025`, `15 Sept 2025`, `Sept 8`. */
export function firstDate(tokens: readonly Token[]): WrittenDate | null {
  for (let i = 0; i < tokens.length; i += 1) {
    const found = dateAt(tokens, i);
    if (found) return found;
  }
  return null;
}

/** A date that begins at a token; null for none. */
export function dateAt(tokens: readonly Token[], i: number): WrittenDate | null {
  let first = i;
  while (first < i + 4 && /^[,.]$/.test(tokens[first]?.text ?? '')) first += 1;
  // Every word of a document is asked for.
  if (!BEGINS_DATE.test(tokens[first]?.text ?? '')) return null;
  const words = tokens.slice(i, i + 5).filter(({ text }) => !/^[,.]$/.test(text));
  const [a = '', b = '', c = ''] = words.map(({ text }) => text);
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].{0,30})?$/.exec(a);
  if (iso) return made(Number(iso[1]), Number(iso[2]), Number(iso[3]), i + 1);
  const month = monthOf(a);
  if (month && dayOf(b)) return made(yearOf(c), month, dayOf(b), i + (yearOf(c) ? 3 : 2) + commas(tokens, i));
  const after = monthOf(b);
  if (dayOf(a) && after && yearOf(c)) return made(yearOf(c), after, dayOf(a), i + 3);
  return null;
}

function commas(tokens: readonly Token[], i: number): number {
  return tokens.slice(i, i + 4).some(({ text }) => text === ',') ? 1 : 0;
}

function made(year: number, month: number, day: number, end: number): WrittenDate | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const two = (n: number) => String(n).padStart(2, '0');
  return { iso: `${year === 0 ? '-' : year}-${two(month)}-${two(day)}`, end };
}

function monthOf(text: string): number {
  if (!/^[A-Za-z]{3,9}$/.test(text)) return 0;
  const known = [...MONTHS, 'sept'].find((m) => m === text.toLowerCase());
  const full = 'january february march april may june july august september october november december'.split(
    ' ',
  );
  if (known) return MONTHS.indexOf(known.slice(0, 3)) + 1;
  return full.indexOf(text.toLowerCase()) + 1;
}

function dayOf(text: string): number {
  const found = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(text);
  const day = Number(found?.[1] ?? 0);
  return day >= 1 && day <= 31 ? day : 0;
}

function yearOf(text: string): number {
  return /^(?:19|20)\d{2}$/.test(text) ? Number(text) : 0;
}
