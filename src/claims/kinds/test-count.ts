import { quoted } from '../../domain/shell-word.js';
import { count, listing, thousands } from '../../domain/wording.js';
import { agreement, isTrue } from '../check/agree.js';
import {
  type Candidate,
  type CheckContext,
  type ClaimPart,
  linesOf,
  type Outcome,
  type Reading,
} from '../check/context.js';
import type { TextsOf } from '../check/path-history.js';
import { casesOfFile, outcomeOf, reportOutcome } from '../check/test-cases.js';
import { declaredTests } from '../check/test-functions.js';
import { commitTokens } from '../extract/commit-mentions.js';
import type { Sentence } from '../extract/document.js';
import { fileSpokenOf } from '../extract/file-context.js';
import { type FileMention, fileMentions } from '../extract/file-mentions.js';
import { type CountedNoun, countedNouns } from '../extract/quantities.js';
import { plainText, quantityOf, type Token } from '../extract/token.js';

/** How many tests there are, and, apart from it, how they are said to have ended. */
export const testCount: ClaimPart = { kinds: ['test-count', 'test-outcome'], recognise };

const TESTS = new Set(['test', 'testcase']);
const ENDED = /\b(?:pass(?:es|ed|ing)?|fail(?:s|ed|ing|ures?)?|green|succeed(?:s|ed)?|successful)\b/i;
const ABOUT_TESTS = /\btests?\b/i;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.mood === 'proposal' || sentence.mood === 'conditional') return [];
    const stated = statedTests(sentence);
    const text = spokenText(sentence);
    const hasIds = fileMentions(sentence, reading.paths).some(({ node }) => node !== '');
    const ended =
      !hasIds &&
      sentence.mood !== 'question' &&
      (ENDED.test(text) || DURATION.test(text)) &&
      saysOutcome(sentence, stated !== null);
    return [
      ...(stated ? countCandidates(reading, sentence, stated) : []),
      ...(ended ? [outcomeCandidate(reading, sentence)] : []),
    ];
  });
}

/** A sentence without messages of commits and names: what they say of tests is no outcome. */
function spokenText(sentence: Sentence): string {
  const commits = commitTokens(sentence);
  // `issue-tests-pass` is a name.
  const isName = ({ kind, text }: Token) => kind === 'code' && /[a-z][-_][a-z]/i.test(text);
  return plainText(sentence.tokens.filter((token, i) => !commits.has(i) && !isName(token))).slice(0, 600);
}

const DURATION =
  /\b(?:total duration|tests? (?:run|ran|took|complete) in)\b.{0,40}\d|\bsub-second test execution\b/i;

/** "All tests pass", "7/17 tests", "PASSING" under a heading of tests: an outcome, told of tests. */
function saysOutcome(sentence: Sentence, hasNumber: boolean): boolean {
  const around = `${sentence.text.slice(0, 300)} ${sentence.place === 'fence' ? (sentence.headings.at(-1) ?? '') : ''}`;
  return hasNumber || (ABOUT_TESTS.test(around) && sentence.place !== 'heading');
}

/** A number of tests, plain or as `5/5`. */
function statedTests(sentence: Sentence): CountedNoun | null {
  const [plain] = countedNouns(sentence, TESTS);
  // "42 test files" counts files.
  if (
    plain &&
    !plain.between.some((word) => /^(?:files?|suites?|modules?)$/.test(word)) &&
    !/^(?:files?|suites?|cases?|categories|modules?|classes|occurrences|infrastructure)$/i.test(
      sentence.tokens[plain.nounToken + 1]?.text ?? '',
    )
  )
    return plain;
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

function countCandidates(reading: Reading, sentence: Sentence, stated: CountedNoun): Candidate[] {
  const files = filesFor(reading, sentence);
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
        files.length > 0 ? checkFiles(context, stated, files) : checkIssue(context, stated, key ?? ''),
    },
  ];
}

/** The test files that a number is about: named beside it, or, for a total, those listed just before. */
function filesFor(reading: Reading, sentence: Sentence): FileMention[] {
  const isTest = (mention: FileMention) =>
    mention.match.kind === 'file' &&
    mention.match.paths.every((path) => reading.classOf(path) === 'test' || /test/i.test(path));
  const own = fileMentions(sentence, reading.paths).filter(isTest);
  if (own.length === 1) return own;
  const [total] = countedNouns(sentence, new Set(['file']));
  if (total && own.length === 0) return listedBefore(reading, sentence, total.quantity.value, isTest);
  if (own.length > 1 || /#\d/.test(sentence.text)) return [];
  const spoken = sentence.place === 'item' ? fileSpokenOf(reading, sentence) : null;
  return spoken && isTest(spoken) ? [spoken] : [];
}

/** Runs of list items that each name one test file; the last run of the wanted length. */
function listedBefore(
  reading: Reading,
  sentence: Sentence,
  wanted: number,
  isTest: (mention: FileMention) => boolean,
): FileMention[] {
  let run: FileMention[] = [];
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - 60); i -= 1) {
    const each = reading.document.sentences[i];
    const files = each ? fileMentions(each, reading.paths).filter(isTest) : [];
    const [file] = files;
    if (file && files.length === 1 && each?.place === 'item') run.unshift(file);
    else if (run.length === wanted) return run;
    else if (each?.place !== 'item' || run.length > 0) run = [];
  }
  return run.length === wanted ? run : [];
}

