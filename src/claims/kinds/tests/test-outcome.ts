import { count, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { casesOfFile, outcomeOf, reportOutcome } from '../../check/names/test-cases.js';
import { commitTokens } from '../../extract/commits/commit-mentions.js';
import { statedTests } from '../../extract/figures/stated-tests.js';
import { type FileMention, fileMentions } from '../../extract/files/file-mentions.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';
import { plainText, type Token } from '../../extract/markdown/token.js';

/** How tests are said to have ended, which only a report can tell. */
export const testOutcome: ClaimPart = { kinds: ['test-outcome'], recognise };

const ENDED =
  /\b(?:pass(?:es|ed|ing)?|fail(?:s|ed|ing)?|green|succeed(?:s|ed)?|successful)\b|\b(?:\d{1,6}|no|zero) (?:test )?failures?\b/i;
/** "Designed to fail", "failing tests to reproduce it": what for, not how it ended. */
const MEANT =
  /\b(?:designed|expected|intended|written|meant|supposed|created) to (?:fail|pass|succeed)\b|\bfail(?:ing|ed)? tests? (?:to|for|that)\b|\bparameter passing\b/i;
const ABOUT_TESTS = /\btests?\b/i;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (/^(?:proposal|conditional|question)$/.test(sentence.mood) || !isTold(sentence)) return [];
    const text = spokenText(sentence);
    const isOutcome = (ENDED.test(text) && !MEANT.test(text)) || DURATION.test(text);
    if (!isOutcome || !saysOutcome(sentence, statedTests(sentence) !== null)) return [];
    const hasIds = fileMentions(sentence, reading.paths).some(({ node }) => node !== '');
    return hasIds ? [] : [outcomeCandidate(reading, sentence)];
  });
}

/** A sentence without messages of commits and names: what they say of tests is no outcome. */
function spokenText(sentence: Sentence): string {
  const commits = commitTokens(sentence);
  // `issue-tests-pass` is a name.
  const isName = ({ kind, text }: Token) => kind === 'code' && /[a-z][-_][a-z]/i.test(text);
  return plainText(sentence.tokens.filter((token, i) => !commits.has(i) && !isName(token))).slice(0, 600);
}

/** A label alone says nothing, and neither do comments in code and the arrows of a diagram. */
function isTold({ fence, text }: Sentence): boolean {
  if (fence) return isListingFence(fence);
  return !/:\s*$/.test(text);
}

const DURATION =
  /\b(?:total duration|tests? (?:run|ran|took|complete) in)\b.{0,40}\d|\bsub-second test execution\b/i;

/** "All tests pass", "7/17 tests", "PASSING" under a heading of tests: an outcome, told of tests. */
function saysOutcome(sentence: Sentence, hasNumber: boolean): boolean {
  const around = `${sentence.text.slice(0, 300)} ${sentence.place === 'fence' ? (sentence.headings.at(-1) ?? '') : ''}`;
  return hasNumber || (ABOUT_TESTS.test(around) && sentence.place !== 'heading');
}

/** "All tests pass", of nothing narrower: every case of the reports is meant. */
const ALL_PASS =
  /^\W{0,8}(?:[\w ]{1,30}: )?all (?:of )?(?:the )?tests (?:are |have )?(?:now |still |currently )?(?:pass|passing|passed|green)\W{0,8}$/i;

function outcomeCandidate(reading: Reading, sentence: Sentence): Candidate {
  const [file] = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  const passes = /\b(?:pass(?:es|ed|ing)?|green|succeed\w*|successful)\b/i.test(sentence.text.slice(0, 600));
  return {
    kind: 'test-outcome',
    line: sentence.line,
    text: sentence.text,
    statement: `how tests ended: ${sentence.text.slice(0, 160)}`,
    check: (context) => checkOutcome(context, file ?? null, passes, ALL_PASS.test(sentence.text)),
  };
}

function checkOutcome(
  context: CheckContext,
  file: FileMention | null,
  passes: boolean,
  isOfAll: boolean,
): Outcome {
  const ofAll = isOfAll ? (context.services.cases ?? []) : [];
  const cases = file === null ? ofAll : file.match.paths.flatMap((path) => casesOfFile(context, path));
  if (cases.length === 0) return reportOutcome(context);
  const outcome = outcomeOf(cases);
  const passed = cases.filter((each) => each.outcome === 'passed').length;
  const measured = `${passed} of ${count(cases.length, 'case')} passed`;
  const scope =
    file === null
      ? 'every case of the reports that were given'
      : `cases of ${listing(file.match.paths, 2)} in the reports`;
  if (outcome === 'mixed')
    return { verdict: 'not checkable', measured, scope, needs: 'a run in which none of them is skipped' };
  return (outcome === 'passed') === passes
    ? { verdict: 'verified', measured, scope }
    : { verdict: 'refuted', measured, scope, correction: `By the reports, ${measured}.` };
}
