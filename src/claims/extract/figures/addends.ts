import type { Sentence } from '../markdown/document.js';
import { quantityOf } from '../markdown/token.js';
import { type CountedWords, countedWords, wordsIn } from './counted-words.js';

/** Numbers of a table’s column, or of the items of a list, that count the same. */
export interface Addends {
  readonly values: readonly number[];
  readonly sum: number;
  /** What they count, in lower case and singular. */
  readonly words: readonly string[];
  /** Indexes of the sentences they stand in. */
  readonly from: number;
  readonly to: number;
  /** The section of the last of them. */
  readonly section: number;
}

/** A cell or item with its number. */
interface Addend {
  readonly index: number;
  readonly section: number;
  readonly value: number;
  readonly words: readonly string[];
}

/** Every column and list of a document that can be added up. */
export function addendsOf(sentences: readonly Sentence[]): Addends[] {
  return [...columnsOf(sentences), ...listsOf(sentences)];
}

const SUMMING = /\b(?:total|sum|overall|average|mean)\b/;
const BARE_COLUMN = /^(?:#|count|number|instances|occurrences|total|amount|found|quantity)$/;

function columnsOf(sentences: readonly Sentence[]): Addends[] {
  const found: Addends[] = [];
  let columns = new Map<string, Addend[] | null>();
  let last: Sentence | null = null;
  const close = () => {
    for (const cells of columns.values()) if (cells) found.push(...grouped(cells));
    columns = new Map();
  };
  let [line, first] = [0, ''];
  for (const sentence of sentences) {
    if (
      sentence.place !== 'cell' ||
      (last && sentence.line - last.line > 1) ||
      sentence.section !== last?.section
    )
      close();
    last = sentence.place === 'cell' ? sentence : null;
    if (!last || sentence.column === '') continue;
    if (sentence.line !== line) [line, first] = [sentence.line, sentence.column];
    else addCell(columns, sentence, first);
  }
  close();
  return found;
}

/** A column with a gap is none that adds up; a row that sums the others up is left out. */
function addCell(columns: Map<string, Addend[] | null>, cell: Sentence, first: string): void {
  if (SUMMING.test(cell.row)) return;
  const number = onlyNumber(cell);
  const words = BARE_COLUMN.test(cell.column) ? wordsIn(first) : wordsIn(cell.column);
  const before = columns.get(cell.column);
  if (number === null || before === null) {
    columns.set(cell.column, null);
    return;
  }
  const own = before ?? [];
  own.push({ index: cell.index, section: cell.section, value: number, words });
  columns.set(cell.column, own);
}

function onlyNumber({ tokens }: Sentence): number | null {
  if (tokens.some(({ text }) => /^[~≈<>]$/.test(text))) return null;
  const words = tokens.filter(({ kind }) => kind !== 'mark');
  const quantity = words.length < 3 ? quantityOf(words[0]?.text ?? '') : null;
  return quantity?.unit === '' && !quantity.atLeast && Number.isInteger(quantity.value)
    ? quantity.value
    : null;
}

/** Items of one list that each count one thing, alike: "`a.py` (15 tests)", "`b.py` (17 tests)". */
function listsOf(sentences: readonly Sentence[]): Addends[] {
  const lists = new Map<string, Sentence[]>();
  for (const sentence of sentences) {
    if (sentence.place !== 'item') continue;
    const key = `${sentence.section} ${sentence.depth} ${sentence.parent?.index ?? ''}`;
    const own = lists.get(key) ?? [];
    own.push(sentence);
    lists.set(key, own);
  }
  return [...lists.values()].flatMap((all) => {
    const items = all.filter(({ label }) => !SUMMING.test(label));
    if (items.length < 2) return [];
    const numbers = items.flatMap((item) => soleNumber(item) ?? []);
    return numbers.length === items.length ? grouped(numbers) : [];
  });
}

/** The one number of an item that counts something. */
function soleNumber(item: Sentence): Addend | null {
  const counted = countedWords(item);
  // "(17 tests, ~500 lines)": the exact number is the one that adds up.
  const exact = counted.filter(({ isLoose }) => !isLoose);
  const [only, ...more] = exact.length > 0 ? exact : counted;
  const behindLabel = counted.find(({ token }) => item.tokens[token - 1]?.text === ':' && item.label !== '');
  const number: CountedWords | undefined = behindLabel ?? (more.length === 0 ? only : undefined);
  if (!number) return null;
  return {
    index: item.index,
    section: item.section,
    value: number.value,
    words: [...number.words, ...wordsIn(item.label)],
  };
}

function grouped(addends: readonly Addend[]): Addends[] {
  const [first, ...more] = addends;
  const last = addends.at(-1);
  if (!first || !last || more.length === 0) return [];
  const words = first.words.filter((word) => more.every((each) => each.words.includes(word)));
  const values = addends.map(({ value }) => value);
  const sum = values.reduce((all, each) => all + each, 0);
  return [{ values, sum, words, from: first.index, to: last.index, section: last.section }];
}
