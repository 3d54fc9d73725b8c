import { quoted } from '../../../domain/shell-word.js';
import { count, listing, thousands } from '../../../domain/wording.js';
import { languageOfPath } from '../../../languages/languages.js';
import { agreement, isTrue } from '../../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { extensionOf, nameOf } from '../../check/files/path-index.js';
import { type CountedNoun, countedNouns } from '../../extract/figures/quantities.js';
import { bareFolder } from '../../extract/files/bare-folder.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';
import { countOfCell, folderOfRow } from '../../extract/markdown/table-row.js';
import { pickingWords } from '../../extract/words/plain-words.js';

/** How many files there are below a folder: "12 test files in `tests/unit/`", "`docs/` (8 files)". */
export const folderCount: ClaimPart = { kinds: ['count'], recognise };

const FILES = new Set(['file', 'module', 'script', 'document']);
/** Words beside the number that say which files are counted; null means all of them. */
const TYPES: Readonly<Record<string, (path: string) => boolean>> = {
  python: (path) => /\.pyi?$/.test(path),
  py: (path) => /\.pyi?$/.test(path),
  typescript: (path) => /\.[mc]?tsx?$/.test(path),
  javascript: (path) => /\.[mc]?jsx?$/.test(path),
  go: (path) => path.endsWith('.go'),
  java: (path) => path.endsWith('.java'),
  rust: (path) => path.endsWith('.rs'),
  markdown: (path) => /\.(?:md|markdown)$/.test(path),
  md: (path) => path.endsWith('.md'),
  yaml: (path) => /\.ya?ml$/.test(path),
  json: (path) => path.endsWith('.json'),
  sql: (path) => path.endsWith('.sql'),
};
/** Files that were made, changed or found to be something are a part of those that are there. */
const SOME =
  /\b(?:chang|modif|updat|touch|edit|affect|migrat|remov|delet|fix|convert|enhanc|us(?:es?|ing)\b|import|contain|call|violat|need|requir|fail|pass|miss|duplicat|legacy|deprecat|remain|conflict|with|that|which|still)\w*/i;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (!/^(?:present|past)$/.test(sentence.mood) || (sentence.fence && !isListingFence(sentence.fence)))
      return [];
    const row = inRow(reading, sentence);
    if (row) return [row];
    const counted = countedNouns(sentence, FILES);
    const [noun] = counted;
    const folder = noun && counted.length === 1 ? folderOf(reading, sentence) : null;
    if (!folder || !noun) return [];
    if (!belongsTo(sentence, noun, folder) || SOME.test(wordsBeside(sentence, noun, folder))) return [];
    return [candidateOf(sentence, noun, folder)];
  });
}

/** A folder that a sentence names. */
interface Folder {
  readonly token: number;
  readonly written: string;
  readonly path: string;
}

/** The only folder of a sentence; one that is named without those above it only where one is called so. */
function folderOf(reading: Reading, sentence: Sentence): Folder | null {
  const folders = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'folder');
  const [folder, ...more] = folders;
  if (!folder) return bareFolder(reading, sentence);
  const [path = '', ...others] = folder.match.paths;
  return more.length > 0 || others.length > 0 ? null : { token: folder.token, written: folder.written, path };
}

/** A cell with the number of files of the folder that the first cell of its row names. */
function inRow(reading: Reading, sentence: Sentence): Candidate | null {
  const folder = folderOfRow(reading, sentence);
  const noun = folder && countOfCell(sentence, FILES_COLUMN, 'file');
  if (!folder || !noun || folder.match.paths.length > 1) return null;
  const between = sentence.column
    .split(' ')
    .slice(0, -1)
    .filter((word) => /^[a-z]+$/.test(word));
  const { token, written, match } = folder;
  return candidateOf(sentence, { ...noun, between }, { token, written, path: match.paths[0] ?? '' }, true);
}

