import type { CheckContext } from '../context.js';
import { rarestOf } from '../count/counting.js';
import type { WordLine } from './word-table.js';

/** Lines that are held for who asks for the same word next: those of all words would fill the memory. */
const MOST_HELD = 50_000;

/** Lines of code and configuration with the rarest of some words; none where there are too many of each. */
export function codeLines(context: CheckContext, words: readonly string[]): readonly WordLine[] {
  return context.once(['lines of code'], () => new CodeLines(context)).of(rarestOf(context, words));
}

/**
 * The same, without some that do not hold all of the words: where few lines do, much less is made than of all lines with the
 * rarest.
 */
export function codeLinesHolding(context: CheckContext, words: readonly string[]): Iterable<WordLine> {
  return context
    .once(['lines of code'], () => new CodeLines(context))
    .holding(rarestOf(context, words), words);
}

class CodeLines {
  readonly #context: CheckContext;
  readonly #isCode = new Map<string, boolean>();
  /** By word, the one asked for last at the end. */
  readonly #held = new Map<string, readonly WordLine[]>();
  #count = 0;

  constructor(context: CheckContext) {
    this.#context = context;
  }

  of(word: string): readonly WordLine[] {
    const lines = this.#held.get(word) ?? this.#context.words.linesOf(word, this.#isWanted);
    if (!this.#held.delete(word)) this.#count += lines.length;
    this.#held.set(word, lines);
    for (const [oldest, own] of this.#held) {
      if (this.#count <= MOST_HELD || oldest === word) break;
      this.#held.delete(oldest);
      this.#count -= own.length;
    }
    return lines;
  }

  holding(word: string, words: readonly string[]): Iterable<WordLine> {
    const beside = words.filter((other) => other !== word);
    return this.#context.words.eachLine(word, this.#isWanted, beside);
  }

  readonly #isWanted = (path: string): boolean => {
    const known = this.#isCode.get(path);
    if (known !== undefined) return known;
    const isCode =
      path !== this.#context.documentPath &&
      !/^(?:docs|backup|generated|vendored)$/.test(this.#context.classOf(path)) &&
      !/\.(?:md|mdx|rst|txt|log|csv|html|xml|lock|svg)$/i.test(path);
    this.#isCode.set(path, isCode);
    return isCode;
  };
}

/** What was kept of logs and results says nothing of what is set. */
const OF_A_RUN =
  /(?:log|report|result|analysis|output|audit)\w*\.json$|(?:^|\/)(?:logs?|results?|reports?)\//i;

/** The same without what runs have left behind; lines of tests come last. */
export function programLines(context: CheckContext, words: readonly string[]): readonly WordLine[] {
  return context.once(['lines of programs', words], () => {
    const isTest = ({ path }: WordLine) => Number(context.classOf(path) === 'test');
    return codeLines(context, words)
      .filter(({ path }) => !OF_A_RUN.test(path))
      .sort((a, b) => isTest(a) - isTest(b));
  });
}
