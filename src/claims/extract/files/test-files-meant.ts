import type { Reading } from '../../check/context.js';
import { type CountedNoun, countedNouns } from '../figures/quantities.js';
import type { Sentence } from '../markdown/document.js';
import { fileOfRow } from '../markdown/table-row.js';
import { fileSpokenOf } from './file-context.js';
import { type FileMention, fileMentions } from './file-mentions.js';
import { filesNamed } from './files-named.js';

/** Whether a place in a document names a file of tests. */
export function isTestFile(reading: Reading, { match, isImport }: FileMention): boolean {
  return (
    match.kind === 'file' &&
    !isImport &&
    match.paths.every((path) => reading.classOf(path) === 'test' || /test/i.test(path))
  );
}

/** The test files that a number is about: named beside it, or, for a total, those listed just before. */
export function testFilesMeant(reading: Reading, sentence: Sentence, stated: CountedNoun): FileMention[] {
  const isTest = (mention: FileMention) => isTestFile(reading, mention);
  const row = fileOfRow(reading, sentence);
  if (row && isTest(row) && stated.token === stated.nounToken) return [row];
  const named = fileMentions(sentence, reading.paths);
  // A file that is named and not there has no tests, and another one's are not meant.
  if (named.some(({ match, token }) => match.kind === 'none' && token < stated.token)) return [];
  const own = named.filter(isTest);
  if (own.length === 1) return own;
  const [total] = countedNouns(sentence, new Set(['file']));
  if (total && own.length === 0) {
    const before = listedBefore(reading, sentence, total.quantity.value, isTest);
    return before.length > 0 ? before : listedOnce(reading, sentence, total.quantity.value, isTest);
  }
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

/** The one list of a document that names so many test files, each in an item of its own, and stands behind a sentence. */
function listedOnce(
  reading: Reading,
  { index }: Sentence,
  wanted: number,
  isTest: (mention: FileMention) => boolean,
): FileMention[] {
  const lists = new Map<string, Sentence[]>();
  for (const each of reading.document.sentences.slice(index + 1)) {
    if (each.place !== 'item') continue;
    const key = `${each.section} ${each.depth} ${each.parent?.index ?? ''}`;
    const own = lists.get(key) ?? [];
    own.push(each);
    lists.set(key, own);
  }
  const found = [...lists.values()].flatMap((items) => {
    if (items.length !== wanted) return [];
    const files = items.map((item) => fileMentions(item, reading.paths).filter(isTest));
    return files.every(({ length }) => length === 1) ? [files.flat()] : [];
  });
  const [only, ...more] = found;
  return only && more.length === 0 && wanted > 1 ? only : [];
}

/** Test files that a document names, wherever it does, in its order. */
export function testFilesNamed(reading: Reading): readonly string[] {
  const files = filesNamed(reading).filter(
    (mention) => isTestFile(reading, mention) && mention.match.paths.length === 1,
  );
  return [...new Set(files.flatMap(({ match }) => match.paths))];
}
