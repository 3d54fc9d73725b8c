import { loosened } from '../../extract/code/expected-text.js';
import { isPrintedBy } from '../../extract/code/template-text.js';
import type { CheckContext } from '../context.js';
import type { WordLine } from '../look/word-table.js';
import { type LiteralPlace, literalLines } from './find-literal.js';

/** Lines above and below that a text may be put together from. */
const MOST_JOINED = 8;
/** Files that are read for texts of several lines. */
const MOST_READ = 8;
/** Words by which a text is looked for. */
const MOST_WORDS = 2;
const VALUE = /\b[a-z]{2,12}:\/\/\S{1,200}|\b[\w-]{24,200}/g;
const STRINGS = /"((?:\\.|[^"\\]){1,400})"|'((?:\\.|[^'\\]){1,400})'|`((?:\\.|[^`\\]){1,400})`/g;
const ENDS_OPEN = /["'`]\s{0,4}\\?\+?\s{0,4}$/;
const BEGINS = /^\s{0,120}\+?\s{0,4}[frbuFRBU]{0,2}["'`]/;

/** Words of which lines are read for a printed text: what is put into a template is seldom a plain word. */
export function printedAnchors(text: string): readonly string[] {
  const words = [...new Set(text.slice(0, 400).match(PLAIN) ?? [])].sort((a, b) => b.length - a.length);
  const long = words.filter((word) => word.length > 4);
  return (long.length > 1 ? long : words).slice(0, MOST_WORDS);
}

/** No part of a path, of an address or of a name with dots. */
const PLAIN = /(?<![\w.:/-])[A-Za-z]{3,40}(?![\w/-]|[.:][\w/])/g;

/**
 * Where code prints a text: as a literal, or as a template that was filled in, which may be broken over lines. Programs come
 * before tests.
 * @param anchors `printedAnchors` of the text, which were looked up
 * @param share of its letters that the code itself has; half, unless more is asked
 */
export async function placesPrinting(
  context: CheckContext,
  text: string,
  anchors: readonly string[],
  share?: number,
): Promise<LiteralPlace[]> {
  const printed = loosened(text, 'quote');
  // An address is one value, however long it is.
  const short = loosened(text.replace(VALUE, 'value'), 'quote');
  const isPrinted = (template: string) =>
    isPrintedBy(printed, template, share) || (short !== printed && isPrintedBy(short, template, share));
  const broken = new Map<string, WordLine>();
  const words = printed.split(' ');
  const isNear = (line: WordLine) => hasNeighbours(line.text, words, anchors);
  for (const own of literalLines(context, anchors)) {
    const lines: WordLine[] = [];
    for (const line of own) if (isNear(line)) lines.push(line);
    const found = lines.filter((line) => stringsOf(line.text).some(isPrinted));
    if (found.length > 0) return programsFirst(context, found);
    for (const line of lines)
      if (mayBePart(line.text, printed)) broken.set(`${line.path}:${line.line}`, line);
  }
  for (const { path, line } of programsFirst(context, [...broken.values()]).slice(0, MOST_READ)) {
    const lines = (await context.lines(path)) ?? [];
    const block = blockAround(lines, line - 1);
    if (block && isPrinted(block.text)) return [{ path, line: block.from + 1 }];
  }
  return [];
}

/** Whether a line holds one of the words and one that stands beside it in the text. */
function hasNeighbours(line: string, words: readonly string[], anchors: readonly string[]): boolean {
  const lower = line.toLowerCase();
  return anchors.some((anchor) => {
    const word = anchor.toLowerCase();
    if (!lower.includes(word)) return false;
    const at = words.indexOf(word);
    return [words[at - 1], words[at + 1]].some((each) => each !== undefined && lower.includes(each));
  });
}

/** The texts of a line; those of docstrings are not printed. */
function stringsOf(line: string): string[] {
  return [...line.replace(/"{3}|'{3}/g, ' ').matchAll(STRINGS)].map(
    ([, double, single, back]) => double ?? single ?? back ?? '',
  );
}

/** Whether a line ends with, or begins with, a piece of the text that goes on in another line. */
function mayBePart(line: string, printed: string): boolean {
  if (!ENDS_OPEN.test(line) && !BEGINS.test(line)) return false;
  const piece = stringsOf(line).at(-1)?.split(/[{%<]/)[0] ?? '';
  const own = loosened(piece, 'quote');
  return own.length >= 8 && printed.includes(own);
}

/** Texts that stand one below the other around a line, as one; null where only one line has any. */
function blockAround(lines: readonly string[], at: number): { text: string; from: number } | null {
  const goesOn = (i: number) => ENDS_OPEN.test(lines[i] ?? '') && BEGINS.test(lines[i + 1] ?? '');
  let [from, to] = [at, at];
  while (at - from < MOST_JOINED && goesOn(from - 1)) from -= 1;
  while (to - at < MOST_JOINED && goesOn(to)) to += 1;
  if (from === to) return null;
  const texts = lines.slice(from, to + 1).map((line) => stringsOf(line).at(-1) ?? '');
  return { text: texts.join(''), from };
}

function programsFirst<Place extends { readonly path: string }>(
  context: CheckContext,
  places: readonly Place[],
): Place[] {
  const isTest = ({ path }: Place) => Number(context.classOf(path) === 'test');
  return [...places].sort((a, b) => isTest(a) - isTest(b));
}
