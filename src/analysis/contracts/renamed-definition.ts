import type { SyntaxReader } from '../../clients/code/syntax-tree.js';
import { type DefinedNode, definitionsOf } from './definition.js';
import type { DefinitionForm } from './definition-forms.js';
import type { Placed } from './whose-call.js';

/** A file that a commit changed, before and after; null where it was not there. */
export interface ChangedText {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A name that took the place of another. */
export interface Renamed extends Placed {
  readonly name: string;
}

/** Bodies of fewer words and signs than this say nothing by being alike. */
const LEAST_BODY = 16;
const LEAST_BODY_ELSEWHERE = 40;
const LEAST_LIKENESS = 0.8;
const LEAST_LIKENESS_ELSEWHERE = 0.9;

type ReaderOf = (path: string) => { reader: SyntaxReader; form: DefinitionForm } | null;

interface Candidate extends Placed {
  readonly name: string;
  readonly node: DefinedNode;
  /** Pairs of neighbouring words and signs of parameters and body. */
  readonly pairs: ReadonlyMap<string, number>;
  readonly words: readonly string[];
}

/**
 * The definition that has the body of one that went, under a name that was not there before: in the same file or, if the body
 * is long enough to be told from others, in another one that the commit changed. Null where none is alike, where another one
 * that went is more so, or where two are the same.
 */
export function renamedDefinition(
  gone: Placed & { readonly name: string },
  files: readonly ChangedText[],
  readerOf: ReaderOf,
): Renamed | null {
  const read = new ChangedDefinitions(files, readerOf);
  const old = read
    .in(gone.path, 'before')
    .find(({ name, definition }) => name === gone.name && definition.container === gone.definition.container);
  if (!old || read.has('after', old)) return null;
  const alike = read
    .near('after', old)
    .map((candidate) => ({ candidate, likeness: likeness(old, candidate) }))
    .filter(({ candidate, likeness: share }) => isEnough(old, candidate, share, read))
    .sort((a, b) => b.likeness - a.likeness);
  const [best, second] = alike;
  if (!best || (second && second.likeness === best.likeness)) return null;
  const rivals = read
    .near('before', best.candidate)
    .filter(
      (one) => one !== old && likeness(one, best.candidate) >= best.likeness && !read.has('after', one),
    );
  return rivals.length > 0 ? null : best.candidate;
}

type Side = 'before' | 'after';

/** The definitions in files of a commit, read where they are asked for: most files have nothing to do with what went. */
class ChangedDefinitions {
  readonly #files: readonly ChangedText[];
  readonly #readerOf: ReaderOf;
  readonly #read = { before: new Map<string, Candidate[]>(), after: new Map<string, Candidate[]>() };

  constructor(files: readonly ChangedText[], readerOf: ReaderOf) {
    this.#files = files;
    this.#readerOf = readerOf;
  }

  in(path: string, side: Side): readonly Candidate[] {
    const known = this.#read[side].get(path);
    if (known) return known;
    const text = this.#files.find((file) => file.path === path)?.[side] ?? null;
    const found = candidates(path, text, this.#readerOf);
    this.#read[side].set(path, found);
    return found;
  }

  /** Whether any file has one of that name in that class. */
  has(side: Side, { name, definition }: Candidate): boolean {
    return this.#files.some(
      (file) =>
        file[side]?.includes(name) &&
        this.in(file.path, side).some(
          (one) => one.name === name && one.definition.container === definition.container,
        ),
    );
  }

  /** Those of all files that have most of its words; no other can be like it. */
  near(side: Side, to: Candidate): Candidate[] {
    return this.#files
      .filter((file) => holdsMostWords(file[side], to))
      .flatMap((file) => this.in(file.path, side));
  }
}

/** Of two that are `LEAST_LIKENESS` alike, each has at least so much of the other: 0.8 / (2 - 0.8). */
const LEAST_COMMON = 0.66;

function holdsMostWords(text: string | null, { words }: Candidate): boolean {
  if (text === null) return false;
  const has = new Map<string, boolean>();
  const lacks = words.filter((word) => {
    const known = has.get(word) ?? text.includes(word);
    has.set(word, known);
    return !known;
  });
  return lacks.length <= (1 - LEAST_COMMON) * words.length;
}

function candidates(path: string, text: string | null, readerOf: ReaderOf): Candidate[] {
  const found = text === null ? null : readerOf(path);
  const root = found && text !== null ? found.reader.read(text) : null;
  if (!found || !root) return [];
  const { reader, form } = found;
  const all = definitionsOf(root, null, form, {
    definitions: reader.knownKinds([...form.callables, ...form.bindings]),
    containers: reader.knownKinds(form.containers),
  });
  return all.map((node) => {
    const words = wordsOf(node);
    return {
      name: node.name,
      path,
      definition: node.definition,
      node,
      pairs: pairsOf(words),
      words,
    };
  });
}

/** Parameters and body, with its own name taken out, which may be called in it. */
function wordsOf({ callable, name }: DefinedNode): string[] {
  const text = `${callable.field('parameters')?.text ?? ''} ${callable.field('body')?.text ?? ''}`;
  return (text.match(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? []).map((word) => (word === name ? '' : word));
}

function pairsOf(words: readonly string[]): Map<string, number> {
  const pairs = new Map<string, number>();
  words.forEach((word, i) => {
    const pair = `${words[i - 1] ?? ''} ${word}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  });
  return pairs;
}

/** Dice’s coefficient over pairs, 0 to 1. */
function likeness(a: Candidate, b: Candidate): number {
  const size = a.words.length + b.words.length;
  let common = 0;
  for (const [pair, times] of a.pairs) common += Math.min(times, b.pairs.get(pair) ?? 0);
  return size === 0 ? 1 : (2 * common) / size;
}

function isEnough(old: Candidate, now: Candidate, share: number, read: ChangedDefinitions): boolean {
  if (share < LEAST_LIKENESS || old.node.callable.kind !== now.node.callable.kind) return false;
  const least = Math.min(old.words.length, now.words.length);
  if (old.path !== now.path && (least < LEAST_BODY_ELSEWHERE || share < LEAST_LIKENESS_ELSEWHERE))
    return false;
  if (old.path === now.path && old.definition.container !== now.definition.container) return false;
  if (read.has('before', now)) return false;
  if (least >= LEAST_BODY) return true;
  // What is so short must be the same, and the only one that went and came.
  const went = read.in(old.path, 'before').filter((one) => !read.has('after', one));
  const came = read.in(old.path, 'after').filter((one) => !read.has('before', one));
  return share === 1 && went.length === 1 && came.length === 1;
}

/**
 * Whether a text still gives the name a meaning, though it defines nothing of that name: another name for something else
 * (`load = fetch`), an import that it hands on, an entry of an object.
 */
export function stillBinds(text: string, symbol: string): boolean {
  const own = symbol.replaceAll('$', '\\$');
  return [
    `(?<![\\w$.])${own}\\s*(?::\\s*[^=\\n]{1,60})?:?=(?![=>])`,
    `\\.\\s*${own}\\s*=(?!=)`,
    `\\bas\\s+${own}\\b`,
    `["']${own}["']\\s*[:\\],]`,
    `[{,]\\s*${own}\\s*[,}]`,
    `(?<![\\w$.])${own}\\s*:\\s*[\\w$.]+\\s*[,}\\n]`,
    `^\\s*(?:from|import)\\b[^;\\n]*(?<![\\w$])${own}(?![\\w$])`,
    `^from[^\\n]*\\([^)]*(?<![\\w$])${own}(?![\\w$])[^)]*\\)`,
  ].some((form) => new RegExp(form, 'm').test(text));
}