async function checkFiles(
  context: CheckContext,
  stated: CountedNoun,
  files: readonly FileMention[],
): Promise<Outcome | null> {
  const each: { path: string; tests: number }[] = [];
  for (const { match } of files) {
    if (match.paths.length > 1 && files.length > 1) return null;
    for (const path of match.paths.slice(0, 10)) {
      const lines = await context.lines(path);
      if (lines) each.push({ path, tests: declaredTests(path, lines).length });
    }
  }
  if (each.length === 0) return null;
  const command = `git grep -c -E ${quoted(declarationOf(each.map(({ path }) => path)))} ${context.rev} -- ${each
    .map(({ path }) => quoted(path))
    .slice(0, 4)
    .join(' ')}`;
  const scope = 'test functions as they are declared; parametrised ones count once';
  const totals =
    files.length > 1 ? [each.reduce((sum, { tests }) => sum + tests, 0)] : each.map(({ tests }) => tests);
  const measured = `${listing(
    each.map(({ path, tests }) => `${thousands(tests)} in ${path}`),
    5,
  )}${files.length > 1 ? `; ${totals[0]} in all` : ''}`;
  if (totals.some((total) => isTrue(agreement(stated.quantity, total))))
    return { verdict: 'verified', measured, scope, command };
  // "3 unit tests" may be a part of the file’s tests.
  if (
    stated.between.some(
      (word) => !/^(?:total|new|all|comprehensive|specialized|validation|tests?)$/.test(word),
    ) &&
    totals.every((total) => total > stated.quantity.value)
  )
    return {
      verdict: 'not checkable',
      measured,
      scope,
      command,
      needs: `to know which tests are meant by "${stated.between.join(' ')}"`,
    };
  const [first] = each;
  return {
    verdict: 'refuted',
    measured,
    scope,
    command,
    correction:
      files.length > 1
        ? `These files declare ${totals[0]} tests.`
        : `${first?.path} declares ${count(first?.tests ?? 0, 'test')}.`,
    past: {
      paths: files.length > 1 ? each.map(({ path }) => path) : [first?.path ?? ''],
      isTrue: (texts) => isTrue(agreement(stated.quantity, testsIn(texts))),
    },
  };
}

/** How a test is declared in these files, for a search of their lines. */
function declarationOf(paths: readonly string[]): string {
  if (paths.every((path) => path.endsWith('.py'))) return '^ *(async )?def test';
  return paths.every((path) => /\.[mc]?[jt]sx?$/.test(path))
    ? '^ *(it|test)(\\.[a-z]+)? *\\('
    : 'def test|(it|test)\\(|func Test|@Test|#\\[test';
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

function outcomeCandidate(reading: Reading, sentence: Sentence): Candidate {
  const [file] = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  const passes = /\b(?:pass(?:es|ed|ing)?|green|succeed\w*|successful)\b/i.test(sentence.text.slice(0, 600));
  return {
    kind: 'test-outcome',
    line: sentence.line,
    text: sentence.text,
    statement: `how tests ended: ${sentence.text.slice(0, 160)}`,
    check: (context) => checkOutcome(context, file ?? null, passes),
  };
}

function checkOutcome(context: CheckContext, file: FileMention | null, passes: boolean): Outcome {
  const cases = file === null ? [] : file.match.paths.flatMap((path) => casesOfFile(context, path));
  if (cases.length === 0) return reportOutcome(context);
  const outcome = outcomeOf(cases);
  const passed = cases.filter((each) => each.outcome === 'passed').length;
  const measured = `${passed} of ${count(cases.length, 'case')} passed`;
  const scope = `cases of ${listing(file?.match.paths ?? [], 2)} in the reports`;
  if (outcome === 'mixed')
    return { verdict: 'not checkable', measured, scope, needs: 'a run in which none of them is skipped' };
  return (outcome === 'passed') === passes
    ? { verdict: 'verified', measured, scope }
    : { verdict: 'refuted', measured, scope, correction: `In the reports ${measured}.` };
}
