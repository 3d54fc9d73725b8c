import type { FileLook } from './file-look.js';
import { WordFinder } from './word-finder.js';
import type { WordLine } from './word-table.js';

/** A figure as it is written, and words of which one stands beside it. */
export interface Figure {
  readonly text: string;
  readonly words: readonly string[];
}

/**
 * Finds lines of documents that hold a figure and one of its words. The words are common ones: all lines that hold them would
 * fill the memory.
 */
export class FigureScan implements FileLook {
  readonly #finder: WordFinder;
  /** Numbers of the figures by each of their words. */
  readonly #byWord = new Map<string, Set<string>>();
  /** By number and word. */
  readonly #lines = new Map<string, WordLine[]>();
  readonly #isDocument: (path: string) => boolean;

  /** @param isDocument whether a file of this path is looked at */
  constructor(figures: Iterable<Figure>, isDocument: (path: string) => boolean) {
    for (const { text, words } of figures)
      for (const word of words)
        this.#byWord.set(word, (this.#byWord.get(word) ?? new Set()).add(numberIn(plainFigure(text))));
    this.#finder = new WordFinder(this.#byWord.keys());
    this.#isDocument = isDocument;
  }

  get isEmpty(): boolean {
    return this.#byWord.size === 0;
  }

  wants(path: string): boolean {
    return !this.isEmpty && this.#isDocument(path);
  }

  look(paths: readonly string[], data: Buffer): void {
    let [last, numbers] = [0, new Set<string>()];
    for (const { word, line, text } of this.#finder.linesIn(data)) {
      if (line !== last) [last, numbers] = [line, numbersIn(text)];
      if (numbers.size === 0) continue;
      for (const number of this.#byWord.get(word) ?? [])
        if (numbers.has(number))
          for (const path of paths) this.#take(`${number} ${word}`, { path, line, text });
    }
  }

  #take(key: string, line: WordLine): void {
    const known = this.#lines.get(key);
    if (known) known.push(line);
    else this.#lines.set(key, [line]);
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

function numberIn(plain: string): string {
  return /[\d.]+/.exec(plain)?.[0] ?? '';
}

/** All that a number in a line may be taken for: of `98.7.3` also `98.7` and `98`. */
function numbersIn(text: string): Set<string> {
  const numbers = new Set<string>();
  for (const [run] of text.replace(/(\d),(?=\d{3})/g, '$1').matchAll(/[\d.]+/g)) {
    numbers.add(run);
    for (let dot = run.indexOf('.'); dot >= 0; dot = run.indexOf('.', dot + 1))
      numbers.add(run.slice(0, dot));
  }
  return numbers;
}
