import { partsOf } from '../../check/code/environment-of.js';
import type { Reading } from '../../check/context.js';
import { nameOf } from '../../check/files/path-index.js';
import type { Sentence } from '../markdown/document.js';
import { fileMentions } from './file-mentions.js';
import { filesNamed } from './files-named.js';
import { titledDocuments, titledIn } from './titled-documents.js';

/** Documents of one name that a sentence says say something. */
export interface SayingDocument {
  readonly paths: readonly string[];
  /** It is named by a path, and not in words, which may mean another one. */
  readonly isPath: boolean;
  /** The sentence names it itself, and not one above or before. */
  readonly isOwn: boolean;
  /** By a label that shortens its name. */
  readonly isLabel: boolean;
}

type Named = Omit<SayingDocument, 'isOwn'>;

const DOCUMENT = /\.(?:mdx?|rst|txt|adoc)$/i;
const SAYING =
  /^(?:claim|state|say|report|assert|declare|read|show|list|mention|note|indicate|contain|conclude|confirm)(?:s|ed|ing)?$|^said$/i;
/** Documents of one name. */
const MOST_PATHS = 5;
/** Words of a label that may be a name: "Master status". */
const MOST_OF_LABEL = 4;

/**
 * Whose words a sentence tells: those of the document that it names as saying something, that the line above its list so names,
 * or, for one that is a quotation and nothing else, that the item before it does.
 */
export function sayingDocument(reading: Reading, sentence: Sentence): SayingDocument | null {
  const { parent } = sentence;
  const own = namedIn(reading, sentence);
  if (own === 'several') return null;
  if (own !== 'none') return own.isLabel || isSaying(sentence) ? { ...own, isOwn: !own.isLabel } : null;
  const before = isQuoteAlone(sentence) ? itemBefore(reading, sentence) : null;
  for (const above of [before, parent]) {
    const named = above && isSaying(above) ? namedIn(reading, above) : 'none';
    if (named !== 'none') return named === 'several' ? null : { ...named, isOwn: false };
  }
  return null;
}

function isSaying({ tokens }: Sentence): boolean {
  return tokens.slice(0, 40).some(({ kind, text }) => kind === 'word' && SAYING.test(text));
}

/** An item that is a quotation, and the marks around it. */
export function isQuoteAlone({ place, tokens }: Sentence): boolean {
  return (
    place === 'item' &&
    tokens.filter(({ kind }) => kind === 'quote').length === 1 &&
    tokens.every(({ kind }) => kind === 'quote' || kind === 'mark')
  );
}

/** The item before in the same list, or the one before that where this is a quotation, too. */
function itemBefore({ document }: Reading, sentence: Sentence): Sentence | null {
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - MOST_QUOTES); i -= 1) {
    const before = document.sentences[i];
    if (!before || before.parent !== sentence.parent || before.depth !== sentence.depth) return null;
    if (before.section !== sentence.section || before.place !== 'item') return null;
    if (!isQuoteAlone(before)) return before;
  }
  return null;
}

/** Quotations one below the other. */
const MOST_QUOTES = 6;

function namedIn(reading: Reading, sentence: Sentence): Named | 'none' | 'several' {
  const files = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind !== 'none');
  if (files.length > 0) {
    const [first, ...others] = new Map(files.map((each) => [each.written, each.match.paths])).values();
    const isOne = first !== undefined && others.length === 0 && first.length <= MOST_PATHS;
    return isOne && first.every((path) => DOCUMENT.test(path))
      ? { paths: first, isPath: true, isLabel: false }
      : 'several';
  }
  const [title, ...others] = titledDocuments(sentence, reading.paths);
  if (title) return others.length > 0 ? 'several' : { paths: title.paths, isPath: false, isLabel: false };
  const ofLabel = documentOfLabel(reading, sentence);
  return ofLabel ? { paths: ofLabel, isPath: false, isLabel: true } : 'none';
}

/**
 * The document whose name a label shortens ("**Master status:** …" where the text names `MASTER_LAMP_STATUS.md`: it begins and
 * ends with the same words), or whose name begins as what is said to claim something: "Master Lamp shows …".
 */
export function documentOfLabel(reading: Reading, sentence: Sentence): readonly string[] | null {
  const { words, isClaiming } = labelOf(sentence);
  if (words.length < 2 || words.length > MOST_OF_LABEL) return null;
  const [first, ...others] = documentNames(reading).filter(
    ({ parts }) => isShortened(words, parts) || (isClaiming && words.every((word, i) => word === parts[i])),
  );
  return first && others.length === 0 ? first.paths : null;
}

/** The words before a colon, or those in capitals before a verb of saying. */
function labelOf({ label, tokens }: Sentence): { words: readonly string[]; isClaiming: boolean } {
  const colon = tokens.slice(0, MOST_OF_LABEL + 2).findIndex(({ text }) => text === ':');
  const verb = tokens.slice(0, MOST_OF_LABEL + 1).findIndex(({ text }) => SAYING.test(text));
  const named = tokens.slice(0, Math.max(0, verb));
  const isName =
    named.length > 1 && named.every(({ kind, text }) => kind === 'word' && /^\p{Lu}/u.test(text));
  const before = label === '' && colon > 0 ? textOf(tokens.slice(0, colon)) : label;
  const written = isName ? textOf(named) : before;
  return {
    words: partsOf(written.replace(/ claims?$/i, '')).filter((part) => part !== ''),
    isClaiming: isName || / claims?$/i.test(written),
  };
}

function textOf(tokens: Sentence['tokens']): string {
  return tokens.every(({ kind }) => kind === 'word') ? tokens.map(({ text }) => text).join(' ') : '';
}

function isShortened(words: readonly string[], parts: readonly string[]): boolean {
  if (words[0] !== parts[0] || words.at(-1) !== parts.at(-1)) return false;
  let at = 0;
  for (const part of parts) if (part === words[at]) at += 1;
  return at === words.length;
}

interface DocumentName {
  readonly parts: readonly string[];
  readonly paths: readonly string[];
}

const known = new WeakMap<Reading['document'], readonly DocumentName[]>();

/** The names of all documents that the text names, by a path or in words. */
export function documentNames(reading: Reading): readonly DocumentName[] {
  const before = known.get(reading.document);
  if (before) return before;
  const byName = new Map<string, readonly string[]>();
  const all = [
    ...filesNamed(reading).map(({ match }) => match.paths),
    ...titledIn(reading.document, reading.paths),
  ];
  for (const paths of all) {
    const [first] = paths;
    if (first === undefined || paths.length > MOST_PATHS || !paths.every((path) => DOCUMENT.test(path)))
      continue;
    const name = nameOf(first).replace(/\.\w+$/, '');
    if ((byName.get(name)?.length ?? 0) < paths.length) byName.set(name, paths);
  }
  const found = [...byName].map(([name, paths]) => ({
    parts: partsOf(name).filter((part) => part !== ''),
    paths,
  }));
  known.set(reading.document, found);
  return found;
}
