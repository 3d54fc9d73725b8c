import type { Reading } from '../../check/context.js';
import type { Sentence } from '../markdown/document.js';

/** `from a.b import C, D`: a module of the repository, or one below a folder at its root that is not there. */
export interface ImportStatement {
  /** With dots, as it is written. */
  readonly module: string;
  /** Its file; null where the revision has none. */
  readonly path: string | null;
  /** What is taken from it; empty where that stands in further lines, or the module itself is imported. */
  readonly names: readonly string[];
}

/** Names of one statement that are read. */
const MOST_NAMES = 12;
const FORM =
  /^from ([A-Za-z_]\w*(?:\.\w+){1,12}) import (?:\(\s*(?:\.{3}|…)?\s*\)?|([\w, ]{1,400}|\([\w, ]{1,400}\)))\s*(?:#.*)?$/;

/** Reads a text that is one import in Python, of a module below a folder at the root of the repository. */
export function importStatement({ paths }: Reading, text: string): ImportStatement | null {
  const plain = text.trim();
  const found = plain.length > 600 ? null : FORM.exec(plain);
  const module = found?.[1] ?? /^import ([A-Za-z_]\w*(?:\.\w+){1,12})\s*(?:#.*)?$/.exec(plain)?.[1];
  if (module === undefined || !paths.isFolder(module.split('.')[0] ?? '')) return null;
  const match = paths.find(module);
  const isModule = match.kind === 'file' && match.how === 'module';
  const names = (found?.[2] ?? '')
    .replace(/[()]/g, '')
    .split(',')
    .map((each) => each.trim().replace(/ as .*$/, ''))
    .filter((each) => /^\w{3,}$/.test(each));
  return { module, path: isModule ? (match.paths[0] ?? null) : null, names: names.slice(0, MOST_NAMES) };
}

/** Sentences that are looked through for the import that is spoken of. */
const FARTHEST = 16;

/** The last import that a fence or code span before a sentence shows, below the same heading or the one around it. */
export function importSpokenOf(reading: Reading, sentence: Sentence): ImportStatement | null {
  const { sentences } = reading.document;
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - FARTHEST); i -= 1) {
    const before = sentences[i] as Sentence;
    if (!isWithin(before, sentence)) return null;
    const found = importsShown(reading, before);
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}

/** Whether a sentence stands in the same section, or in one around it. */
function isWithin(before: Sentence, { section, headings }: Sentence): boolean {
  return before.section === section || before.headings.every((text, i) => headings[i] === text);
}

/** The imports that a sentence shows: as a line of a fence, or in code spans. */
export function importsShown(reading: Reading, { fence, tokens, line }: Sentence): ImportStatement[] {
  const texts = fence
    ? [fence.lines[line - fence.firstLine] ?? '']
    : tokens.flatMap(({ kind, text }) => (kind === 'code' ? [text] : []));
  return texts.flatMap((text) => importStatement(reading, text) ?? []);
}