const FILES_COLUMN = /^(?:# ?|total |number of )?(?:test |python |source )?files$/;

/** "N files in folder/", "folder/ has N files", "folder/ (N files)"; nothing else stands between them. */
function belongsTo({ tokens }: Sentence, noun: CountedNoun, folder: Folder): boolean {
  const isAfter = folder.token > noun.nounToken;
  const between = tokens.slice(
    isAfter ? noun.nounToken + 1 : folder.token + 1,
    isAfter ? folder.token : noun.token,
  );
  const words = between.map(({ text }) => text.toLowerCase());
  if (isAfter)
    return (
      words.length > 0 &&
      words.length <= 4 &&
      words.every((word) =>
        /^(?:in|under|below|within|inside|across|there|exist|are|the|all|of|folder|directory|found|located|live|\(|:)$/.test(
          word,
        ),
      ) &&
      words.some((word) => /^(?:in|under|below|within|inside|across)$/.test(word))
    );
  return (
    words.length <= 6 &&
    words.every((word) =>
      /^(?:[(:#–—-]|has|have|holds|contains?|with|directory|folder|there|are|is|now|only|total|of|in|all|a|over|at|least)$/.test(
        word,
      ),
    )
  );
}

/** The words between number and noun, and those right behind. */
function wordsBeside({ tokens }: Sentence, noun: CountedNoun, folder: Folder): string {
  const last = Math.max(noun.nounToken, folder.token);
  const behind = tokens.slice(last + 1, last + 3).map(({ kind, text }) => (kind === 'word' ? text : ''));
  return [...noun.between, ...behind].join(' ');
}

/** @param isOpen whether files may be meant that something is wrong with, as in a table of findings */
function candidateOf(sentence: Sentence, noun: CountedNoun, folder: Folder, isOpen = false): Candidate {
  const what = [...noun.between, `${noun.noun}s`].join(' ');
  return {
    kind: 'count',
    line: sentence.tokens[noun.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${noun.quantity.text} ${what} in ${folder.written}`,
    says: null,
    check: (context) => check(context, noun, folder.path, isOpen),
  };
}

interface FilesOf {
  readonly what: string;
  readonly paths: readonly string[];
}

/** What a reader may have counted: all files below it, those right in it, without what only marks a package. */
function readings(context: CheckContext, noun: CountedNoun, folder: string): FilesOf[] {
  const type = noun.between.map((word) => TYPES[word.replace(/^\./, '')]).find((each) => each !== undefined);
  const isTests = noun.between.some((word) => /^tests?$/.test(word));
  const isCode =
    noun.between.some((word) => /^(?:source|code)$/.test(word)) || /^(?:module|script)$/.test(noun.noun);
  const below = [...context.paths.files.keys()].filter((path) => path.startsWith(`${folder}/`));
  const meant = below.filter(
    (path) =>
      (!type || type(path)) && (!isTests || isTestFile(context, path)) && (!isCode || languageOfPath(path)),
  );
  const isDirect = (path: string) => !path.slice(folder.length + 1).includes('/');
  const isMark = (path: string) =>
    /^(?:__init__\.py|\.gitkeep|conftest\.py|README\.md|index\.[jt]s)$/.test(nameOf(path));
  const all = [
    { what: `below ${folder}/`, paths: meant },
    { what: `right in ${folder}/`, paths: meant.filter(isDirect) },
  ];
  const code = meant.filter((path) => languageOfPath(path));
  return [
    ...all,
    ...all.map(({ what, paths }) => ({
      what: `${what}, but for __init__.py and the like`,
      paths: paths.filter((path) => !isMark(path)),
    })),
    { what: `of code below ${folder}/`, paths: code },
    { what: `of code right in ${folder}/`, paths: code.filter(isDirect) },
  ];
}

function isTestFile(context: CheckContext, path: string): boolean {
  return context.classOf(path) === 'test' && languageOfPath(path) !== undefined && extensionOf(path) !== '';
}

function check(context: CheckContext, noun: CountedNoun, folder: string, isOpen: boolean): Outcome {
  const found = readings(context, noun, folder);
  const told = distinct(found).map(({ what, paths }) => `${thousands(paths.length)} ${what}`);
  const scope = `all ${count(context.paths.files.size, 'file')} of ${context.rev}`;
  const command = `git ls-tree -r --name-only ${context.rev} ${quoted(`${folder}/`)}`;
  const met = found.find(({ paths }) => isTrue(agreement(noun.quantity, paths.length)));
  if (met)
    return {
      verdict: 'verified',
      approximate: agreement(noun.quantity, met.paths.length) === 'near',
      measured: `${thousands(met.paths.length)} ${met.what}`,
      scope,
      command,
    };
  const [all] = found as [FilesOf];
  if (isOpen)
    return {
      verdict: 'not checkable',
      measured: listing(told, 3),
      scope,
      command,
      needs: 'to know whether all files were counted',
    };
  const unknown = pickingWords(noun.between, KNOWN).filter((word) => !TYPES[word.replace(/^\./, '')]);
  // "4 critical files" may be some of many.
  if (unknown.length > 0 && all.paths.length > noun.quantity.value)
    return {
      verdict: 'not checkable',
      measured: listing(told, 3),
      scope,
      command,
      needs: `to know which files are "${unknown.join(' ')}"`,
    };
  return {
    verdict: 'refuted',
    measured: listing(told, 3),
    scope,
    command,
    correction: `There ${all.paths.length === 1 ? 'is' : 'are'} ${count(all.paths.length, noun.between.length > 0 ? `${noun.between.join(' ')} ${noun.noun}` : noun.noun)} below ${folder}/.`,
  };
}

const KNOWN = /^(?:tests?|source|code|new)$/;

function distinct(found: readonly FilesOf[]): FilesOf[] {
  return found.filter((each, i) => found.findIndex(({ paths }) => paths.length === each.paths.length) === i);
}
