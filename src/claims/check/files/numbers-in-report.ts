import { partsOf } from '../code/environment-of.js';
import type { CheckContext } from '../context.js';

/** A number that a report kept as data gives under a name. */
export interface ReportedNumber {
  readonly name: string;
  /** The telling words of the name, in lower case and singular. */
  readonly words: readonly string[];
  readonly value: number;
}

/** Longer reports are logs. */
const LONGEST_REPORT = 4_000_000;
/** How deep in the data a report keeps its figures, and how many of them are taken. */
const [DEEPEST, MOST_NUMBERS] = [5, 2000];
/** A longer list is what was counted. */
const LONGEST_LIST = 60;
/** What every figure may be called. */
const GENERAL = /^(?:|total|count|number|num|value|sum|amount|all|size|overall|of|the)$/;

/** All numbers of a report with what they are called, the first first; empty for a file that is no such report. */
export function numbersInReport(context: CheckContext, path: string): Promise<readonly ReportedNumber[]> {
  return context.once(['numbers in report', path], async () => {
    const text = await context.text(path);
    if (text === null || text.length > LONGEST_REPORT) return [];
    try {
      const found: ReportedNumber[] = [];
      collect(JSON.parse(text), DEEPEST, found);
      return found;
    } catch {
      return [];
    }
  });
}

function collect(data: unknown, depth: number, found: ReportedNumber[]): void {
  if (depth === 0 || typeof data !== 'object' || data === null) return;
  const all: unknown[] = Array.isArray(data) ? data : Object.values(data);
  if (Array.isArray(data) && data.length > LONGEST_LIST) return;
  for (const [name, value] of numbersOf(data)) {
    const words = [...new Set(partsOf(name))].filter((word) => !GENERAL.test(word));
    if (words.length > 0 && found.length < MOST_NUMBERS) found.push({ name, words, value });
  }
  for (const each of all) collect(each, depth - 1, found);
}

/** `{"lamp": 3}`, `["lamp", 3]`, `{"type": "lamp", "count": 3}`. */
function numbersOf(data: object): [string, number][] {
  const entries = Array.isArray(data) ? [] : Object.entries(data);
  const own = entries.filter((entry): entry is [string, number] => Number.isInteger(entry[1]));
  const [name, ...others] = (Array.isArray(data) ? data : Object.values(data)).filter(
    (each): each is string => typeof each === 'string',
  );
  const [only, ...more] = (Array.isArray(data) ? data : Object.values(data)).filter((each): each is number =>
    Number.isInteger(each),
  );
  const isPair = name !== undefined && only !== undefined && others.length === 0 && more.length === 0;
  return isPair && name.length <= 80 ? [...own, [name, only]] : own;
}
