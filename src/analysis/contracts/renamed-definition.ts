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

interface Candidate extends Placed {
  readonly name: string;
  readonly node: DefinedNode;
  /** Pairs of neighbouring words and signs of parameters and body. */
  readonly pairs: ReadonlyMap<string, number>;
  readonly size: number;
}

/**
 * The definition that has the body of one that went, under a name that was not there before: in the same file or, if the body
 * is long enough to be told from others, in another one that the commit changed. Null where none is alike, where another one
 * that went is more so, or where two are the same.
 */
export function renamedDefinition(
  gone: Placed & { readonly name: string },
  files: readonly ChangedText[],
  readerOf: (path: string) => { reader: SyntaxReader; form: DefinitionForm } | null,
): Renamed | null {
  const before = files.flatMap((file) => candidates(file.path, file.before, readerOf));
  const after = files.flatMap((file) => candidates(file.path, file.after, readerOf));
  const keyOf = ({ definition, name }: Candidate) => `${definition.container}\n${name}`;
  const [known, kept] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const went = before.filter((one) => !kept.has(keyOf(one)));
  const came = after.filter((one) => !known.has(keyOf(one)));
  const old = went.find(
    ({ name, path, definition }) =>
      name === gone.name && path === gone.path && definition.container === gone.definition.container,
  );
  if (!old) return null;
  const alike = came
    .map((candidate) => ({ candidate, likeness: likeness(old, candidate) }))
    .filter(({ candidate, likeness: share }) => isEnough(old, candidate, share, went, came))
    .sort((a, b) => b.likeness - a.likeness);
  const [best, second] = alike;
  if (!best || (second && second.likeness === best.likeness)) return null;
  const rivals = went.filter((other) => other !== old && likeness(other, best.candidate) >= best.likeness);
  return rivals.length > 0 ? null : best.candidate;
}

function candidates(
  path: string,
  text: string | null,
  readerOf: (path: string) => { reader: SyntaxReader; form: DefinitionForm } | null,
): Candidate[] {
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
      size: words.length,
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
  let common = 0;
  for (const [pair, times] of a.pairs) common += Math.min(times, b.pairs.get(pair) ?? 0);
  return a.size + b.size === 0 ? 1 : (2 * common) / (a.size + b.size);
}

function isEnough(
  old: Candidate,
  now: Candidate,
  share: number,
  went: readonly Candidate[],
  came: readonly Candidate[],
): boolean {
  if (old.node.callable.kind !== now.node.callable.kind) return false;
  if (old.path !== now.path)
    return Math.min(old.size, now.size) >= LEAST_BODY_ELSEWHERE && share >= LEAST_LIKENESS_ELSEWHERE;
  if (old.definition.container !== now.definition.container) return false;
  if (Math.min(old.size, now.size) >= LEAST_BODY) return share >= LEAST_LIKENESS;
  // What is so short must be the same, and the only one that went and came.
  const inFile = (one: Candidate) => one.path === old.path;
  return share === 1 && went.filter(inFile).length === 1 && came.filter(inFile).length === 1;
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
