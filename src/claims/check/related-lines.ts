import { loosened } from '../extract/expected-text.js';
import type { CheckContext } from './context.js';
import { linesOf } from './context.js';
import { numbersIn } from './figure-scan.js';
import { readTexts } from './read-texts.js';
import { relatedDocuments } from './related-documents.js';

/** A line of a related document. */
export interface RelatedLine {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** At most 500 characters. */
  readonly text: string;
  /** Without markup, marks and case. */
  readonly plain: string;
}

/** A heading of a related document, and the lines below it up to the next one. */
export interface RelatedSection {
  readonly heading: RelatedLine;
  readonly lines: readonly RelatedLine[];
}

/** What the related documents hold. */
export interface RelatedText {
  /** Lines by each number that they hold; `7/17` is one, too. */
  readonly byNumber: ReadonlyMap<string, readonly RelatedLine[]>;
  /** Sections by their plain heading. */
  readonly sections: ReadonlyMap<string, readonly RelatedSection[]>;
}

const LONGEST_LINE = 500;
/** More of a document is data. */
const MOST_LINES = 4000;
/** Lines of a section that are kept: what it says first. */
const MOST_OF_SECTION = 15;

/** Reads the related documents once for all that is asked of them. */
export function relatedText(context: CheckContext): Promise<RelatedText> {
  return context.once(['text of related documents'], async () => {
    const byNumber = new Map<string, RelatedLine[]>();
    const sections = new Map<string, RelatedSection[]>();
    const texts = new Map<string, string>();
    const paths = relatedDocuments(context);
    await readTexts(context, paths, async (path, text) => {
      texts.set(path, text);
    });
    // In the order of the paths, since files come as they lie in the packs.
    for (const path of paths) addDocument(path, texts.get(path) ?? '', byNumber, sections);
    return { byNumber, sections };
  });
}

function addDocument(
  path: string,
  text: string,
  byNumber: Map<string, RelatedLine[]>,
  sections: Map<string, RelatedSection[]>,
): void {
  let under: RelatedLine[] | null = null;
  for (const [i, whole] of linesOf(text).slice(0, MOST_LINES).entries()) {
    if (whole.trim() === '') continue;
    const shown = whole.slice(0, LONGEST_LINE);
    const line = { path, line: i + 1, text: shown, plain: plainLine(shown) };
    if (/^#{1,6} /.test(shown)) {
      under = [];
      add(sections, line.plain, { heading: line, lines: under });
    } else if (under && under.length < MOST_OF_SECTION) under.push(line);
    for (const number of numbersIn(shown)) add(byNumber, number, line);
  }
}

function add<T>(all: Map<string, T[]>, key: string, value: T): void {
  const known = all.get(key);
  if (known) known.push(value);
  else all.set(key, [value]);
}

/** A line without markup, bullets, emoji, marks, case and spacing. */
export function plainLine(text: string): string {
  return loosened(text.replace(/(\d),(?=\d{3})/g, '$1'), 'quote');
}
