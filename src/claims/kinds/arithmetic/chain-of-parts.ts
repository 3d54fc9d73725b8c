import type { Candidate, ClaimPart } from '../../check/context.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * A number, and behind a dash or an arrow the parts that it is of: "4 hours in all - 2h imports + 1h events + 1h checks",
 * "13 violations → actually 1 store + 12 helpers". Verified where they make it up; else they may be something else.
 */
export const chainOfParts: ClaimPart = {
  kinds: ['arithmetic'],
  recognise: ({ document }) => document.sentences.flatMap((sentence) => candidateIn(sentence) ?? []),
};

/** Letters of a sentence that are read. */
const MOST = 400;
/** A part: its number, perhaps with a unit, and what it counts. */
const PART = /^(\d{1,6}(?:\.\d{1,2})?) ?(h|hrs?|hours?|min|minutes|days?|d|ms|s)?(?![\w.:%/-])/;
/** The first part, at the end of what stands before the first plus sign. */
const FIRST = /(?:^|[^\d\w.,$#/-])(\d{1,6}(?:\.\d{1,2})?[^\d+]{0,60})$/;
/** The whole: a number with what it counts, and a dash or an arrow before the parts. */
const WHOLE =
  /(?<![\w.,$#/+-])(\d{1,6}(?:\.\d{1,2})?)(?![\w.:%/+]) ?([a-z]{1,20})[^\d]{0,60}(?: [-–—] |→|->)[^\d]{0,40}$/i;

function candidateIn(sentence: Sentence): Candidate | null {
  const text = sentence.text.slice(0, MOST);
  if (sentence.fence || !text.includes(' + ')) return null;
  const [head = '', ...more] = text.split(' + ');
  const first = FIRST.exec(head)?.[1] ?? '';
  const parts = [first, ...more].map((part) => PART.exec(part));
  const [, total, noun = ''] = WHOLE.exec(head.slice(0, head.length - first.length)) ?? [];
  if (total === undefined || parts.some((part) => part === null)) return null;
  const values = parts.map((part) => Number(part?.[1]));
  const units = new Set(parts.map((part) => part?.[2]?.charAt(0) ?? ''));
  const [unit = ''] = units;
  // Hours of so many hours, and things of so many things.
  if (units.size > 1 || (unit !== '' && !noun.toLowerCase().startsWith(unit))) return null;
  const sum = Math.round(values.reduce((all, each) => all + each, 0) * 100) / 100;
  if (sum !== Number(total)) return null;
  const measured = `${values.join(' + ')} = ${sum}`;
  return {
    kind: 'arithmetic',
    line: sentence.line,
    text: sentence.text,
    statement: `${values.join(' + ')} is ${total}`,
    check: () => ({ verdict: 'verified', measured, scope: 'the numbers of the text itself', command: null }),
  };
}
