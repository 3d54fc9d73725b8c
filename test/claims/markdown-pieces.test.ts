import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { markdownPieces } from '../../src/claims/extract/markdown/markdown-pieces.js';
import { parseMarkdown } from '../../src/claims/extract/markdown/parse-markdown.js';
import { readDocument } from '../../src/claims/extract/markdown/read-document.js';

type Shape = [kind: string, line: number, value: string, ...children: Shape[]];

/** What is read of a document: kinds, texts and lines; definitions say nothing. */
function shapeOf(node: Nodes, above = 0): Shape {
  const children = 'children' in node ? (node.children as Nodes[]).filter(isSaying) : [];
  // What was made out of a part of a text has no position.
  const line = node.position ? above + node.position.start.line : 0;
  return [
    node.type,
    line,
    'value' in node ? node.value : '',
    ...children.map((child) => shapeOf(child, above)),
  ];
}

function isSaying({ type }: Nodes): boolean {
  return type !== 'definition' && type !== 'footnoteDefinition';
}

/** A table or a list that was cut is put together again. */
function read(text: string, enough: number): Shape[] {
  const shapes: Shape[] = [];
  for (const { node, above, goesOn } of [...parseMarkdown(text, { enough })].filter((block) =>
    isSaying(block.node),
  )) {
    const shape = shapeOf(node, above);
    const [before, rows] = [shapes.at(-1), shape.slice(4) as Shape[]];
    if (goesOn && before?.[0] === 'list') before.push(...(shape.slice(3) as Shape[]));
    else if (before?.[0] === 'table' && wordsOf(before[3]) === wordsOf(shape[3])) before.push(...rows);
    else shapes.push(shape);
  }
  return shapes;
}

function wordsOf(shape: Shape | undefined): string {
  const [, , value = '', ...children] = shape ?? [];
  return value + (children as Shape[]).map(wordsOf).join('|');
}

/** As the parser reads a text alone. */
function whole(text: string): Shape[] {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return tree.children.filter(isSaying).map((node) => shapeOf(node));
}

const DOCUMENTS: Readonly<Record<string, string>> = {
  'headings, paragraphs and a table': '# a\n\nb\nc\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\nd\n',
  'lists that go on behind a blank line': 'a\n\n- b\n\n- c\n\n  d\n\n1. e\n\n2. f\n\ng\n',
  'lists that go on without one':
    'a\n- b\n- c\n  - d\n  - e\nf\n- g\n\nh\n2. i\n\n1. j\n2. k\nl\n3. m\n> n\n4. o\n',
  'lines like items in HTML, code and words':
    '<div>\n- a\n- b\n[^c]: d\n[^e]: f\n</div>\n\n- g\n  ```\n  - h\n- i\n\n j\n2. k\n3. l\n',
  'items of several paragraphs':
    '1. a\n\n   b\n\n2. c\n\n  d\n3. e\n\n-   f\n\n  g\n- h\n\n-     i\n\n  j\n\n- k\n',
  'notes that follow one another':
    'a[^b][^c]\n\n[^b]: d\n[^c]: e\nf\n[^g]: h\n\n    i\n\nj\n- k\n[^l]: m\n- n\n',
  'a code block with blank lines': 'a\n\n```py\nb\n\n# c\n\nd\n```\n\ne\n',
  'a code block within another one': '````\n\n```\n\na\n\n```\n\nb\n\n````\n\nc\n',
  'a code block without an end': 'a\n\n~~~\nb\n\nc\n\nd\n',
  'a code block of an item': '- a\n\n  ```\n  b\n\n  c\n  ```\n\nd\n\ne\n',
  'a code block of an item that ends with the item': '- a\n\n  ```\n  b\n\nc\n\n```\n\nd\n\n```\n\ne\n',
  'an indented code block behind a list': '1. a\n\n  ```\n  b\n\nc\n\n  ```\n\nd\n\ne\n',
  'a line like a list in a paragraph': 'a\n2025. b\n   ```\nc\n\nd\n\n   ```\n\ne\n',
  'a break between blocks': 'a\n\n* * *\n\n  ```\nb\n\nc\n\n  ```\n\nd\n',
  'a comment over several blocks': 'a\n\n<!-- b\n\nc\n\n-->\n\nd\n\n<!-->\n\ne\n\n-->\n\nf\n',
  'HTML that ends at a blank line': '<div>\n\na\n\n</div>\n\nb\n\n<pre>\n\nc\n\n</pre>\n\nd\n',
  'quotations and notes': '> a\nb\n\n> c\n\nd[^1]\n\n[^1]: e\n\n    f\n\ng\n',
  'links defined elsewhere': '[a]: x\n\nb [a] and [c][D  e]\n\n> [d e]: y\n\nf [a][] ![g][a]\n',
  'brackets that are no links': 'a [b] c\n\nd [e][f]\n\n[g]: x\n\n`[g]` [h]\n',
  'underlined headings':
    'a\n===\nb\nc\n===\n- d\n===\ne\n\nf\n===\ng\n> h\n===\ni\n<b>\n===\nj\n\nk\n===\n===\nl\n\n===\nm\n',
  'headings underlined with dashes':
    'a\n---\nb\nc\n-\n- d\n---\ne\n\nf\n--\ng\n> h\n---\ni\n<b>\n---\nj\n\nk\n---\n---\nl\n\n---\nm\n===\n---\nn | o\n---\np\n',
  'a table that is long':
    'a\n\n| x | y |\n|:--|---|\n| 1 | *2* |\n| 3 | [d] |\n| `4\\|5` |\n| 6 | 7 | 8 |\n\nb\n\n[d]: x\n',
  'a table right below words, and a row without its first mark':
    'a\nb\n| x | y |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n5 | 6\n| 7 | 8 |\n\nc\n',
  'two tables, and one in an item':
    'a\n\n| x |\n|---|\n| 1 |\n\n| y |\n|---|\n| 2 |\n| 3 |\n\n- b\n\n  | z |\n  |---|\n  | 4 |\n',
  'rows in a code block': '```\n| x |\n|---|\n| 1 |\n| 2 |\n```\n\na\n',
  'code with and without lines, and behind words':
    'a\n```\n```\nb\n~~~ py x\n\n~~~\n- c\n```\n\td\n\n\n```\n  e\n\nf\n',
  'code of which HTML is no part': '<b>\n```\na\n```\n\n```\n<i>\n```\nb\n\n> <u>\n```\nc\n\n```\nd\n',
  'what only GitHub knows':
    'a ~~b~~ www.c.de\n\nf http\\://g.h/i\n\nj&#64;k.lm\n\nn[^o]\n\n- [x] p\n\n- [ ]\tq\n\nr | s\n- | -\nt | u\n\n|v|\n:--\n\n[^o]: w\n',
  'equal parts': '[a] b\n\n- c\n\nd\n\n[a] b\n\n- c\n\nd\n\n```\ne\n```\n\n```\ne\n```\n\n[a]: x\n',
  'tabs and deep code': '\ta\n\n\tb\n\nc\n\n-\td\n\n\te\n\nf\n',
};

