import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/claims/extract/markdown/parse-markdown.js';

function linksIn(text: string): string[] {
  const found: string[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'link') found.push(node.url);
    if ('children' in node) node.children.forEach(visit);
  };
  for (const { node } of parseMarkdown(text)) visit(node);
  return found;
}

describe('a paragraph that is longer than anybody writes', () => {
  it('is read without a search for bare addresses, which takes time with the square of its length', () => {
    const sentence = 'www.a.b was [c](https://d.e/f) ';
    expect(linksIn(sentence.repeat(2))).toHaveLength(4);
    const found = linksIn(`${sentence.repeat(500)}${'www.a.b was '.repeat(100_000)}\n\nSee https://g.h/i.\n`);
    expect(found).not.toContain('http://www.a.b');
    expect(found).toContain('https://d.e/f');
  });

  it('is none where lists and tables are long', () => {
    const found = linksIn('- see www.a.b and more of it\n'.repeat(2000));
    expect(found).toHaveLength(2000);
  });
});
