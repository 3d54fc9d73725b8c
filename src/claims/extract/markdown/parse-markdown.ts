import type { Nodes, RootContent } from 'mdast';
import type { KnownTrees } from './known-trees.js';
import { markdownPieces, type Piece } from './markdown-pieces.js';
import { parsePiece } from './parse-piece.js';

/** A block of a document; the same nodes may stand for several equal blocks. */
export interface Block {
  readonly node: RootContent;
  /** Lines of the document before the first of those that the positions count. */
  readonly above: number;
  /** The list goes on with the one that ended the blocks before it. */
  readonly goesOn?: boolean;
}

/**
 * The blocks of a markdown document, with tables, task lists and notes. It is read in parts, so that the time grows as its
 * length does, one after the other, so that the memory does not; equal parts are read once. A table that was cut is several, with
 * the same head.
 * @param options.enough characters after which a part may end
 * @param options.known parts that were parsed before
 * @throws RangeError for what is nested too deeply
 */
export function* parseMarkdown(
  text: string,
  { enough, known }: { enough?: number | undefined; known?: KnownTrees | undefined } = {},
): Generator<Block> {
  const pieces = markdownPieces(text, enough);
  const reader = new PieceReader(pieces, known);
  let isTable = false;
  for (const [i, piece] of pieces.entries()) {
    // What looked like the head of a table was none: nothing stands before the text.
    const { head: _, ...headless } = piece;
    const blocks: Block[] =
      isTable || piece.head === undefined ? reader.read(piece, i) : reader.read(headless, i);
    for (const [k, block] of blocks.entries())
      yield piece.goesOn && k === 0 ? { ...block, goesOn: true } : block;
    const last = blocks.at(-1);
    if (last) isTable = last.node.type === 'table';
  }
}

class PieceReader {
  /** What links and notes refer to by label, with the first piece that defines it. */
  readonly #defined = new Map<string, number>();
  /** Texts of pieces that are read more than once. */
  readonly #repeated: ReadonlySet<string>;
  readonly #trees = new Map<string, readonly RootContent[]>();
  readonly #knownTrees: KnownTrees | undefined;

  constructor(pieces: readonly Piece[], known: KnownTrees | undefined) {
    this.#knownTrees = known;
    this.#repeated = repeatedTexts(pieces);
    for (const [i, piece] of pieces.entries())
      if (mayDefine(piece))
        for (const node of this.#parse(piece, '')) noteDefinitions(node, i, this.#defined);
  }

  read(piece: Piece, i: number): Block[] {
    const missing = this.#defined.size === 0 ? [] : definedElsewhere(piece, i, this.#defined);
    // Read below definitions of these labels; what they say is of no interest.
    const before = missing.length === 0 ? '' : `${missing.map((label) => `[${label}]: x\n`).join('')}\n`;
    const above = piece.firstLine - 1 - linesIn(before + headOf(piece));
    const isOwn = (node: RootContent) => (node.position?.start.line ?? 0) > linesIn(before);
    return this.#parse(piece, before)
      .filter(isOwn)
      .map((node) => ({ node, above }));
  }

  #parse(piece: Piece, before: string): readonly RootContent[] {
    const above = before + headOf(piece);
    const key = above + piece.text;
    const known = this.#trees.get(key);
    if (known) return known;
    const parse = () => parsePiece(piece, above);
    const tree = this.#knownTrees?.of([above, piece.text, piece.code ?? []], parse) ?? parse();
    if (this.#repeated.has(piece.text)) this.#trees.set(key, tree);
    return tree;
  }
}

/** Texts that stand in several pieces, and those that are read once for what they define. */
function repeatedTexts(pieces: readonly Piece[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const piece of pieces) {
    if (seen.has(piece.text) || mayDefine(piece)) repeated.add(piece.text);
    seen.add(piece.text);
  }
  return repeated;
}

function mayDefine({ text }: Piece): boolean {
  return text.includes(']:');
}

/** The head of the table before it, where it begins among rows. */
function headOf({ head }: Piece): string {
  return head === undefined ? '' : `${head}\n`;
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

function noteDefinitions(node: Nodes, piece: number, defined: Map<string, number>): void {
  if (node.type === 'definition' || node.type === 'footnoteDefinition') {
    const label = labelOf(`${node.type === 'definition' ? '' : '^'}${node.label ?? node.identifier}`);
    if (!defined.has(label)) defined.set(label, piece);
  }
  if ('children' in node) for (const child of node.children) noteDefinitions(child, piece, defined);
}

/** As labels are compared: whatever their case and white space. */
function labelOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase();
}

/** Labels in a piece that only another piece defines. */
function definedElsewhere(piece: Piece, i: number, defined: ReadonlyMap<string, number>): string[] {
  const labels = new Set<string>();
  for (const [, written = ''] of (headOf(piece) + piece.text).matchAll(LABEL)) {
    const at = defined.get(labelOf(written));
    if (at !== undefined && at !== i) labels.add(written.replace(/\s+/g, ' '));
  }
  return [...labels];
}

const LABEL = /\[((?:[^[\]\\]|\\.){1,999})\]/g;
