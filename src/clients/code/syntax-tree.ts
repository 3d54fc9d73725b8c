import type { NapiConfig, SgNode } from '@ast-grep/napi';
import type { Language } from '../../languages/language.js';
import { loadGrammar } from './grammars.js';
import { isParsable, type Parser, type SyntaxTree } from './match.js';
import { readPattern } from './read-pattern.js';

/** A node of a syntax tree; children are made when they are asked for. Offsets count UTF-16 units. */
export class SyntaxNode {
  readonly kind: string;
  /** A piece of the grammar (a name, a call), not a mere keyword or sign. */
  readonly named: boolean;
  readonly start: number;
  readonly end: number;
  /** 1-based. */
  readonly line: number;
  readonly #node: SgNode;
  readonly #source: string;
  #children: readonly SyntaxNode[] | undefined;

  constructor(node: SgNode, source: string) {
    const { start, end } = node.range();
    this.#node = node;
    this.#source = source;
    this.kind = String(node.kind());
    this.named = node.isNamed();
    this.start = start.index;
    this.end = end.index;
    this.line = start.line + 1;
  }

  get text(): string {
    return this.#source.slice(this.start, this.end);
  }

  get children(): readonly SyntaxNode[] {
    this.#children ??= this.#node.children().map((child) => new SyntaxNode(child, this.#source));
    return this.#children;
  }

  /** The node around it; null for the whole text. */
  get parent(): SyntaxNode | null {
    const around = this.#node.parent();
    return around ? new SyntaxNode(around, this.#source) : null;
  }

  /** The child that plays this part in the grammar (`name`, `parameters`); null when there is none. */
  field(name: string): SyntaxNode | null {
    const child = this.#node.field(name);
    return child ? new SyntaxNode(child, this.#source) : null;
  }

  /** The places that a compiled pattern matches; for `SyntaxReader.compile`. */
  matchesOf(config: NapiConfig): { start: number; end: number }[] {
    return this.#node.findAll(config).map((node) => {
      const { start, end } = node.range();
      return { start: start.index, end: end.index };
    });
  }

  /** The code that these metavariables stand for where the pattern matches this very node; null where it does not. */
  capturesOf(config: NapiConfig, names: readonly string[]): Map<string, string> | null {
    const match = this.#node.find(config);
    const range = match?.range();
    if (!match || range?.start.index !== this.start || range.end.index !== this.end) return null;
    return new Map(names.flatMap((name) => [[name, match.getMatch(name)?.text() ?? ''] as const]));
  }

  /** All nodes of these kinds, itself included, in the order of the text. The kinds must be known to the grammar. */
  ofKinds(kinds: readonly string[]): SyntaxNode[] {
    if (kinds.length === 0) return [];
    return this.#node
      .findAll({ rule: { any: kinds.map((kind) => ({ kind })) } })
      .map((node) => new SyntaxNode(node, this.#source));
  }

  /**
   * Those of them of which a field (`name`) ends with one of some words. The matcher itself leaves out the others: each node
   * that it gives is an object, and a file has thousands. The fields must be known to the grammar; words are letters, digits
   * and `_`.
   */
  ofKindsNamed(kinds: readonly string[], fields: readonly string[], words: Iterable<string>): SyntaxNode[] {
    if (kinds.length === 0) return [];
    const ending = `(?:${[...words].join('|')})\\s*$`;
    const isOfKind = { any: kinds.map((kind) => ({ kind })) };
    const isNamed = { any: fields.map((field) => ({ has: { field, regex: ending } })) };
    return this.#node
      .findAll({ rule: { all: [isOfKind, isNamed] } })
      .map((node) => new SyntaxNode(node, this.#source));
  }

  /** Those of them that have one of some words in them; much faster than asking each. Words are letters, digits and `_`. */
  ofKindsHolding(kinds: readonly string[], words: Iterable<string>): SyntaxNode[] {
    if (kinds.length === 0) return [];
    const word = new RegExp(`(?<!\\w)(?:${[...words].join('|')})(?!\\w)`, 'g');
    const places = Int32Array.from(this.#source.matchAll(word), ({ index }) => index);
    if (places.length === 0) return [];
    const nodes = this.#node.findAll({ rule: { any: kinds.map((kind) => ({ kind })) } });
    return nodes.flatMap((node) => (holdsPlace(node, places) ? new SyntaxNode(node, this.#source) : []));
  }
}

/** @param places in the order of the text */
function holdsPlace(node: SgNode, places: Int32Array): boolean {
  const { start, end } = node.range();
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < start.index) low = middle + 1;
    else high = middle;
  }
  return low < places.length && (places[low] as number) < end.index;
}

/** Finds the places where a pattern matches in a tree, in the order of the text. */
export type SyntaxSearch = (root: SyntaxNode) => readonly { readonly start: number; readonly end: number }[];

/** Reads texts of one language. */
export interface SyntaxReader {
  readonly language: Language;
  /** Changes whenever the same text could be read otherwise. */
  readonly engine: string;
  /** The kinds that the grammar has, of those named. */
  knownKinds(kinds: readonly string[]): string[];
  /** A search for a pattern in trees of this language; null for a pattern that cannot be read. */
  compile(pattern: string): SyntaxSearch | null;
  /**
   * What the metavariables (`A` for `$A`) of a pattern stand for at a node; null for a pattern that cannot be read or does
   * not match there.
   */
  captures(pattern: string, node: SyntaxNode, names: readonly string[]): Map<string, string> | null;
  readonly parser: Parser;
  /**
   * The tree; null for a text that is too long or no text.
   * @param tree of this very text, by this reader’s parser; without it the text is parsed here and now
   */
  read(text: string, tree?: SyntaxTree): SyntaxNode | null;
}

/** A reader for a language. @throws InputError when its grammar has to be installed first */
export async function syntaxReader(language: Language): Promise<SyntaxReader> {
  const grammar = await loadGrammar(language);
  return {
    language,
    engine: grammar.engine,
    knownKinds: (kinds) => grammar.knownKinds(kinds),
    parser: grammar,
    read: (text, tree) =>
      isParsable(text) ? new SyntaxNode((tree ?? grammar.parse(text)).root(), text) : null,
    compile: (pattern) => {
      const read = readPattern(grammar, pattern);
      return 'problem' in read ? null : (root) => root.matchesOf(read.config);
    },
    captures: (pattern, node, names) => {
      const read = readPattern(grammar, pattern);
      return 'problem' in read ? null : node.capturesOf(read.config, names);
    },
  };
}
