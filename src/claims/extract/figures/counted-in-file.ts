import type { Reading } from '../../check/context.js';
import { fileOfHeading } from '../files/file-context.js';
import { type FileMention, fileMentions } from '../files/file-mentions.js';
import type { Sentence } from '../markdown/document.js';
import { withoutWish } from '../words/mood.js';
import { PLACES } from '../words/place-nouns.js';
import { type Subject, subjectOf } from '../words/subject.js';
import { tellsOfChange } from '../words/tells-of-change.js';
import { type CountedNoun, countedNouns } from './quantities.js';

const NOUNS = new Set([...PLACES, 'decorator', 'marker', 'annotation', 'statement', 'assertion']);

/** A number of pieces of code that one file is said to hold. */
export interface FileCount {
  readonly noun: CountedNoun;
  readonly file: FileMention;
  readonly subject: Subject;
}

const known = new WeakMap<Sentence, FileCount | null>();

/** What a sentence counts in the one file that it names; null where it does not. */
export function countedInFile(reading: Reading, sentence: Sentence): FileCount | null {
  const before = known.get(sentence);
  if (before !== undefined) return before;
  const found = readCount(reading, sentence);
  known.set(sentence, found);
  return found;
}

function readCount(reading: Reading, whole: Sentence): FileCount | null {
  const sentence = withoutWish(whole);
  if (sentence.mood !== 'present' || sentence.fence || tellsOfChange(sentence)) return null;
  const [noun, ...others] = countedNouns(sentence, NOUNS);
  if (!noun || others.length > 0 || countedNouns(sentence, FILES).length > 0) return null;
  const file = holderOf(reading, sentence, noun);
  const subject = file && subjectOf(reading, sentence);
  return file && subject?.from === 'sentence' ? { noun, file, subject } : null;
}

/** The one file that is said to hold them: named in the sentence, or that which the section is called, of "Found 3 …". */
function holderOf(reading: Reading, sentence: Sentence, noun: CountedNoun): FileMention | null {
  const files = fileMentions(sentence, reading.paths).filter(({ isImport }) => !isImport);
  const [file, ...more] = files;
  if (!file) return isFinding(sentence, noun) ? oneFile(fileOfHeading(reading, sentence)) : null;
  return more.length === 0 && isHolder(sentence, file.token, noun) ? oneFile(file) : null;
}

function oneFile(file: FileMention | null): FileMention | null {
  const isOne = file?.match.kind === 'file' && file.match.paths.length === 1;
  return isOne && !file.lines && file.match.how !== 'module' ? file : null;
}

/** "Found 3 …", "3 …", "Comments: … (3 …)": no scope of its own stands before the number. */
function isFinding({ tokens, place, label, text }: Sentence, { token }: CountedNoun): boolean {
  const before = tokens.slice(0, token).filter(({ kind }) => kind !== 'mark');
  const isBare =
    before.length < 2 && before.every((each) => /^(?:found|has|contains|uses|still|with)$/i.test(each.text));
  const isAside = label !== '' && tokens[token - 1]?.text === '(' && !SCOPE.test(text.slice(0, 600));
  return place === 'item' && (isBare || isAside);
}

/** Words that say where else it may be. */
const SCOPE =
  /\b(?:across|throughout|codebase|repository|services?|all files|everywhere|production|in total|overall)\b/i;

const FILES = new Set(['file', 'module']);

/** "`a.py` has 3 …", "`a.py`: 3 …", "`a.py` (3 …)", "3 … in `a.py`". */
function isHolder({ tokens }: Sentence, file: number, { token, nounToken }: CountedNoun): boolean {
  if (file > nounToken) {
    const between = tokens.slice(nounToken + 1, file).filter(({ kind }) => kind !== 'code');
    return between.length < 5 && /^(?:in|inside|within|of)$/i.test(between.at(-1)?.text ?? '');
  }
  const between = tokens.slice(file + 1, token).map(({ text }) => text.toLowerCase());
  return (
    between.length < 5 &&
    between.every((text) => HOLDING.test(text)) &&
    between.some((text) => /^(?:\w{3,}|[:(–—-])$/.test(text))
  );
}

const HOLDING =
  /^(?:has|have|contains?|holds?|uses?|makes?|shows?|includes?|still|now|also|only|over|at|least|all|a|total|of|[:(–—*-])$/;
