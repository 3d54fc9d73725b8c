import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import { languageOfPath } from '../../../languages/languages.js';
import { agreement, isTrue } from '../../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { linesHolding } from '../../check/count/counting.js';
import { lettersOf, nameOf } from '../../check/files/path-index.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import { type FilesAbout, filesAbout } from '../../extract/files/files-about.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { tellsOfChange } from '../../extract/words/tells-of-change.js';

/**
 * How many files are about something: "80+ security-related test files". What a file is about its name may not say; "at least 80"
 * is refuted alone of a name of code, where by far fewer files are called so or name it.
 */
export const filesByWord: ClaimPart = { kinds: ['count'], recognise };

function recognise(reading: Reading): Candidate[] {
  const told = new Map<string, FilesAbout>();
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood !== 'present' || tellsOfChange(sentence)) return [];
    // Below a folder, or in a file, they are counted as those of it.
    if (fileMentions(sentence, reading.paths).length > 0) return [];
    return filesAbout(sentence).map((about) => {
      const { words, endings, noun, isTest } = about;
      if (words !== '') told.set(noun.quantity.text, about);
      // "187+ test files" again are the 187+ about a hub that were told of before.
      const before = words === '' && endings.length === 0 ? told.get(noun.quantity.text) : undefined;
      return candidateOf(sentence, before?.isTest === isTest ? { ...before, noun } : about);
    });
  });
}

