import type { Reading } from '../../check/context.js';
import { type CountedNoun, countedNouns, numbersIn, singular } from '../figures/quantities.js';
import { fileOfHeading } from '../files/file-context.js';
import { fileMentions } from '../files/file-mentions.js';
import type { Sentence } from '../markdown/document.js';
import { tellsOfChange } from '../words/tells-of-change.js';

/** How often files hold a word that marks something: "BVJ comments: excellent (37 instances)", "12 TODO comments in `hub.py`". */
export interface MarkedWords {
  readonly noun: CountedNoun;
  /** The word: all of it in capitals, so that it is no word of the language. */
  readonly word: string;
  readonly paths: readonly string[];
  /** The file is named in the sentence, or its section is called so. */
  readonly isOfOne: boolean;
}

const NOUNS = new Set([
  'instance',
  'occurrence',
  'comment',
  'mention',
  'marker',
  'annotation',
  'note',
  'entry',
]);
const WORD = /^(?:[A-Z]{3,12}|(?:TODO|FIXME|HACK|XXX)s)$/;
/** What stands in capitals and marks nothing in code. */
const NO_MARK =
  /^(?:HTTP|HTTPS|API|URL|JSON|XML|SQL|CPU|RAM|GCP|AWS|CRITICAL|HIGH|MEDIUM|LOW|PASS|PASSED|FAIL|FAILED|ERROR|ERRORS|WARNING|INFO|DEBUG|NOT|ALL|AND|THE|NEW|NONE|ONLY|MISSING|FIXED|DONE|EXCELLENT|GOOD|COMPLETE|RESOLVED|SUCCESS|ISSUE|ISSUES|FOUND|TOTAL|MUST|NEVER|ALWAYS|JWT|SSOT|MRR|ARR|ROI)$/;
/** Files that are counted together. */
const MOST_FILES = 40;

/** What a sentence counts of a marking word; null where it does not, or where it is not known in which files. */
export function markedWords(reading: Reading, sentence: Sentence): MarkedWords | null {
  if (sentence.fence || sentence.mood !== 'present' || tellsOfChange(sentence)) return null;
  const [noun, ...more] = [...countedNouns(sentence, NOUNS), ...countedTodos(sentence)];
  const words = noun && more.length === 0 ? wordsBefore(sentence, noun) : [];
  const [word, ...others] = new Set(words);
  if (!noun || word === undefined || others.length > 0) return null;
  const named = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  const file = named[0] ?? fileOfHeading(reading, sentence);
  if (file) {
    const isOne = named.length < 2 && file.match.kind === 'file' && file.match.paths.length === 1;
    return isOne ? { noun, word, paths: file.match.paths, isOfOne: true } : null;
  }
  if (!/\b(?:all|total|altogether|overall|across)\b/i.test(sentence.text.slice(0, 300))) return null;
  const paths = filesListed(reading, /\btests?\b/i.test(sentence.text.slice(0, 300)));
  return paths.length > 1 && paths.length <= MOST_FILES ? { noun, word, paths, isOfOne: false } : null;
}

/** "12 TODOs": the word is the noun. */
function countedTodos(sentence: Sentence): CountedNoun[] {
  return numbersIn(sentence).flatMap(({ i, quantity, isUntold }) => {
    const next = sentence.tokens[i + 1]?.text ?? '';
    if (isUntold || !/^(?:TODO|FIXME|HACK|XXX)s$/.test(next)) return [];
    return [{ quantity, noun: next.toLowerCase(), between: [], token: i, nounToken: i + 1 }];
  });
}

/** The marking words of a sentence up to the noun that is counted. */
function wordsBefore({ tokens }: Sentence, { nounToken }: CountedNoun): string[] {
  return tokens.slice(0, nounToken + 1).flatMap(({ kind, text }) => {
    const isMark = (kind === 'word' || kind === 'code') && WORD.test(text) && !NO_MARK.test(text);
    return isMark ? [/^(?:TODO|FIXME|HACK|XXX)s$/.test(text) ? singular(text) : text] : [];
  });
}

const known = new WeakMap<Reading['document'], Map<boolean, readonly string[]>>();

/** The files that a document is about: those that a heading or an item of a list names by itself. */
function filesListed(reading: Reading, areTests: boolean): readonly string[] {
  const before = known.get(reading.document)?.get(areTests);
  if (before) return before;
  const found = new Set<string>();
  for (const sentence of reading.document.sentences) {
    if (sentence.place !== 'heading') continue;
    const [file, ...more] = fileMentions(sentence, reading.paths);
    const [path, ...others] = file?.match.kind === 'file' && more.length === 0 ? file.match.paths : [];
    if (path !== undefined && others.length === 0 && (!areTests || reading.classOf(path) === 'test'))
      found.add(path);
  }
  const own = known.get(reading.document) ?? new Map<boolean, readonly string[]>();
  known.set(reading.document, own.set(areTests, [...found]));
  return [...found];
}
