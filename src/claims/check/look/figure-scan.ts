import type { FileLook } from './file-look.js';
import { WordFinder } from './word-finder.js';
import type { WordLine } from './word-table.js';

/** A figure as it is written, and words of which one stands beside it, in lower case and singular. */
export interface Figure {
  readonly text: string;
  readonly words: readonly string[];
}

/** The words that a form is of, with the numbers that each stands beside. */
type WantedForm = Map<string, Set<string>>;

const NONE: Set<string> = new Set();

/**
 * Finds lines of documents that hold a figure and one of its words. The words are common ones: all lines that hold them would
 * fill the memory.
 */
export class FigureScan implements FileLook {
  readonly #finder: WordFinder;
  /** In the order of what the finder looks for. */
  readonly #forms: readonly WantedForm[];
  /** By number and word, of all that were looked for. */
  readonly #lines = new Map<string, WordLine[]>();
  readonly #isDocument: (path: string) => boolean;
  /** No figure is asked for. */
  readonly isEmpty: boolean;

  /**
   * @param isDocument whether a file of this path is looked at
   * @param kept what an earlier run has found of these figures and of others, as `found` told it
   */
  constructor(
    figures: readonly Figure[],
    isDocument: (path: string) => boolean,
    kept: readonly (readonly [string, readonly WordLine[]])[] = [],
  ) {
    for (const [key, lines] of kept) this.#lines.set(key, [...lines]);
    const byForm = this.#byForm(figures);
    this.#finder = new WordFinder(byForm.keys());
    this.#forms = [...byForm.values()];
    // Each path is asked about several times.
    const known = new Map<string, boolean>();
    this.#isDocument = (path) => {
      const before = known.get(path);
      if (before !== undefined) return before;
      const found = isDocument(path);
      known.set(path, found);
      return found;
    };
    this.isEmpty = figures.every(({ words }) => words.length === 0);
  }

  /** What has to be looked for. */
  #byForm(figures: readonly Figure[]): Map<string, WantedForm> {
    const byForm = new Map<string, WantedForm>();
    const known = new Set(this.#lines.keys());
    for (const { text, words } of figures)
      for (const word of words) {
        const number = numberIn(plainFigure(text));
        if (known.has(`${number} ${word}`)) continue;
        this.#lines.set(`${number} ${word}`, []);
        for (const form of formsOf(word)) {
          const wanted: WantedForm = byForm.get(form) ?? new Map();
          wanted.set(word, (wanted.get(word) ?? new Set()).add(number));
          byForm.set(form, wanted);
        }
      }
    return byForm;
  }

  /** Whether files have to be read for it. */
  get isOpen(): boolean {
    return this.#forms.length > 0;
  }

  wants(path: string): boolean {
    return this.isOpen && this.#isDocument(path);
  }

  /** Whether what a file holds matters for a figure, read now or before. */
  isAskedOf(path: string): boolean {
    return !this.isEmpty && this.#isDocument(path);
  }

  look(paths: readonly string[], data: Buffer): void {
    let [last, numbers, text] = [0, new Set<string>(), ''];
    this.#finder.eachLine(data, (index, line, from, to) => {
      if (line !== last) {
        last = line;
        // Most lines hold no number, and nothing is made of these.
        const isBare = !holdsDigit(data, from, to);
        text = isBare ? '' : data.toString('utf8', from, to);
        numbers = isBare ? NONE : numbersIn(text);
      }
      if (numbers.size === 0) return;
      for (const key of this.#keysAt(index, numbers))
        for (const path of paths) this.#lines.get(key)?.push({ path, line, text });
    });
  }

  /** Which figures a line tells of that holds a form of a word and these numbers. */
  *#keysAt(form: number, numbers: ReadonlySet<string>): Generator<string> {
    for (const [word, wanted] of this.#forms[form] ?? [])
      for (const number of wanted) if (numbers.has(number)) yield `${number} ${word}`;
  }

  /** All that was found, for another run. */
  found(): [string, readonly WordLine[]][] {
    return [...this.#lines];
  }

  /** Lines that hold the number of a figure and one of its words; twice, if two of them. In no order that means anything. */
  linesOf({ text, words }: Figure): readonly WordLine[] {
    const number = numberIn(plainFigure(text));
    return words.flatMap((word) => this.#lines.get(`${number} ${word}`) ?? []);
  }
}

/** Without the commas of thousands. */
export function plainFigure(text: string): string {
  return text.replaceAll(',', '');
}

/** A word as it begins a sentence, stands in a heading, and of several. */
function formsOf(word: string): string[] {
  const several = /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
  return [word, several].flatMap((form) => [
    form,
    form.charAt(0).toUpperCase() + form.slice(1),
    form.toUpperCase(),
  ]);
}

/** What a figure is looked for by: its digits without a unit; of `7/17` and of `18:32:23` all of it. */
export function numberIn(plain: string): string {
  return /^\d\d:\d\d:\d\d$|\d+\/\d+|[\d.]+/.exec(plain)?.[0] ?? '';
}

function holdsDigit(data: Buffer, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const byte = data[i] as number;
    if (byte >= 48 && byte <= 57) return true;
  }
  return false;
}

/** All that a number in a line may be taken for: of `98.7.3` also `98.7` and `98`; of `7/17` and `18:32:23` all of it, too. */
export function numbersIn(text: string): Set<string> {
  const numbers = new Set<string>();
  if (text.includes(':'))
    for (const [time] of text.matchAll(/(?<![\d:])\d\d:\d\d:\d\d(?![\d:])/g)) numbers.add(time);
  if (text.includes('/')) for (const [share] of text.matchAll(/\d{1,9}\/\d{1,9}/g)) numbers.add(share);
  for (const [run] of text.replace(/(\d),(?=\d{3})/g, '$1').matchAll(/[\d.]+/g)) {
    numbers.add(run);
    for (let dot = run.indexOf('.'); dot >= 0; dot = run.indexOf('.', dot + 1))
      numbers.add(run.slice(0, dot));
  }
  return numbers;
}
