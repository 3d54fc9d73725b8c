import { quoted } from '../../../domain/shell-word.js';
import { count, thousands } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome } from '../../check/context.js';
import { declaredTests } from '../../check/names/test-functions.js';
import { type CountedNoun, countedNouns } from '../../extract/figures/quantities.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { tellsOfChange } from '../../extract/words/tells-of-change.js';

/**
 * "100+ tests validate store imports", "hundreds of store tests": at least so many in test files whose paths say what they are
 * about. Fewer prove nothing: others may be about it, too.
 */
export const testsAbout: ClaimPart = {
  kinds: ['test-count'],
  recognise: ({ document }) =>
    document.sentences.flatMap((sentence) => {
      if (sentence.fence || sentence.mood !== 'present' || tellsOfChange(sentence)) return [];
      return countedNouns(sentence, TESTS, { untold: true }).flatMap((noun) => {
        // "60+ hub test files": files are counted elsewhere.
        const isOfFiles = /^(?:files?|modules?|suites?|class(?:es)?|categories)$/i.test(
          sentence.tokens[noun.nounToken + 1]?.text ?? '',
        );
        const words = noun.quantity.atLeast && !isOfFiles ? wordsAbout(sentence, noun) : [];
        return words.length > 0 ? [candidateOf(sentence, noun, words)] : [];
      });
    }),
};

const TESTS = new Set(['test', 'testcase']);
/** Words behind the noun that are looked at. */
const MOST_BEHIND = 5;
/** What tests do, and what may be said of any. */
const SAYS_NOTHING =
  /^(?:tests?|testing|unit|integration|existing|new|all|total|comprehensive|validat\w*|verif\w*|cover\w*|check\w*|ensur\w*|protect\w*|prov\w*|exist|patterns?|functionality|behaviou?r|compliance|critical|specialized|passing|failing|fail|pass|passed|failed|blocked|created|untracked|analyzed|across|mission|real|enforcement|infrastructure)$/;
const ENDS = /^(?:and|or|with|in|to|by|from|without|that|which|for|are|is|were|have|has|need|require)$/;

/** Words that say what the tests are about: those before the noun, and what they are said to validate. */
function wordsAbout({ tokens }: Sentence, { between, nounToken }: CountedNoun): string[] {
  const behind: string[] = [];
  for (const { kind, text } of tokens.slice(nounToken + 1, nounToken + 1 + MOST_BEHIND)) {
    if (kind === 'mark' || kind === 'quote' || ENDS.test(text.toLowerCase())) break;
    behind.push(text.toLowerCase());
  }
  const isSaid = /^(?:validat|verif|cover|check|ensur|protect|prov)/.test(behind[0] ?? '');
  const words = [...between, ...(isSaid ? behind : [])].filter(
    (word) => /^[a-z][a-z0-9]{2,30}$/.test(word) && !SAYS_NOTHING.test(word),
  );
  return [...new Set(words.map((word) => word.replace(/s$/, '')))];
}

function candidateOf(sentence: Sentence, noun: CountedNoun, words: readonly string[]): Candidate {
  return {
    kind: 'test-count',
    line: sentence.tokens[noun.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `there are at least ${thousands(noun.quantity.value)} tests about ${words.join(' ')}`,
    says: null,
    check: (context) => check(context, noun.quantity.value, words),
  };
}

/** Test files that are read. */
const MOST_READ = 150;

/** @returns null where fewer are found */
async function check(
  context: CheckContext,
  wanted: number,
  words: readonly string[],
): Promise<Outcome | null> {
  const files = testFilesAbout(context, words);
  let [tests, read] = [0, 0];
  for (const path of files.slice(0, MOST_READ)) {
    tests += declaredTests(path, (await context.lines(path)) ?? []).length;
    read += 1;
    if (tests >= wanted) break;
  }
  if (tests < wanted || tests === 0) return null;
  return {
    verdict: 'verified',
    measured: `${thousands(tests)} in ${read === files.length ? '' : 'the first '}${count(read, 'test file')} with ${words.join(' and ')} in ${read === 1 ? 'its path' : 'their paths'}`,
    scope: 'test functions as they are declared; backup copies left out',
    command: `git ls-tree -r --name-only ${context.rev} | grep -i test${words.map((word) => ` | grep -i ${quoted(word)}`).join('')}`,
  };
}

function testFilesAbout(context: CheckContext, words: readonly string[]): readonly string[] {
  return context.once(['test files about', ...words], () =>
    [...context.paths.files.keys()].filter((path) => {
      const plain = path.toLowerCase();
      return words.every((word) => plain.includes(word)) && context.classOf(path) === 'test';
    }),
  );
}
