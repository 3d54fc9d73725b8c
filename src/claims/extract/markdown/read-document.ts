import type {
  Break,
  Heading,
  InlineCode,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableCell,
  Text,
} from 'mdast';
import { InputError } from '../../../errors.js';
import { isPlan, moodOf } from '../words/mood.js';
import type { Fence, Place, Sentence, WrittenDocument } from './document.js';
import { textOfHtml } from './html-text.js';
import type { KnownTrees } from './known-trees.js';
import { type Block, parseMarkdown } from './parse-markdown.js';
import { splitSentences } from './sentences.js';
import { plainText, type Token, tokenize } from './token.js';

/** Words of a line of code that are read. */
const MOST_IN_LINE = 400;
/** Longer documents are no reports; 8 MiB of text. */
const LONGEST_DOCUMENT = 8 * 1024 * 1024;

/**
 * Reads a markdown document into sentences: paragraphs, list items, headings, table cells and lines of fenced blocks, with
 * what stands around each.
 * @param known parts of it that were parsed before
 * @throws InputError for a document that is too long or no text
 */
export function readDocument(name: string, source: string, known?: KnownTrees): WrittenDocument {
  if (source.length > LONGEST_DOCUMENT)
    throw new InputError(`${name} is longer than 8 MiB`, 'Check the part that holds the statements.');
  if (source.includes('\0'))
    throw new InputError(`${name} holds NUL characters: it is no text`, 'Give a markdown document.');
  const text = source.replace(/\r\n?/g, '\n');
  const reader = new Reader(text.split('\n'));
  try {
    reader.read(parseMarkdown(text, { known }));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(
      `${name} is nested too deeply`,
      'Lists and quotations within one another end somewhere.',
      {
        cause: error,
      },
    );
  }
  return { name, lines: reader.lines, sentences: reader.sentences, fences: reader.fences };
}

interface Around {
  readonly place: Place;
  readonly depth: number;
  readonly parent: Sentence | null;
  readonly unchecked: boolean;
  readonly column?: string;
  readonly row?: string;
}

