import { count, thousands } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { countTestsCommand, declaredTests } from '../../check/names/test-functions.js';
import type { CountedNoun } from '../../extract/figures/quantities.js';
import { statedTests } from '../../extract/figures/stated-tests.js';
import { testFilesMeant, testFilesNamed } from '../../extract/files/test-files-meant.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * "15+ test methods" of no file: at least so many in the test files that the document names, all together. Fewer prove nothing:
 * it need not name all of them.
 */
export const testsOfDocument: ClaimPart = { kinds: ['test-count'], recognise };

const MOST_FILES = 40;
/** Words for tests of any kind: others are said of some of them. */
const ANY = /^(?:comprehensive|total|new|individual|separate|dedicated|specialized|automated|more)$/i;

function recognise(reading: Reading): Candidate[] {
  const paths = testFilesNamed(reading);
  if (paths.length < 2 || paths.length > MOST_FILES) return [];
  return reading.document.sentences.flatMap((sentence) => {
    if (!/^(?:present|past)$/.test(sentence.mood)) return [];
    const stated = statedTests(sentence);
    if (!stated?.quantity.atLeast || !stated.between.every((word) => ANY.test(word))) return [];
    if (/#\d{2}|\b(?:required|needed|add|to do)\b/i.test(sentence.text)) return [];
    return testFilesMeant(reading, sentence, stated).length > 0 ? [] : [candidateOf(sentence, stated, paths)];
  });
}

function candidateOf(
  sentence: Sentence,
  { quantity, token }: CountedNoun,
  paths: readonly string[],
): Candidate {
  return {
    kind: 'test-count',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `there are at least ${thousands(quantity.value)} tests`,
    says: null,
    check: (context) => check(context, quantity.value, paths),
  };
}

/** @returns null where they have fewer */
async function check(
  context: CheckContext,
  wanted: number,
  paths: readonly string[],
): Promise<Outcome | null> {
  let tests = 0;
  for (const path of paths) tests += declaredTests(path, (await context.lines(path)) ?? []).length;
  if (tests < wanted) return null;
  return {
    verdict: 'verified',
    measured: `${thousands(tests)} in ${count(paths.length, 'test file')} that the document names`,
    scope: 'test functions as they are declared; parametrised ones count once',
    command: countTestsCommand(context.rev, paths),
  };
}