describe('a document in pieces', () => {
  it.each(Object.entries(DOCUMENTS))('reads as the whole: %s', (_, text) => {
    for (const enough of [0, 12, Number.POSITIVE_INFINITY]) expect(read(text, enough)).toEqual(whole(text));
  });

  it('is cut wherever nothing goes on', () => {
    const cut = (text: string) => markdownPieces(text, 0).map(({ firstLine }) => firstLine);
    expect(cut('a\n\nb\n\n- c\n\n- d\n\ne\n')).toEqual([1, 3, 7, 9]);
    expect(cut('```\n\na\n\n```\n\nb\n\n> c\n')).toEqual([1, 6, 7, 9]);
  });

  it('is cut between headings without a blank line', () => {
    for (const mark of ['===', '---'])
      expect(markdownPieces(`a\n${mark}\n`.repeat(3000)).length).toBeGreaterThan(5);
  });

  it('loses no character', () => {
    for (const text of [...Object.values(DOCUMENTS), '', '\n\n', 'a'])
      expect(
        markdownPieces(text, 0)
          .map((piece) => piece.text)
          .join('\n'),
      ).toBe(text);
  });

  it('keeps so much emphasis of a paragraph as anybody writes, and all code', () => {
    const [piece] = markdownPieces(`${'*a* '.repeat(5000)}snake_case f(*args)\n\n- **b**\n`);
    expect(piece?.text).toHaveLength(5000 * 4 + 'snake_case f(*args)\n\n- **b**\n'.length);
    expect(piece?.text.match(/\*a\*/g)).toHaveLength(200);
    expect(piece?.text).toContain('snake_case');
    expect(piece?.text).toContain('- **b**');
    const [links] = markdownPieces('[a](b) `c` '.repeat(5000));
    expect(links?.text.match(/\]\(b\) `c`/g)).toHaveLength(500);
    // Where brackets are opened says as little as where they are closed.
    const [notes] = markdownPieces('[^a] '.repeat(5000));
    expect(notes?.text.match(/\[/g)).toHaveLength(1000);
    expect(notes?.text).toHaveLength(5000 * 5);
    const fence = `\`\`\`\n${'*a* '.repeat(5000)}\n\`\`\`\n`;
    expect(markdownPieces(fence)[0]).toEqual({
      text: fence.trimEnd(),
      firstLine: 1,
      code: [{ from: 0, to: 2 }],
    });
  });

  it('cuts long tables between rows, and what only looks like one', () => {
    const rows = '| a | b |\n'.repeat(20_000);
    const table = `| x | y |\n|---|---|\n${rows}`;
    const pieces = markdownPieces(table);
    expect(Math.max(...pieces.map(({ text }) => text.length))).toBeLessThan(10_000);
    expect(pieces.at(-1)?.head).toBe('| x | y |\n|---|---|');
    expect(Math.max(...markdownPieces(rows).map(({ text }) => text.length))).toBeLessThan(150_000);
    expect(markdownPieces(rows).every(({ head }) => head === undefined)).toBe(true);
  });

  it('reads lists, notes and quotations in parts, however long they are', () => {
    const longest = (text: string) => Math.max(...markdownPieces(text).map((piece) => piece.text.length));
    const numbered = (line: (i: number) => string) =>
      Array.from({ length: 5000 }, (_, i) => line(i)).join('\n');
    for (const line of ['- a', '1. a', '- a\n  - b\n    1. c', '- a\n\n  b\n', '[^a]: b'])
      expect(longest(`a\n${`${line}\n`.repeat(5000)}`)).toBeLessThan(2200);
    expect(longest(numbered((i) => `${i + 1}. a`))).toBeLessThan(2200);
    expect(longest(numbered((i) => `[^${i}]: a`))).toBeLessThan(2200);
    for (const line of ['ab', '~ has', '`a` b', '<b', '漢', '-a b'])
      expect(longest(`${line}\n`.repeat(20_000))).toBeLessThan(35_000);
    expect(longest(`\`\`\`\n${'ab\n'.repeat(50_000)}`)).toBeGreaterThan(100_000);
    expect(longest('> a\n>> b\n'.repeat(5000))).toBeLessThan(35_000);
  });

  it('keeps what introduces a list that is read in parts', () => {
    const items = Array.from({ length: 1000 }, (_, i) => `- item ${i}\n  - part ${i}`).join('\n');
    const { sentences } = readDocument('a.md', `What remains:\n\n${items}\n`);
    const parents = sentences.filter(({ place, depth }) => place === 'item' && depth === 1);
    expect(parents).toHaveLength(1000);
    expect(new Set(parents.map(({ parent }) => parent?.text))).toEqual(new Set(['What remains:']));
  });

  it('takes long runs of backticks for no code, unless they fence it', () => {
    const run = '`'.repeat(9);
    const [piece] = markdownPieces(`a ${run} b \`c\` ${run}d\n${run} e ${run}\n- ${run}py\n  f\n`);
    expect(piece?.text).toBe(`a   b \`c\`  d\n  e  \n- ${run}py\n  f\n`);
    expect(markdownPieces(`${run}\na ${run} b\n${run}\n`)[0]?.text).toBe(`${run}\na ${run} b\n${run}\n`);
  });

  it('keeps so many escapes and tags of a paragraph as anybody writes, and all paths', () => {
    const text = (line: string) => markdownPieces(line)[0]?.text ?? '';
    expect(text('a\\b\\. '.repeat(3000)).split('\\')).toHaveLength(2001);
    expect(text('a\\b '.repeat(3000))).toContain(' a\\b a/b ');
    expect(text('&amp; <b> '.repeat(3000)).match(/[&<]/g)).toHaveLength(2000);
  });

  it('takes no deeper indents than anybody writes', () => {
    expect(markdownPieces(`- a\n${' '.repeat(5000)}- b\n${' '.repeat(199)}c`)[0]?.text).toBe(
      `- a\n${' '.repeat(200)}- b\n${' '.repeat(199)}c`,
    );
  });

  it('takes no more levels of quotations and items than anybody writes', () => {
    const levels = (text: string, mark: string) => markdownPieces(text)[0]?.text.split(mark).length;
    expect(levels('> '.repeat(50_000), '>')).toBe(51);
    expect(levels('>'.repeat(50_000), '>')).toBe(51);
    expect(levels('- '.repeat(50_000), '-')).toBe(51);
    expect(levels(`${'> '.repeat(40)}a -> b`, '>')).toBe(42);
  });
});

it('reads a quotation in parts when very many of its lines leave the mark out', () => {
  const text = '> a\nb\n'.repeat(1000);
  const pieces = markdownPieces(text);
  expect(pieces).toHaveLength(10);
  expect(pieces.map((piece) => piece.text).join('\n')).toBe(text);
  expect(pieces[1]).toMatchObject({ firstLine: 201, text: expect.stringMatching(/^> a\n/) });
  const [few, spaced, code] = ['> a\nb\n'.repeat(99), '> a\nb\n\n'.repeat(300), `\`\`\`\n${text}\`\`\`\n`];
  expect(markdownPieces(few)).toHaveLength(1);
  expect(markdownPieces(spaced, 100_000)).toHaveLength(1);
  expect(markdownPieces(code).map((piece) => piece.text)).toEqual([code.trimEnd(), '']);
});
