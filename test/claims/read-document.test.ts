import { expect, it } from 'vitest';
import { readDocument } from '../../src/claims/extract/markdown/read-document.js';

function linesOf(source: string): [text: string, line: number][] {
  return readDocument('a.md', source).sentences.map(({ text, line }) => [text, line]);
}

it('a text with an address in it stands on its own lines', () => {
  const text =
    '# A\n\nAsk a.b@c.de first.\nThen run it. And `go` on.\n\n- Or http\\://f.gh then.\n  It ends.\n';
  expect(linesOf(text)).toEqual([
    ['A', 1],
    ['Ask a.b@c.de first.', 3],
    ['Then run it.', 4],
    ['And go on.', 4],
    ['Or http://f.gh then.', 6],
    ['It ends.', 7],
  ]);
});

it('equal parts of a document stand on lines of their own', () => {
  const part = `# A\n\n${'Words of it. '.repeat(300)}\n\n\`\`\`\n${'x = 1\n'.repeat(500)}\`\`\`\n\n`;
  const read = linesOf(part.repeat(3));
  const size = read.length / 3;
  const rows = part.split('\n').length - 1;
  expect(read[0]).toEqual(['A', 1]);
  expect(read.slice(size)).toEqual(read.slice(0, -size).map(([text, line]) => [text, line + rows]));
});
