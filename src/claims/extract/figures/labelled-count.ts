import { isListingFence, type Sentence } from '../markdown/document.js';
import { countOfCell } from '../markdown/table-row.js';
import { isIdentifier, type Quantity } from '../markdown/token.js';
import { FILE_NOUNS, PLACES } from '../words/place-nouns.js';
import { type CountedNoun, countedNouns, numberAt, singular } from './quantities.js';

/** A number of places or files that a piece of code is labelled with. */
export interface LabelledCount {
  /** The code, as it was written. */
  readonly code: string;
  readonly quantity: Quantity;
  /** Whether files are counted, and not places. */
  readonly ofFiles: boolean;
  readonly line: number;
}

const NOUNS = new Set([...PLACES, ...FILE_NOUNS, 'line', 'hit', 'mark', 'marker', 'match']);
const LINES_OF_CODE = new Set(['line']);

/** "`load(`: 40 files", "`--all-traffic` (2 occurrences)", the row "| `load(` | 40 files |", and "--all-traffic: 2 occurrences" in what a program printed. */
export function labelledCount(sentence: Sentence, before: Sentence | undefined): LabelledCount | null {
  if (sentence.fence) return isListingFence(sentence.fence) ? inListing(sentence) : null;
  return sentence.place === 'cell' ? inRow(sentence, before) : besideCode(sentence);
}

/** Nothing but a mark stands between the code and the number. */
function besideCode(sentence: Sentence): LabelledCount | null {
  const { tokens } = sentence;
  for (const noun of countedNouns(sentence, NOUNS)) {
    const mark = tokens[noun.token - 1];
    const code = tokens[noun.token - 2];
    const isLabel = code?.kind === 'code' && mark?.kind === 'mark' && /^[:(=→–—-]$/.test(mark.text);
    if (isLabel && noun.between.length === 0 && isCodeText(code.text))
      return labelled(code.text, noun, sentence);
  }
  return null;
}

/** The first cell of a row is code and nothing else; this one is a number, and its noun or the heading’s. */
function inRow(sentence: Sentence, before: Sentence | undefined): LabelledCount | null {
  if (before?.place !== 'cell' || before.line !== sentence.line) return null;
  const words = before.tokens.filter(({ kind }) => kind !== 'mark');
  const [code] = words;
  if (words.length !== 1 || code?.kind !== 'code' || !isCodeText(code.text)) return null;
  const [own] = countedNouns(sentence, NOUNS);
  const noun = own ?? countOfCell(sentence, COLUMN, singular(sentence.column.split(' ').at(-1) ?? ''));
  const isAll = noun && sentence.tokens.filter(({ kind }) => kind !== 'mark').length <= 2;
  return isAll ? labelled(code.text, noun, sentence) : null;
}

const COLUMN =
  /^(?:# ?)?(?:total )?(?:files|occurrences|usages|uses|references|instances|calls|matches|places)$/;

/** Text of a line before its last colon, as programs print it. */
function inListing(sentence: Sentence): LabelledCount | null {
  const { text, tokens, line } = sentence;
  const colon = text.lastIndexOf(': ');
  const code = text.slice(0, Math.max(0, colon)).trim();
  const at = tokens.length - 2;
  const noun = singular(tokens[at + 1]?.text.toLowerCase() ?? '');
  const quantity = at > 0 ? numberAt(tokens, at) : null;
  if (quantity?.unit !== '' || !NOUNS.has(noun) || !isCodeText(code)) return null;
  return { code, quantity, ofFiles: FILE_NOUNS.has(noun), line };
}

function labelled(code: string, noun: CountedNoun, { tokens, line }: Sentence): LabelledCount | null {
  if (LINES_OF_CODE.has(noun.noun)) return null;
  const ofFiles = FILE_NOUNS.has(noun.noun);
  return { code, quantity: noun.quantity, ofFiles, line: tokens[noun.token]?.line ?? line };
}

/** Code that can be looked for as it stands: a plain word may stand anywhere. */
function isCodeText(text: string): boolean {
  if (text.length < 4 || text.length > 120 || /[\n…]|\.{3}/.test(text) || /^[./~]|^\d/.test(text))
    return false;
  // A file is no text, and what has a line of its own is told elsewhere.
  if (/^[\w./-]{1,100}\.\w{1,5}(?::\d{1,6})?$/.test(text) || text.includes('/')) return false;
  return isIdentifier(text) || /[(=@[]/.test(text) || /^--?[a-z][\w-]{2,}/i.test(text);
}
