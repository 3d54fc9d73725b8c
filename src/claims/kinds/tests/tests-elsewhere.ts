import { listing, thousands } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { nameOf } from '../../check/files/path-index.js';
import { countTestsCommand, declaredTests } from '../../check/names/test-functions.js';
import type { CountedNoun } from '../../extract/figures/quantities.js';
import { statedTests } from '../../extract/figures/stated-tests.js';
import { testFilesMeant, testFilesNamed } from '../../extract/files/test-files-meant.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * "14/14 tests passing" where no file is named: how many tests there are, by a test file that the document names elsewhere, or
 * one whose name says what the line is about. A number that fits none of them is no statement about one.
 */
export const testsElsewhere: ClaimPart = { kinds: ['test-count'], recognise };

/** Of smaller numbers some file has as many by chance. */
const FEWEST = 3;
const MOST_FILES = 8;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.mood === 'proposal' || sentence.mood === 'conditional') return [];
    const stated = statedTests(sentence);
    if (!stated || stated.quantity.value < FEWEST || stated.quantity.atLeast) return [];
    if (/#\d{2}/.test(sentence.text) || testFilesMeant(reading, sentence, stated).length > 0) return [];
    return [candidate(sentence, stated, testFilesNamed(reading))];
  });
}

function candidate(sentence: Sentence, stated: CountedNoun, named: readonly string[]): Candidate {
  const about = wordsOf(`${sentence.label} ${sentence.text}`);
  return {
    kind: 'test-count',
    line: sentence.tokens[stated.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `there are ${stated.quantity.text} tests`,
    says: null,
    check: (context) => check(context, stated.quantity.value, { named, about }),
  };
}

async function check(
  context: CheckContext,
  wanted: number,
  { named, about }: { named: readonly string[]; about: ReadonlySet<string> },
): Promise<Outcome | null> {
  const called = filesCalled(context, about).filter((path) => !named.includes(path));
  for (const [paths, why] of [
    [named.slice(0, MOST_FILES), 'test files that the document names'],
    [called, 'test files whose name says what the line is about'],
  ] as const) {
    const fitting: string[] = [];
    for (const path of paths)
      if (declaredTests(path, (await context.lines(path)) ?? []).length === wanted) fitting.push(path);
    const [first] = fitting;
    if (first === undefined) continue;
    return {
      verdict: 'verified',
      measured: `${thousands(wanted)} in ${listing(fitting, 3)}`,
      scope: `${why}; test functions as they are declared`,
      command: countTestsCommand(context.rev, [first]),
    };
  }
  return null;
}

/** Words that stand in any line about tests. */
const COMMON =
  /^(?:test|tests|testing|unit|integration|e2e|passing|passed|pass|failed|failing|achieved|rate|success|suite|complete|coverage|validation|comprehensive|with|from|that|this|have|issue|fix|all)$/;

/** Test files with two words of a line in their name; none when many have. */
function filesCalled(context: CheckContext, about: ReadonlySet<string>): readonly string[] {
  const words = [...about].sort();
  if (words.length < 2) return [];
  return context.once(['test files called', ...words], () => {
    const found = testFiles(context).filter(({ name }) => holdsTwo(name, words));
    return found.length > MOST_FILES ? [] : found.map(({ path }) => path);
  });
}

function holdsTwo(name: string, words: readonly string[]): boolean {
  let held = 0;
  for (const word of words) if (name.includes(word)) held += 1;
  return held >= 2;
}

function testFiles(context: CheckContext): readonly { path: string; name: string }[] {
  return context.once(['test files'], () =>
    [...context.paths.files.keys()]
      .filter((path) => /test/i.test(path) && context.classOf(path) === 'test')
      .map((path) => ({ path, name: nameOf(path).toLowerCase() })),
  );
}

function wordsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .slice(0, 300)
      .toLowerCase()
      .match(/[a-z][a-z0-9]{3,40}/g) ?? [];
  return new Set(words.filter((word) => !COMMON.test(word)).slice(0, 20));
}
