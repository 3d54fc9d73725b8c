import { loosened } from '../../extract/code/expected-text.js';
import { readTexts } from '../code/read-texts.js';
import type { CheckContext } from '../context.js';
import { linesOf } from '../context.js';
import { numbersIn } from '../look/figure-scan.js';
import { type DocumentsOfIssue, relatedDocuments } from './related-documents.js';

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
  /** Lines `label: rest`, by their plain label. */
  readonly byLabel: ReadonlyMap<string, readonly RelatedLine[]>;
  /** Lines by all that they say, plain. */
  readonly byText: ReadonlyMap<string, readonly RelatedLine[]>;
  /** The first heading of each document, plain. */
  readonly titles: ReadonlyMap<string, string>;
}

/** The same, while it is made. */
interface Growing {
  readonly byNumber: Map<string, RelatedLine[]>;
  readonly sections: Map<string, RelatedSection[]>;
  readonly byLabel: Map<string, RelatedLine[]>;
  readonly byText: Map<string, RelatedLine[]>;
  readonly titles: Map<string, string>;
}

const LONGEST_LINE = 500;
/** More of a document is data. */
const MOST_LINES = 4000;
/** Lines of a section that are kept: what it says first. */
const MOST_OF_SECTION = 15;

/** Reads the related documents once for all that is asked of them. */
export function relatedText(context: CheckContext): Promise<RelatedText> {
  return context.once(['text of related documents'], () => textOf(context, relatedDocuments(context)));
}

/** The same for documents about the issue that a section is about. */
export function textOfIssue(context: CheckContext, { key, paths }: DocumentsOfIssue): Promise<RelatedText> {
  return context.once(['text of issue', key], () => textOf(context, paths));
}

async function textOf(context: CheckContext, paths: readonly string[]): Promise<RelatedText> {
  const found: Growing = {
    byNumber: new Map(),
    sections: new Map(),
    byLabel: new Map(),
    byText: new Map(),
    titles: new Map(),
  };
  const texts = new Map<string, string>();
  await readTexts(context, paths, async (path, text) => {
    texts.set(path, text);
  });
  // In the order of the paths, since files come as they lie in the packs.
  for (const path of paths) addDocument(path, texts.get(path) ?? '', found);
  return found;
}

function addDocument(path: string, text: string, found: Growing): void {
  let under: RelatedLine[] | null = null;
  for (const [i, whole] of linesOf(text).slice(0, MOST_LINES).entries()) {
    if (whole.trim() === '') continue;
    const shown = whole.slice(0, LONGEST_LINE);
    const line = { path, line: i + 1, text: shown, plain: plainLine(shown) };
    add(found.byText, line.plain, line);
    if (/^#{1,6} /.test(shown)) {
      under = [];
      add(found.sections, line.plain, { heading: line, lines: under });
      if (!found.titles.has(path)) found.titles.set(path, line.plain);
    } else if (under && under.length < MOST_OF_SECTION) under.push(line);
    const labelled = labelledText(shown);
    if (labelled) add(found.byLabel, plainLine(labelled.label), line);
    for (const number of numbersIn(shown)) add(found.byNumber, number, line);
  }
}

/** `- **Overall Success:** ✅ PASSED`: what stands before the first colon and behind it; null without a label. */
export function labelledText(text: string): { label: string; rest: string } | null {
  const colon = text.slice(0, 90).indexOf(':');
  const label = text.slice(0, Math.max(0, colon));
  return /\p{L}{3}/u.test(label) && !/[`|]/.test(label) ? { label, rest: text.slice(colon + 1) } : null;
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