/** `2.3.0`, `v1.0.0-rc.1 - 2025-09-01`, `[1.2.3]`, `Release 2.0 (…)`: the heading of what a release brought. */
const RELEASE =
  /^(?:\[?v?\d{1,4}\.\d{1,4}(?:\.\d{1,6})?(?:[-.+]?(?:a|b|rc|dev|alpha|beta|next)?[\w.]{0,20})?\]?(?:$|[\s(:,–—/])|(?:release|version) v?\d{1,4}\.\d{1,4}(?:\.\d{1,6})?(?:$|[\s(:,–—]))/i;
/** `Mypy 1.18`, `Widget 2.0 (2025-09-01)`; "Widget 2.0 Audit Report" is about all of it. */
const PRODUCT_RELEASE =
  /^[A-Z][\w.-]{1,20} v?\d{1,4}\.\d{1,4}(?:\.\d{1,6})?\s{0,3}(?:$|[(:,–—-]\s{0,3}(?:\d|v\d|unreleased|released|[A-Z][a-z]{2,8} \d))/;

class Reader {
  readonly sentences: Sentence[] = [];
  readonly fences: Fence[] = [];
  readonly lines: readonly string[];
  #headings: { level: number; text: string }[] = [];
  /** The headings above, outermost first, and what they say of all that stands under them. */
  #under = { texts: [] as readonly string[], isOfRelease: false, isPlan: false };
  #section = 0;
  /** Lines of the document before the first of those that the positions of the block count. */
  #above = 0;
  /** The line that introduces the last list, and whether the list that is read goes on with it. */
  #intro: Sentence | null = null;
  #goesOn = false;

  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  read(blocks: Iterable<Block>): void {
    for (const { node, above, goesOn = false } of blocks) {
      this.#above = above;
      this.#goesOn = goesOn;
      this.#block(node, { place: 'text', depth: 0, parent: null, unchecked: false });
    }
  }

  #blocks(nodes: readonly RootContent[], around: Around): void {
    for (const node of nodes) this.#block(node, around);
  }

  #block(node: RootContent, around: Around): void {
    const line = this.#above + (node.position?.start.line ?? 1);
    if (node.type === 'heading') this.#heading(node.depth, this.#tokens(node), around);
    else if (node.type === 'paragraph') this.#sentences(this.#tokens(node), around);
    else if (node.type === 'list') this.#list(node, around);
    else if (node.type === 'table') this.#table(node);
    else if (node.type === 'blockquote') this.#blocks(node.children, { ...around, place: 'quotation' });
    else if (node.type === 'footnoteDefinition') this.#blocks(node.children, around);
    else if (node.type === 'code') this.#fence(node.lang ?? '', node.value, this.#firstLine(line), around);
    else if (node.type === 'html') this.#sentences(tokenize(textOfHtml(node.value), line), around);
  }

  /** The code of a fence begins a line below it; that of an indented block where it stands. */
  #firstLine(line: number): number {
    return /^[\s>]{0,60}(?:```|~~~)/.test(this.lines[line - 1] ?? '') ? line + 1 : line;
  }

  #heading(level: number, tokens: readonly Token[], around: Around): void {
    const above = this.#headings.filter((heading) => heading.level < level);
    this.#section += 1;
    this.#headings = [...above, { level, text: plainText(tokens) }];
    const texts = this.#headings.map(({ text }) => text);
    const isOfRelease = texts.some((text) => RELEASE.test(text) || PRODUCT_RELEASE.test(text));
    this.#under = { texts, isOfRelease, isPlan: isPlan(texts.slice(0, -1)) };
    this.#sentences(tokens, { ...around, place: 'heading' });
    this.#under = { texts, isOfRelease, isPlan: isPlan(texts) };
  }

  #list(list: List, around: Around): void {
    const isOutermost = around.place !== 'item';
    if (isOutermost && !this.#goesOn) this.#intro = this.#lastOutsideOfLists();
    const intro = isOutermost ? this.#intro : around.parent;
    for (const item of list.children) this.#item(item, { ...around, parent: intro });
  }

  #lastOutsideOfLists(): Sentence | null {
    const last = this.sentences.at(-1);
    return last && last.section === this.#section && last.place !== 'cell' ? firstOfItem(last) : null;
  }

  #item(item: ListItem, around: Around): void {
    const inside: Around = {
      place: 'item',
      depth: around.depth + 1,
      parent: around.parent,
      unchecked: around.unchecked || item.checked === false,
    };
    const start = this.sentences.length;
    for (const node of item.children) {
      const own = this.sentences[start];
      this.#block(node, own && node.type !== 'paragraph' ? { ...inside, parent: own } : inside);
    }
  }

  #table(table: Table): void {
    const [head, ...rows] = table.children;
    const columns = (head?.children ?? []).map((cell) => plainText(this.#tokens(cell)).toLowerCase());
    for (const row of rows) {
      const cells = row.children.map((cell) => this.#tokens(cell));
      const first = plainText(cells[0] ?? []).toLowerCase();
      for (const [i, cell] of cells.entries())
        this.#sentences(cell, {
          place: 'cell',
          depth: 0,
          parent: null,
          unchecked: false,
          column: columns[i] ?? '',
          row: first,
        });
    }
  }

  #fence(language: string, value: string, firstLine: number, around: Around): void {
    const before = this.sentences.at(-1) ?? null;
    const plan = this.#under.isPlan || around.unchecked;
    const fence: Fence = {
      language: language.toLowerCase(),
      firstLine,
      lines: value.split('\n'),
      section: this.#section,
      index: this.sentences.length,
      before,
      mood: plan || before?.mood === 'proposal' ? 'proposal' : 'present',
    };
    this.fences.push(fence);
    for (const [i, line] of fence.lines.entries()) {
      if (line.trim() === '') continue;
      this.#push(
        tokenize(line, firstLine + i).slice(0, MOST_IN_LINE),
        { ...around, place: 'fence', parent: before },
        fence,
      );
    }
  }

  #tokens(node: Heading | Paragraph | TableCell): Token[] {
    const tokens: Token[] = [];
    const line = this.#above + (node.position?.start.line ?? 1);
    addTokens(tokens, node.children, { place: { above: this.#above, line }, strong: false, isLinked: false });
    return tokens;
  }

  #sentences(tokens: readonly Token[], around: Around): void {
    for (const part of splitSentences(tokens)) this.#push(part, around, null);
  }

  #push(tokens: readonly Token[], around: Around, fence: Fence | null): void {
    const [first] = tokens;
    if (!first) return;
    const { place, unchecked } = around;
    const { texts: headings, isOfRelease, isPlan: plan } = this.#under;
    const mood = fence ? fence.mood : moodOf(tokens, { place, plan, unchecked });
    this.sentences.push({
      tokens,
      line: first.line,
      text: plainText(tokens),
      place,
      mood: isOfRelease && mood === 'present' ? 'past' : mood,
      index: this.sentences.length,
      section: this.#section,
      headings,
      depth: around.depth,
      parent: around.parent,
      label: labelOf(tokens),
      fence,
      isOfRelease,
      column: around.column ?? '',
      row: around.row ?? '',
    });
  }
}

function firstOfItem(sentence: Sentence): Sentence {
  return sentence.place === 'item' && sentence.parent ? sentence.parent : sentence;
}

/** `**Status**: …` and `Status: …`: up to five words before the first colon. */
function labelOf(tokens: readonly Token[]): string {
  const colon = tokens.slice(0, 12).findIndex((token) => token.text === ':');
  if (colon < 1) return '';
  const words = tokens.slice(0, colon).filter((token) => token.kind === 'word' || token.kind === 'code');
  return words.length > 5 ? '' : words.map((token) => token.text.toLowerCase()).join(' ');
}

/** A line break that ends a sentence. */
const BREAK = '\u2028';

/** How the text of a node is meant. */
interface Meant {
  readonly place: {
    /** Lines of the document above those that positions count. */
    readonly above: number;
    /** Where the last text ended: what was made out of a part of a text has no position of its own. */
    line: number;
  };
  readonly strong: boolean;
  readonly isLinked: boolean;
}

/** One by one: there may be more of them than a call takes. */
function addTokens(tokens: Token[], nodes: readonly PhrasingContent[], meant: Meant): void {
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'break')
      addText(tokens, node, meant);
    else if (node.type === 'strong') addTokens(tokens, node.children, { ...meant, strong: true });
    else if (node.type === 'link' && /^https?:/i.test(node.url))
      addTokens(tokens, node.children, { ...meant, isLinked: true });
    else if (node.type === 'emphasis' || node.type === 'link' || node.type === 'linkReference')
      addTokens(tokens, node.children, meant);
    // What is struck out is taken back.
  }
}

function addText(tokens: Token[], node: Text | InlineCode | Break, { place, strong, isLinked }: Meant): void {
  const line = node.position ? place.above + node.position.start.line : place.line;
  place.line = line;
  const meant = { line, strong, ...(isLinked ? { isLinked } : {}) };
  if (node.type === 'inlineCode') tokens.push({ kind: 'code', text: node.value, ...meant });
  else if (node.type === 'break') tokens.push({ kind: 'mark', text: BREAK, ...meant });
  else {
    place.line += node.value.split('\n').length - 1;
    for (const token of tokenize(node.value, line, strong))
      tokens.push(isLinked ? { ...token, isLinked } : token);
  }
}
