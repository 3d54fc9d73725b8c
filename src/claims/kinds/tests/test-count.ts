import { count, listing, thousands } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import {
  type Candidate,
  type CheckContext,
  type ClaimPart,
  linesOf,
  type Outcome,
  type Reading,
} from '../../check/context.js';
import type { TextsOf } from '../../check/history/path-history.js';
import { countTestsCommand, declaredTests, writtenTests } from '../../check/names/test-functions.js';
import { type CountedNoun, countedNouns } from '../../extract/figures/quantities.js';
import { statedTests } from '../../extract/figures/stated-tests.js';
import { type FileMention, fileMentions } from '../../extract/files/file-mentions.js';
import { testFilesMeant } from '../../extract/files/test-files-meant.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { fileOfRow } from '../../extract/markdown/table-row.js';

/** How many tests there are. */
export const testCount: ClaimPart = { kinds: ['test-count'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.mood === 'proposal' || sentence.mood === 'conditional') return [];
    const stated = statedTests(sentence);
    return stated ? countCandidates(reading, sentence, stated) : [];
  });
}

function countCandidates(reading: Reading, sentence: Sentence, stated: CountedNoun): Candidate[] {
  const files = testFilesMeant(reading, sentence, stated);
  const key = /#(\d{2,7})\b/.exec(sentence.text)?.[1] ?? null;
  if (files.length === 0 && key === null) return [];
  const where =
    files.length > 0
      ? listing(
          files.map(({ written }) => written),
          3,
        )
      : `the tests of #${key}`;
  return [
    {
      kind: 'test-count',
      line: sentence.tokens[stated.token]?.line ?? sentence.line,
      text: sentence.text,
      statement: `${stated.quantity.text} tests in ${where}`,
      // "3 unit tests" and "5 tests" of one file may both be true.
      says: stated.between.length > 0 ? null : { thing: `tests in ${where}`, what: stated.quantity },
      check: (context) =>
        files.length > 0
          ? checkFiles(context, stated, {
              files,
              isLoose: isLoose(reading, sentence, files),
              isOfSeveral: countedNouns(sentence, TESTS).length > 1,
              isOfOutcome: isOfOutcome(sentence, stated),
            })
          : checkIssue(context, stated, key ?? ''),
    },
  ];
}

/** Neither the sentence nor what it stands below names the file: a larger number may be of more than that file. */
function isLoose(reading: Reading, sentence: Sentence, files: readonly FileMention[]): boolean {
  const around = [sentence, ...(sentence.parent ? [sentence.parent] : [])];
  const [only, ...more] = files;
  if (!only || more.length > 0 || fileOfRow(reading, sentence)) return false;
  const isIn = (each: Sentence) =>
    fileMentions(each, reading.paths).some(({ written }) => written === only.written);
  return !around.some(isIn) && !labelsOfFile(reading, sentence).some(isIn);
}

/** Sentences before one among which such a label is looked for: a section may be a list of a hundred thousand. */
const FARTHEST_LABEL = 100;

/** "**File:** `tests/test_a.py`" in the section of a sentence, where it is the only such label: the section is about that file. */
function labelsOfFile({ document }: Reading, { section, index }: Sentence): Sentence[] {
  const found: Sentence[] = [];
  const lowest = index - FARTHEST_LABEL;
  for (let i = index - 1; i >= lowest && document.sentences[i]?.section === section; i -= 1) {
    const each = document.sentences[i];
    if (each && /^(?:test )?(?:file|location|path|suite)$/.test(each.label)) found.push(each);
  }
  return found.length === 1 ? found : [];
}

/** "5 tests FAILING", "3 passing tests": those that ended so; "5/5 tests passing" says how many there are. */
function isOfOutcome({ tokens }: Sentence, { token, nounToken, between }: CountedNoun): boolean {
  if (tokens[token]?.text.includes('/')) return false;
  const behind = tokens.slice(nounToken + 1, nounToken + 4).map(({ text }) => text);
  return [...between, ...behind].some((word) => OUTCOME.test(word));
}

const OUTCOME =
  /^(?:pass(?:es|ed|ing)?|fail(?:s|ed|ing|ures?)?|skip(?:s|ped)?|errors?|xfail\w*|broken|blocked|green|red)$/i;

interface Counted {
  readonly files: readonly FileMention[];
  readonly isLoose: boolean;
  /** "Unit (5 tests), end to end (3 tests)": each is a part of the file’s tests. */
  readonly isOfSeveral: boolean;
  /** It is of those that ended in a certain way. */
  readonly isOfOutcome: boolean;
}

const TESTS = new Set(['test']);

