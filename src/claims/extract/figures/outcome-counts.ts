import type { Sentence } from '../markdown/document.js';
import { quantityOf } from '../markdown/token.js';

/** How many tests passed and failed, as one sentence says. */
export interface OutcomeCounts {
  readonly passed: number;
  readonly failed: number;
  /** Errors and skipped tests, which are counted with the others or are not. */
  readonly others: number;
  /** Words before the first number: "unit tests". */
  readonly about: readonly string[];
}

const PASSED = /^(?:pass(?:ed|es|ing)?|succeed(?:ed|s)?|successful|green)$/i;
const FAILED = /^(?:fail(?:ed|s|ing|ures?)?)$/i;
const OTHER = /^(?:errors?|errored|skipped|skips)$/i;
/** Words between a number and what it counts: "20 unit tests failed". */
const NEAR = 3;

/** Both numbers of a sentence that says either once: "20 failed / 17 passed", "Passed: 17, failed: 20"; null for any other. */
export function outcomeCounts({ tokens }: Pick<Sentence, 'tokens'>): OutcomeCounts | null {
  const found = { passed: [] as number[], failed: [] as number[], others: [] as number[] };
  let first = -1;
  tokens.forEach(({ text }, i) => {
    const quantity = quantityOf(text);
    if (quantity?.unit !== '' || quantity.atLeast || quantity.about) return;
    const word = wordBehind(tokens, i) ?? wordBefore(tokens, i);
    const kind =
      word === null ? null : PASSED.test(word) ? 'passed' : FAILED.test(word) ? 'failed' : 'others';
    if (kind === null) return;
    if (first < 0) first = i;
    found[kind].push(quantity.value);
  });
  const [[passed, ...more], [failed, ...less]] = [found.passed, found.failed];
  if (passed === undefined || failed === undefined || more.length > 0 || less.length > 0) return null;
  const about = tokens
    .slice(0, first)
    .flatMap(({ kind, text }) => (kind === 'word' ? [text.toLowerCase()] : []));
  return { passed, failed, others: found.others.reduce((all, each) => all + each, 0), about };
}

/** All tests of a run that is told in one line, "5 passed", "3 PASSED, 2 FAILED, 1 skipped": null without the number that passed or failed. */
export function totalOfRun({ tokens }: Pick<Sentence, 'tokens'>): number | null {
  const seen = new Map<string, number>();
  for (const [i, { text }] of tokens.entries()) {
    const quantity = quantityOf(text);
    const word = quantity && quantity.unit === '' && !quantity.atLeast ? tokens[i + 1]?.text : undefined;
    if (!quantity || word === undefined || !isOutcome(word)) continue;
    const kind = PASSED.test(word) ? 'passed' : FAILED.test(word) ? 'failed' : word.toLowerCase();
    if (seen.has(kind)) return null;
    seen.set(kind, quantity.value);
  }
  if (!seen.has('passed') && !seen.has('failed')) return null;
  return [...seen.values()].reduce((all, each) => all + each, 0);
}

function isOutcome(text: string): boolean {
  return PASSED.test(text) || FAILED.test(text) || OTHER.test(text);
}

function wordBehind(tokens: Sentence['tokens'], i: number): string | null {
  for (const { kind, text } of tokens.slice(i + 1, i + 1 + NEAR)) {
    if (kind !== 'word' || quantityOf(text)) return null;
    if (isOutcome(text)) return text;
  }
  return null;
}

/** "Passed: 17". */
function wordBefore(tokens: Sentence['tokens'], i: number): string | null {
  const word = tokens[i - 1]?.text === ':' ? tokens[i - 2]?.text : undefined;
  return word !== undefined && isOutcome(word) ? word : null;
}