function candidateOf(sentence: Sentence, about: FilesAbout): Candidate {
  const { words, endings, noun, isTest } = about;
  const what =
    endings.length > 0
      ? `have names that end in ${listing(endings, 4)}`
      : words === ''
        ? 'are there'
        : `are about ${words}`;
  return {
    kind: 'count',
    line: sentence.tokens[noun.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${noun.quantity.text} ${isTest ? 'test ' : ''}files ${what}`,
    says: null,
    words: isNameOfCode(words) ? [words] : [],
    check: (context) => check(context, about),
  };
}

/** So many times as many files as are said to be there are not those that are meant. */
const SOME = 10;

/** @returns null where plain words do not give the number: what they are about need not be in a name */
function check(context: CheckContext, about: FilesAbout): Outcome | null {
  const { words, endings, noun, isTest, isAny, isLoose } = about;
  const readings = context.once(['files about', words, endings, isTest, isAny], () =>
    readingsOf(context, about),
  );
  const met = readings.find(({ total }) => isTrue(agreement(noun.quantity, total)));
  if (!met && isLoose && /^[a-z -]+$/i.test(words)) return null;
  const kind = isTest ? 'test file' : isAny ? 'file' : 'code file';
  const told = (met ? [met] : readings.slice(0, 2)).map(({ what, total }) => `${count(total, kind)} ${what}`);
  const shared = {
    measured: listing(told, 2),
    scope: `all ${count(context.paths.files.size, 'file')} of ${context.rev}`,
    command: `git ls-tree -r --name-only ${context.rev} | grep -c -i -E ${quoted(formOf(about))}`,
  };
  // "187+ test files" of thousands are files about something, which is not said here.
  const isOfSome = words === '' && endings.length === 0 && (met?.total ?? 0) > SOME * noun.quantity.value;
  if (met && !isOfSome)
    return { verdict: 'verified', ...shared, approximate: agreement(noun.quantity, met.total) === 'near' };
  const widest = isNameOfCode(words) && noun.quantity.atLeast ? filesNaming(context, about) : null;
  if (widest !== null && widest * MISSED < noun.quantity.value)
    return {
      verdict: 'refuted',
      ...shared,
      measured: `${shared.measured}; ${count(widest, kind)} with it in path or text`,
      correction: `There ${widest === 1 ? 'is' : 'are'} ${count(widest, kind)} with ${words} in path or text.`,
    };
  return {
    verdict: 'not checkable',
    ...shared,
    needs: words === '' ? 'to know which files were counted' : `to know which files are about ${words}`,
  };
}

/** Files may be about something by another name: a quarter more than name it are allowed for. */
const MISSED = 1.25;

/** `HubStore`, `hub_store`: what is about it names it, or is called so. */
function isNameOfCode(words: string): boolean {
  return /^[A-Z][a-z0-9]+[A-Z]\w{1,60}$|^[a-z][a-z0-9]+_\w{1,60}$/.test(words);
}

/** Files that are called so or name it; null where it stands in too many lines to be counted. */
function filesNaming(context: CheckContext, about: FilesAbout): number | null {
  const { words } = about;
  const places = linesHolding(context, words, words);
  if (!places) return null;
  const holds = holding(words);
  const called = [...context.paths.files.keys()].filter((path) => holds(path));
  const all = new Set([...called, ...places.lines.map(({ path }) => path)]);
  return [...all].filter((path) => isMeant(context, path, about)).length;
}

function formOf({ words, endings }: FilesAbout): string {
  if (endings.length > 0) return `(${endings.map((each) => each.replaceAll('.', '[.]')).join('|')})([.]|$)`;
  if (words === '') return '(^|/)test|[._]test[.]|/tests?/';
  return words.replace(/([a-z])([A-Z])/g, '$1_?$2').replaceAll(/[- ]/g, '[_-]?');
}

interface FilesOf {
  readonly what: string;
  readonly total: number;
}

function readingsOf(context: CheckContext, about: FilesAbout): FilesOf[] {
  const { words, endings, isTest } = about;
  const meant = [...context.paths.files.keys()].filter((path) => isMeant(context, path, about));
  if (endings.length > 0) {
    const ended = meant.filter((path) => endings.some((end) => stemOf(path).endsWith(end)));
    return [{ what: 'with such names', total: ended.length }];
  }
  if (words === '')
    return [
      { what: 'by their names', total: meant.filter(isNamedTest).length },
      { what: 'with all that is in folders of tests', total: meant.length },
    ];
  const holds = holding(words);
  const own = meant.filter((path) => holds(path));
  const named = own.filter((path) => holds(nameOf(path)));
  const what = isTest && /^\d/.test(words) ? `#${words}` : 'it';
  return [
    { what: `with ${what} in their names`, total: named.length },
    { what: `with ${what} in their paths`, total: own.length },
    ...largestFolder(own, words),
  ];
}

/** Of the folders that are called so, the one with most of the files. */
function largestFolder(paths: readonly string[], words: string): FilesOf[] {
  const letters = lettersOf(words);
  const sizes = new Map<string, number>();
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1);
    const at = parts.findIndex((part) => lettersOf(part) === letters);
    const folder = parts.slice(0, at + 1).join('/');
    if (at >= 0) sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
  }
  const [first] = [...sizes].sort(([, a], [, b]) => b - a);
  return first ? [{ what: `below ${first[0]}/`, total: first[1] }] : [];
}

function isMeant(context: CheckContext, path: string, { isTest, isAny }: FilesAbout): boolean {
  if (path === context.documentPath) return false;
  if (isTest) return context.classOf(path) === 'test' && languageOfPath(path) !== undefined;
  if (isAny) return !/^(?:vendored|generated)$/.test(context.classOf(path));
  return languageOfPath(path) !== undefined && !/^(?:backup|vendored|generated)$/.test(context.classOf(path));
}

/** Letters in a row, however they are joined; of the number of an issue no other digit beside it. */
function holding(words: string): (path: string) => boolean {
  if (/^\d+$/.test(words)) {
    const key = new RegExp(`(?:^|\\D)${words}(?:\\D|$)`);
    return (path) => key.test(path);
  }
  const letters = lettersOf(words);
  return (path) => path.split('/').some((part) => lettersOf(part).includes(letters));
}

function stemOf(path: string): string {
  return nameOf(path).replace(/\.\w{1,10}$/, '');
}

function isNamedTest(path: string): boolean {
  return /^test_|_test\.|[.-](?:test|spec)\.|Tests?\.\w+$/.test(nameOf(path));
}