async function checkFiles(
  context: CheckContext,
  stated: CountedNoun,
  { files, isLoose, isOfSeveral, isOfOutcome }: Counted,
): Promise<Outcome | null> {
  const each: { path: string; tests: number; written: number }[] = [];
  for (const { match } of files) {
    if (match.paths.length > 1 && files.length > 1) return null;
    for (const path of match.paths.slice(0, 10)) {
      const lines = await context.lines(path);
      if (lines)
        each.push({
          path,
          tests: declaredTests(path, lines).length,
          written: writtenTests(path, lines),
        });
    }
  }
  // What declares none holds what tests are built on: the number is of other files.
  if (each.every(({ tests }) => tests === 0)) return null;
  const command = countTestsCommand(
    context.rev,
    each.map(({ path }) => path),
  );
  const scope = 'test functions as they are declared; parametrised ones count once';
  const totalsOf = (numbers: readonly number[]) =>
    files.length > 1 ? [numbers.reduce((sum, number) => sum + number, 0)] : numbers;
  const totals = totalsOf(each.map(({ tests }) => tests));
  const measured = `${listing(
    each.map(({ path, tests }) => `${thousands(tests)} in ${path}`),
    5,
  )}${files.length > 1 ? `; ${totals[0]} in all` : ''}`;
  if (totals.some((total) => isTrue(agreement(stated.quantity, total))))
    return { verdict: 'verified', measured, scope, command };
  const asWritten = totalsOf(each.map(({ written }) => written)).find((total) =>
    isTrue(agreement(stated.quantity, total)),
  );
  if (asWritten !== undefined)
    return {
      verdict: 'verified',
      measured: `${measured}; ${thousands(asWritten)} with those within functions and helpers`,
      scope,
      command,
    };
  const needs = openQuestion(stated, each, totals, { isLoose, isOfSeveral, isOfOutcome });
  if (needs !== null) return { verdict: 'not checkable', measured, scope, command, needs };
  const [first] = each;
  return {
    verdict: 'refuted',
    measured,
    scope,
    command,
    correction:
      files.length > 1
        ? `${listing(
            each.map(({ path }) => path),
            3,
          )} together declare ${totals[0]} tests.`
        : `${first?.path} declares ${count(first?.tests ?? 0, 'test')}.`,
    past: {
      paths: files.length > 1 ? each.map(({ path }) => path) : [first?.path ?? ''],
      isTrue: (texts) => isTrue(agreement(stated.quantity, testsIn(texts))),
    },
  };
}

/** What must be known before a number of tests is called wrong; null where it is. */
function openQuestion(
  { quantity, between }: CountedNoun,
  each: readonly { path: string }[],
  totals: readonly number[],
  { isLoose, isOfSeveral, isOfOutcome }: Omit<Counted, 'files'>,
): string | null {
  // "3 unit tests" may be a part of the file’s tests, unless the file is called so.
  const isCalledPart = between.some(
    (word) => !ANY_TESTS.test(word) && !each.every(({ path }) => isCalled(path, word)),
  );
  const areMore = totals.every((total) => total > quantity.value);
  if (isCalledPart && areMore) return `to know which tests are meant by "${between.join(' ')}"`;
  if (isOfSeveral && areMore) return 'to know which of the tests are meant';
  if (isOfOutcome && areMore) return 'a test report: --reports';
  return isLoose && totals.every((total) => total < quantity.value)
    ? 'to know of which files the tests are'
    : null;
}

function testsIn(texts: TextsOf): number {
  return [...texts].reduce(
    (sum, [path, text]) => sum + (text === null ? 0 : declaredTests(path, linesOf(text)).length),
    0,
  );
}

/** Tests in files and folders that name the issue: any one of them may be what was counted. */
async function checkIssue(context: CheckContext, stated: CountedNoun, key: string): Promise<Outcome> {
  const sums = await context.once(['tests of issue', key], () => testsOfIssue(context, key));
  const scope = `test files whose path names ${key}`;
  const command = `git ls-tree -r --name-only ${context.rev} | grep ${key}`;
  const told = [...sums].map(([what, tests]) => `${thousands(tests)} in ${what}`);
  const met = [...sums].find(([, tests]) => isTrue(agreement(stated.quantity, tests)));
  if (met)
    return {
      verdict: 'verified',
      measured: `${met[1]} in ${met[0]}${
        told.length > 1
          ? `; ${listing(
              told.filter((each) => !each.endsWith(met[0])),
              3,
            )}`
          : ''
      }`,
      scope,
      command,
    };
  return {
    verdict: 'not checkable',
    measured: told.length > 0 ? listing(told, 4) : 'none',
    scope,
    command,
    needs: 'to know which tests are meant',
  };
}

/** Tests by file and folder of those whose path names an issue. */
async function testsOfIssue(context: CheckContext, key: string): Promise<ReadonlyMap<string, number>> {
  const named = new RegExp(`(?:^|[^\\d])${key}(?:[^\\d]|$)`);
  const paths = [...context.paths.files.keys()]
    .filter((path) => named.test(path) && context.classOf(path) === 'test')
    .slice(0, 60);
  const sums = new Map<string, number>();
  for (const path of paths) {
    const tests = declaredTests(path, (await context.lines(path)) ?? []).length;
    if (tests === 0) continue;
    sums.set(path, tests);
    const folder = path.slice(0, path.lastIndexOf('/'));
    if (named.test(folder)) sums.set(`${folder}/`, (sums.get(`${folder}/`) ?? 0) + tests);
  }
  return sums;
}

/** Words before "tests" that leave none of them out. */
const ANY_TESTS = /^(?:total|new|all|comprehensive|specialized|validation|tests?)$/;

/** "20 configuration tests" of `unit/test_config.py`: a part of the path says the word, or begins it. */
function isCalled(path: string, word: string): boolean {
  const parts = path
    .toLowerCase()
    .replace(/\.\w+$/, '')
    .split(/[^a-z0-9]+/);
  return parts.some((part) => part === word || (part.length >= 4 && word.startsWith(part)));
}
