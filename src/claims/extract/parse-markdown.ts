import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { markdownPieces, type Piece } from './markdown-pieces.js';

/**
 * The blocks of a markdown document, with tables, task lists and notes; their positions are lines of the document. It is read in
 * parts, so that the time grows as its length does.
 * @param enough characters after which a part may end
 * @throws RangeError for what is nested too deeply
 */
export function parseMarkdown(text: string, enough?: number): RootContent[] {
  const pieces = markdownPieces(text, enough);
  const trees = pieces.map((piece) => parse(textOf(piece)));
  const defined = new Map<string, number>();
  for (const [i, tree] of trees.entries()) for (const node of tree) noteDefinitions(node, i, defined);
  const blocks: RootContent[] = [];
  for (const [i, piece] of pieces.entries()) {
    const missing = defined.size === 0 ? [] : definedElsewhere(piece, i, defined);
    addPiece(blocks, piece, { missing, tree: trees[i] ?? [] });
  }
  return blocks;
}

/** The rows of a table that was cut go to the table. */
function addPiece(
  blocks: RootContent[],
  piece: Piece,
  read: { readonly missing: readonly string[]; readonly tree: RootContent[] },
): void {
  const last = blocks.at(-1);
  const table = piece.head !== undefined && last?.type === 'table' ? last : null;
  // What looked like the head of a table was none: nothing stands before the text.
  const isWrong = piece.head !== undefined && !table;
  const own = isWrong ? { text: piece.text, firstLine: piece.firstLine } : piece;
  const isRead = !isWrong && read.missing.length === 0;
  const added = isRead ? moved(read.tree, firstLineOf(own) - 1) : parseWith(read.missing, own);
  const [first] = added;
  const goesOn = table && first?.type === 'table';
  if (goesOn) append(table.children, first.children.slice(1));
  append(blocks, goesOn ? added.slice(1) : added);
}

/** Adds one by one: there may be more than a call takes. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const each of more) list.push(each);
}

/** With the head of the table before it, where it begins among rows. */
function textOf({ text, head }: Piece): string {
  return head === undefined ? text : `${head}\n${text}`;
}

function firstLineOf({ firstLine, head }: Piece): number {
  return head === undefined ? firstLine : firstLine - 2;
}

function parse(text: string): RootContent[] {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children;
}

/** What links and notes refer to by label, with the first piece that defines it. */
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
function definedElsewhere({ text }: Piece, piece: number, defined: ReadonlyMap<string, number>): string[] {
  const labels = new Set<string>();
  for (const [, written = ''] of text.matchAll(/\[((?:[^[\]\\]|\\.){1,999})\]/g)) {
    const at = defined.get(labelOf(written));
    if (at !== undefined && at !== piece) labels.add(written.replace(/\s+/g, ' '));
  }
  return [...labels];
}

/** The blocks of a piece, read below definitions of labels; what they say is of no interest. */
function parseWith(labels: readonly string[], piece: Piece): RootContent[] {
  const head = labels.map((label) => `[${label}]: x\n`).join('');
  const tree = parse(`${head}\n${textOf(piece)}`);
  const blocks = moved(tree, firstLineOf(piece) - 2 - labels.length);
  return blocks.filter(({ position }) => (position?.start.line ?? 0) >= firstLineOf(piece));
}

/** The same nodes, so many lines farther down. */
function moved<T extends Nodes>(nodes: T[], lines: number): T[] {
  if (lines === 0) return nodes;
  for (const node of nodes) {
    if (node.position) {
      node.position.start.line += lines;
      node.position.end.line += lines;
    }
    if ('children' in node) moved(node.children, lines);
  }
  return nodes;
}
