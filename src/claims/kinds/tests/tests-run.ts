import { count, listing, thousands } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { countTestsCommand, declaredTests } from '../../check/names/test-functions.js';
import { totalOfRun } from '../../extract/figures/outcome-counts.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import { isTestFile } from '../../extract/files/test-files-meant.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';

/**
 * "5 passed, 1 failed" below `pytest tests/test_hub.py` in a fence: so many tests are in these files. What came of them only a
 * report can tell. Nothing is refuted: a run leaves tests out, and counts each value of a parametrised one.
 */
export const testsRun: ClaimPart = { kinds: ['test-count'], recognise };

/** A command that runs all tests of the files it names. */
const RUN = /\b(?:pytest|py\.test|unittest|vitest|jest|mocha)\b/;
/** Switches by which tests are left out. */
const CHOSEN =
  /\s(?:-k|-m(?! (?:pytest|unittest)\b)|-t|--grep|--deselect|--lf|--last-failed|--testNamePattern)\b|::/;
const MOST_FILES = 8;

function recognise(reading: Reading): Candidate[] {
  return reading.document.fences.flatMap((fence) => {
    if (!isListingFence(fence) || fence.mood === 'proposal') return [];
    const sentences = reading.document.sentences.slice(fence.index, fence.index + fence.lines.length);
    return inFence(
      reading,
      sentences.filter((each) => each.fence === fence),
    );
  });
}

function inFence(reading: Reading, sentences: readonly Sentence[]): Candidate[] {
  let paths: readonly string[] = [];
  return sentences.flatMap((sentence) => {
    const text = sentence.text.slice(0, 600);
    if (RUN.test(text)) {
      paths = CHOSEN.test(text) ? [] : filesRun(reading, sentence);
      return [];
    }
    const total = paths.length > 0 ? totalOfRun(sentence) : null;
    const run = paths;
    // The first line that says so is about all of the run.
    if (total !== null) paths = [];
    return total === null ? [] : candidateOf(sentence, total, run);
  });
}

/** The test files that a command names; none where it also names something else. */
function filesRun(reading: Reading, sentence: Sentence): string[] {
  const named = fileMentions(sentence, reading.paths);
  const paths = named
    .filter((each) => isTestFile(reading, each))
    .flatMap(({ match }) => match.paths.slice(0, 2));
  return paths.length === named.length && paths.length <= MOST_FILES ? paths : [];
}

function candidateOf(sentence: Sentence, total: number, paths: readonly string[]): Candidate {
  return {
    kind: 'test-count',
    line: sentence.line,
    text: sentence.text,
    statement: `${count(total, 'test')} in ${listing(paths, 3)}`,
    says: null,
    check: (context) => check(context, total, paths),
  };
}

async function check(context: CheckContext, total: number, paths: readonly string[]): Promise<Outcome> {
  let tests = 0;
  for (const path of paths) tests += declaredTests(path, (await context.lines(path)) ?? []).length;
  const shared = {
    measured: `${thousands(tests)} in ${listing(paths, 3)}`,
    scope: 'test functions as they are declared; parametrised ones count once',
    command: countTestsCommand(context.rev, paths),
  };
  return tests === total
    ? { verdict: 'verified', ...shared }
    : {
        verdict: 'not checkable',
        ...shared,
        needs: 'the run itself: it may leave tests out, or count values',
      };
}
