import type { Reading } from '../check/context.js';
import type { Sentence } from './document.js';
import { type FileMention, fileMentions } from './file-mentions.js';
import { PLACES } from './place-nouns.js';
import { type CountedNoun, countedNouns } from './quantities.js';
import { type Subject, subjectOf } from './subject.js';
import { tellsOfChange } from './tells-of-change.js';

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

function readCount(reading: Reading, sentence: Sentence): FileCount | null {
  if (sentence.mood !== 'present' || sentence.fence || tellsOfChange(sentence)) return null;
  const [noun, ...others] = countedNouns(sentence, NOUNS);
  if (!noun || others.length > 0 || countedNouns(sentence, FILES).length > 0) return null;
  const [file, ...more] = fileMentions(sentence, reading.paths).filter(({ isImport }) => !isImport);
  if (!file || more.length > 0 || file.match.kind !== 'file' || file.match.paths.length > 1) return null;
  if (file.lines || file.match.how === 'module' || !isHolder(sentence, file.token, noun)) return null;
  const subject = subjectOf(reading, sentence);
  return subject?.from === 'sentence' ? { noun, file, subject } : null;
}

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
