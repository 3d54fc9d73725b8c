import type { Sentence } from '../markdown/document.js';

/** A day and a time to the second: hardly two runs have the same. */
export interface TimeStamp {
  /** `2025-09-15` */
  readonly day: string;
  /** `18:32:23` */
  readonly time: string;
  readonly line: number;
}

const DAY = /^(\d{4}-\d{2}-\d{2})$/;
const TIME = /^(\d{2}:\d{2}:\d{2})(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?$/;
const WHOLE = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?$/;
/** A label of the document’s own time. */
const OWN = /\b(?:date|time|timestamp|generated|updated|created|written|completed|started)\b/;
/** Time stamps of a sentence: more are a log. */
const MOST = 2;

/** The time stamps that a sentence gives something beside itself: "Fresh tests (2025-09-15 18:32:23)". */
export function timeStamps({ tokens, fence, label, text }: Sentence): TimeStamp[] {
  if (fence || !text.includes(':') || tokens.length > 80 || OWN.test(label)) return [];
  const found = tokens.flatMap((token, i) => {
    const [, day, time] = WHOLE.exec(token.text) ?? [];
    if (day !== undefined && time !== undefined) return [{ day, time, line: token.line }];
    const [, own] = TIME.exec(token.text) ?? [];
    const [, before] = DAY.exec(tokens[i - 1]?.text ?? '') ?? [];
    return own !== undefined && before !== undefined ? [{ day: before, time: own, line: token.line }] : [];
  });
  // A full minute was thought up, or is that of something else.
  return found.length > MOST ? [] : found.filter(({ time }) => !time.endsWith(':00'));
}
