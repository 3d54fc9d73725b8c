import { count, listing } from '../../../domain/wording.js';
import type { LineRange } from '../../extract/files/file-mentions.js';
import type { Expected } from '../../extract/names/said-of-lines.js';
import { isBlank, wordsIn, wordsSpoken } from '../code/lines-hold.js';
import { isOtherSetting } from '../code/other-setting.js';
import type { Outcome } from '../context.js';
import type { PastQuestion } from './path-history.js';

/** Lines of a file that are held against what is said of them. */
export interface Place {
  readonly lines: readonly string[];
  readonly path: string;
  readonly range: LineRange;
  readonly expected: Expected;
  /** The file and its revision. */
  readonly scope: string;
}

/** The share of the words of a description that tells what lines are about: a single one may be there by chance. */
const SPOKEN = 0.3;
/** The same, of words right behind the lines. */
const TOLD = 0.5;
/** Lines around those named that may be meant as well. */
const AROUND = 5;

/** What lines hold of what is said of them. */
export interface Held extends Outcome {
  /** Verified by little: that they exist, or by words that may stand there by chance. */
  readonly isLoose?: boolean;
  /** The file has not the code that is shown for the lines: a sketch of them, or what stood there once. */
  readonly isSketch?: boolean;
}

/** Lines of which words tell what they are about. */
export function spoken(place: Place, past: PastQuestion): Held {
  const { lines, path, range, expected, scope } = place;
  const reads = `line ${range.from} reads: ${shownLine(lines, range.from)}`;
  if (isBlank(lines, range)) {
    const measured = `${count(range.to - range.from + 1, 'line')}, blank`;
    if (expected.words.length === 0)
      return {
        verdict: 'not checkable',
        measured,
        needs: 'to know what stands there; the numbers may be of another version',
      };
    return {
      verdict: 'refuted',
      measured,
      past,
      correction: `Line ${range.from} of ${path} is blank.`,
    };
  }
  if (expected.words.length === 0 && expected.texts.every(({ kind }) => kind === 'name'))
    return {
      verdict: 'verified',
      isLoose: true,
      measured: `the lines are there: ${shownLine(lines, range.from)}`,
      scope: `${scope}; only that the lines exist`,
    };
  const words = isLoggedAs(place) ? wordsSpoken(lines, path, range, expected.words) : [];
  if (
    words.length > 0 &&
    words.length >= leastOf(expected) * expected.words.length &&
    !isOtherSetting(lines.slice(range.from - 1, range.to), expected.words, words)
  )
    return {
      verdict: 'verified',
      isLoose: true,
      measured: `they speak of ${listing(words, 4)}; ${reads}`,
      scope: `${scope}; only that such words stand in these lines or beside them`,
    };
  const other = expected.isTold && words.length < 2 ? linesSpeaking(place) : [];
  const [first] = other;
  if (first !== undefined)
    return {
      verdict: 'refuted',
      measured: `${listing(other.map(String), 4)} ${other.length === 1 ? 'is the line that speaks' : 'are the lines that speak'} so; ${reads}`,
      past,
      correction: `Line ${first} of ${path} reads: ${shownLine(lines, first)}.`,
    };
  return {
    verdict: 'not checkable',
    measured: `the lines are there; ${reads}`,
    needs: 'words that the lines should hold',
  };
}

/** Of words that say what lines are, and nothing else, more have to be there than of those of a whole sentence. */
export function leastOf({ isTold, words }: Expected): number {
  return isTold && words.length > 2 ? TOLD : SPOKEN;
}

/** Letters at the beginning of a word that all of its forms have. */
const BEGINS = 3;

/** Lines with two of some words are few where these are the ones that are meant. */
const MOST_SPEAKING = 4;

/** The few lines of a file, none of them near, that each hold two of the words or more, 1-based; none where there are many. */
function linesSpeaking({ lines, range, expected }: Place): number[] {
  const found: number[] = [];
  const begins = expected.words.map((word) => word.slice(0, BEGINS));
  for (const [i, line] of lines.entries()) {
    // Few lines have so much as the letters of two of the words: the others need not be taken apart.
    const lower = line.toLowerCase();
    if (begins.filter((begin) => lower.includes(begin)).length < 2) continue;
    if (wordsIn(lines, i + 1, expected.words).length < 2) continue;
    const isNear = i + 1 >= range.from - AROUND && i + 1 <= range.to + AROUND;
    if (isNear || found.length === MOST_SPEAKING) return [];
    found.push(i + 1);
  }
  return found;
}

/** A message that is logged as information is no warning and no error. */
function isLoggedAs({ lines, range, expected }: Place): boolean {
  if (range.from < range.to || !expected.words.some((word) => /^(?:warning|errors?)$/.test(word)))
    return true;
  const line = lines[range.from - 1] ?? '';
  return !/\blog\w{0,20}\.(?:info|debug)\(/i.test(line) || /warn|error/i.test(line);
}

/** A line as it is told: cut, and a blank one is said to be one. @param from 1-based */
export function shownLine(lines: readonly string[], from: number): string {
  const text = (lines[from - 1] ?? '').trim();
  return text === '' ? '(a blank line)' : text.slice(0, 120);
}
