import { quoted } from '../../../domain/shell-word.js';
import { placesListed } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { declaredTests } from '../../check/names/test-functions.js';
import { testFilesNamed } from '../../extract/files/test-files-meant.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isIdentifier } from '../../extract/markdown/token.js';
import { nameStems } from '../../extract/words/name-words.js';

/**
 * "**Complete startup failure reproduction** - on staging" in a list: a test whose name has all of these words, in a test file that
 * the document names. Never refuted: a description need not be a name.
 */
export const describedTest: ClaimPart = { kinds: ['test'], recognise };

/** Words of a description, and files that are read. */
const [FEWEST, MOST] = [3, 8];
const MOST_FILES = 8;

function recognise(reading: Reading): Candidate[] {
  const paths = testFilesNamed(reading).slice(0, MOST_FILES);
  if (paths.length === 0) return [];
  return reading.document.sentences.flatMap((sentence) => {
    const head = sentence.fence || sentence.place !== 'item' ? '' : headOf(sentence);
    const stems = nameStems(head).filter((stem) => !EMPTY.test(stem));
    return stems.length < FEWEST || stems.length > MOST ? [] : [candidateOf(sentence, head, stems, paths)];
  });
}

/** The strong words that an item begins with, or all of a short one; empty where a name of code is among them. */
function headOf({ tokens }: Sentence): string {
  const end = tokens.findIndex(({ strong }) => !strong);
  const head = end === 0 ? [] : tokens.slice(0, end < 0 ? tokens.length : end);
  if (head.some(({ kind, text }) => kind === 'code' || kind === 'quote' || isIdentifier(text))) return '';
  const words = head.map(({ text }) => text).join(' ');
  return words.replace(/^[^\p{L}\d]{1,8}/u, '').replace(/[^\p{L}\d)]{1,8}$/u, '');
}

const EMPTY = /^(?:the|an?|of|for|in|on|with|and|or|to|test|tests)$/;

function candidateOf(
  sentence: Sentence,
  head: string,
  stems: readonly string[],
  paths: readonly string[],
): Candidate {
  return {
    kind: 'test',
    line: sentence.line,
    text: sentence.text,
    statement: `there is a test of ${head.slice(0, 100)}`,
    says: null,
    check: (context) => check(context, stems, paths),
  };
}

/** @returns null where no test is called so */
async function check(
  context: CheckContext,
  stems: readonly string[],
  paths: readonly string[],
): Promise<Outcome | null> {
  for (const path of paths) {
    const tests = declaredTests(path, (await context.lines(path)) ?? []);
    const own = tests.filter(({ name }) => {
      const words = new Set(nameStems(name));
      return stems.every((stem) => words.has(stem));
    });
    const [first] = own;
    if (!first) continue;
    return {
      verdict: 'verified',
      measured: `${first.name} at ${placesListed(
        own.map(({ line }) => ({ path, line })),
        2,
      )}`,
      scope: `${path}; only that a test is called so`,
      command: `git grep -n -w ${quoted(first.name)} ${context.rev} -- ${quoted(path)}`,
    };
  }
  return null;
}
