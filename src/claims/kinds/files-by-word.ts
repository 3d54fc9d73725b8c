import { quoted } from '../../domain/shell-word.js';
import { count, listing } from '../../domain/wording.js';
import { languageOfPath } from '../../languages/languages.js';
import { agreement, isTrue } from '../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import { nameOf } from '../check/path-index.js';
import type { Sentence } from '../extract/document.js';
import { fileMentions } from '../extract/file-mentions.js';
import { pickingWords } from '../extract/plain-words.js';
import { type CountedNoun, countedNouns } from '../extract/quantities.js';
import { tellsOfChange } from '../extract/tells-of-change.js';

/** How many files are about something: "80+ security-related test files". Never refuted: what a file is about, its name may not say. */
export const filesByWord: ClaimPart = { kinds: ['count'], recognise };

const FILES = new Set(['file', 'module', 'script', 'suite', 'document']);
const ABOUT = /^([A-Za-z][\w-]{2,40})-(?:related|specific|focused|oriented|based)$/i;
const PLAIN = /^(?:tests?|python|code|source|documentation|dedicated)$/;

interface About {
  /** What they are about; null for all files of that kind. */
  readonly word: string | null;
  readonly noun: CountedNoun;
  readonly isTest: boolean;
}

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood !== 'present' || tellsOfChange(sentence)) return [];
    // Below a folder, or in a file, they are counted as those of it.
    if (fileMentions(sentence, reading.paths).length > 0) return [];
    return countedNouns(sentence, FILES).flatMap((noun) => {
      const about = aboutOf(sentence, noun);
      return about ? [candidateOf(sentence, about)] : [];
    });
  });
}

/** Fewer of all files are some of them. */
const MANY = 50;
/** "4,837+ test files discovered": all of them, where nothing says that some were chosen. */
const CHOSEN =
  /\b(?:with|that|which|using|in|for|from|still|affected|fail\w*|pass\w*|migrat\w*|fix\w*|miss\w*|need\w*|updat\w*|modif\w*|chang\w*|contain\w*|import\w*|violat\w*)$/i;

/** "80+ security-related test files", "12 `HubStore` test files": one word says what they are about. */
function aboutOf({ tokens }: Sentence, noun: CountedNoun): About | null {
  const between = tokens.slice(noun.token + 1, noun.nounToken).map(({ text }) => text);
  const words = between.filter((text) => pickingWords([text.toLowerCase()], PLAIN).length > 0);
  const [word, ...more] = words;
  if (word === undefined && noun.noun === 'file') {
    const isAll = noun.quantity.value >= MANY && /^tests?$/i.test(between.at(-1) ?? '');
    const next = tokens.slice(noun.nounToken + 1, noun.nounToken + 2).map(({ text }) => text);
    return isAll && !next.some((text) => CHOSEN.test(text)) ? { word: null, noun, isTest: true } : null;
  }
  if (word === undefined || more.length > 0) return null;
  const name = ABOUT.exec(word)?.[1] ?? (/^[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+$/.test(word) ? word : null);
  if (name === null) return null;
  return {
    word: name,
    noun,
    isTest: between.some((text) => /^tests?$/i.test(text)) || noun.noun === 'suite',
  };
}

function candidateOf(sentence: Sentence, about: About): Candidate {
  const { word, noun, isTest } = about;
  return {
    kind: 'count',
    line: sentence.tokens[noun.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${noun.quantity.text} ${isTest ? 'test ' : ''}files ${word === null ? 'are there' : `are about ${word}`}`,
    says: null,
    check: (context) => check(context, about),
  };
}

function check(context: CheckContext, about: About): Outcome {
  const { word, noun, isTest } = about;
  const readings = context.once(['files about', word, isTest], () => readingsOf(context, about));
  const met = readings.find(({ total }) => isTrue(agreement(noun.quantity, total)));
  const kind = isTest ? 'test file' : 'code file';
  const told = (met ? [met] : readings).map(({ what, total }) => `${count(total, kind)} ${what}`);
  const form =
    word === null
      ? '(^|/)test|[._]test[.]|/tests?/'
      : word.replace(/([a-z])([A-Z])/g, '$1_?$2').replaceAll('-', '[_-]?');
  const shared = {
    measured: listing(told, 2),
    scope: `all ${count(context.paths.files.size, 'file')} of ${context.rev}`,
    command: `git ls-tree -r --name-only ${context.rev} | grep -c -i -E ${quoted(form)}`,
  };
  if (met)
    return { verdict: 'verified', ...shared, approximate: agreement(noun.quantity, met.total) === 'near' };
  return {
    verdict: 'not checkable',
    ...shared,
    needs: word === null ? 'to know which files were counted' : `to know which files are about ${word}`,
  };
}

interface FilesOf {
  readonly what: string;
  readonly total: number;
}

function readingsOf(context: CheckContext, { word, isTest }: About): FilesOf[] {
  const letters = word === null ? '' : lettersOf(word);
  const paths = [...context.paths.files.keys()].filter(
    (path) =>
      (letters === '' || lettersOf(path).includes(letters)) &&
      languageOfPath(path) !== undefined &&
      (isTest
        ? context.classOf(path) === 'test'
        : !/^(?:backup|vendored|generated)$/.test(context.classOf(path))),
  );
  const named = paths.filter((path) =>
    letters === '' ? isNamedTest(path) : lettersOf(nameOf(path)).includes(letters),
  );
  return letters === ''
    ? [
        { what: 'by their names', total: named.length },
        { what: 'with all that is in folders of tests', total: paths.length },
      ]
    : [
        { what: 'with it in their names', total: named.length },
        { what: 'with it in their paths', total: paths.length },
      ];
}

function isNamedTest(path: string): boolean {
  return /^test_|_test\.|[.-](?:test|spec)\.|Tests?\.\w+$/.test(nameOf(path));
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9/]/g, '');
}
