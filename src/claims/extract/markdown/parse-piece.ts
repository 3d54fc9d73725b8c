import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { CodeLines, Piece } from './markdown-pieces.js';

/**
 * The blocks of a piece of a document. The lines of its code blocks are kept from the parser, which would look at every
 * character of them; and it is asked to look for what markdown of GitHub has beyond the rest only where that may be.
 * @param above whole lines that the piece is read below
 */
export function parsePiece({ text, code = [] }: Piece, above: string): RootContent[] {
  const lines = code.length === 0 ? [] : text.split('\n');
  const isCodeAlone = code.length === 1 && code[0]?.from === 0 && code[0].to === lines.length - 1;
  if (isCodeAlone && above === '') return codeAlone(lines);
  const shown = code.length === 0 ? text : withoutCode(lines, code);
  const tree = parse(above + shown);
  const offset = above === '' ? 0 : above.split('\n').length - 1;
  for (const { from, to } of code) fill(tree, from + offset + 1, lines.slice(from + 1, to));
  return tree;
}

/** One code block: its first line says what it is. */
function codeAlone(lines: readonly string[]): RootContent[] {
  const tree = parse(`${lines[0]}\n${lines.at(-1)}`);
  fill(tree, 1, lines.slice(1, -1));
  return tree;
}

/** Blank lines in the place of code. */
function withoutCode(lines: readonly string[], code: readonly CodeLines[]): string {
  const shown = [...lines];
  for (const { from, to } of code) shown.fill('', from + 1, to);
  return shown.join('\n');
}

/** @param line of the code block’s begin */
function fill(tree: readonly RootContent[], line: number, lines: readonly string[]): void {
  const block = tree.find(({ type, position }) => type === 'code' && position?.start.line === line);
  if (block?.type === 'code') block.value = lines.join('\n');
}

function parse(text: string): RootContent[] {
  if (!isOfGitHub(text)) return fromMarkdown(text).children;
  if (!isOfLongParagraphs(text))
    return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children;
  const extensions = [gfm(), { disable: { null: ADDRESSES } }];
  const mdastExtensions = gfmFromMarkdown().map(({ transforms: _, ...rest }) => rest);
  return fromMarkdown(text, { extensions, mdastExtensions }).children;
}

/**
 * The parser’s search for addresses cuts a paragraph into as many pieces as it has words, and takes time with their square to
 * join them again; a second search, of what was read, fails of a hundred thousand. There, an address without brackets is text.
 */
const ADDRESSES = ['emailAutolink', 'protocolAutolink', 'wwwAutolink'];
/** Characters of a paragraph that somebody may have written. */
const LONGEST_PARAGRAPH = 32 * 1024;

function isOfLongParagraphs(text: string): boolean {
  if (text.length <= LONGEST_PARAGRAPH) return false;
  let from = 0;
  for (const { index } of text.matchAll(PARAGRAPH)) {
    if (index - from > LONGEST_PARAGRAPH) return true;
    from = index;
  }
  return text.length - from > LONGEST_PARAGRAPH;
}

/** Where another one begins: behind a blank line, with an item of a list, with a row of a table. */
const PARAGRAPH = /\n(?=[ \t]{0,40}(?:\n|(?:[-+*]|\d{1,9}[.)]|\||#{1,6})[ \t]))/g;

/**
 * Whether a text may hold what GitHub’s markdown has beyond the rest: addresses without brackets, notes, what is struck out, open
 * and done items, and tables, whose second line has a dash beside a bar or a colon. Looking for addresses at every letter takes
 * longer than all the rest of reading.
 */
function isOfGitHub(text: string): boolean {
  // Text is looked through for addresses when its escapes are undone.
  const plain = text.replaceAll('\\', '');
  return /~|\[\^|\[[\sxX]\]|www|:\/\/|[-.\w+]@[-\w]|&[#\w]{1,40};|[|:][ \t]*-|-[ \t]*[|:]/i.test(plain);
}
