import type { Sentence } from '../markdown/document.js';
import { countOfCell } from '../markdown/table-row.js';
import { quantityOf } from '../markdown/token.js';
import { type CountedNoun, countedNouns } from './quantities.js';

const TESTS = new Set(['test', 'testcase']);
/** The heading of a column that gives the number of tests in the file of its row. */
const TESTS_COLUMN = /^(?:tests|# ?tests|tests? (?:count|methods|functions|cases)|number of tests)$/;

/** What a number counts instead of the tests behind it, and the words that begin something else. */
const OTHER_NOUN =
  /^(?:files?|suites?|modules?|lines?|loc|classes|errors?|failures?|warnings?|items?|bytes|commits?|issues?|of|with|in|for|from|to|per|across|by)$/;

/** "Test files" are no tests; behind those a number is of what they hold. */
const NO_TESTS = /^(?:files?|suites?|cases?|categories|modules?|classes|occurrences|infrastructure)$/i;
const NO_TESTS_EITHER =
  /^(?:files?|suites?|cases?|categories|modules?|classes|occurrences|infrastructure|failures?|errors?)$/i;

/** A number of tests, plain or as `5/5`. */
export function statedTests(sentence: Sentence): CountedNoun | null {
  const cell = countOfCell(sentence, TESTS_COLUMN, 'test');
  if (cell) return cell;
  // "42 test files" counts files, and "2,403 lines with valid tests" lines; "6 test files with 117 test methods" both.
  const plain = countedNouns(sentence, TESTS).find(
    ({ between, nounToken }, i) =>
      !between.some((word) => OTHER_NOUN.test(word)) &&
      !(i === 0 ? NO_TESTS : NO_TESTS_EITHER).test(sentence.tokens[nounToken + 1]?.text ?? ''),
  );
  if (plain) return plain;
  const labelled = /\btests?$/.test(sentence.label) ? ofLabel(sentence) : null;
  if (labelled) return labelled;
  for (const [i, { kind, text }] of sentence.tokens.entries()) {
    const found = kind === 'word' ? /^(\d{1,6})\/(\d{1,6})$/.exec(text) : null;
    const noun = sentence.tokens.slice(i + 1, i + 4).findIndex((token) => /^tests?$/i.test(token.text));
    const quantity = found ? quantityOf(found[2] ?? '') : null;
    if (quantity && noun >= 0)
      return {
        quantity,
        noun: 'test',
        between: sentence.tokens.slice(i + 1, i + 1 + noun).map((t) => t.text.toLowerCase()),
        token: i,
        nounToken: i + 1 + noun,
      };
  }
  return null;
}

/** "Unit tests: 9/9 passing": the noun is the label’s. */
function ofLabel({ label, tokens }: Sentence): CountedNoun | null {
  const at = tokens.findIndex(({ text }) => /^\d{1,6}\/\d{1,6}$/.test(text));
  // The label’s own words, a colon and marks come before it.
  if (at < 0 || at > label.split(' ').length + 3) return null;
  const quantity = quantityOf(tokens[at]?.text.split('/')[1] ?? '');
  const between = label.split(' ').slice(0, -1);
  return quantity && { quantity, noun: 'test', between, token: at, nounToken: at };
}
