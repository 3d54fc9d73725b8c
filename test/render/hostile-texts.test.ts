import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderComment } from '../../src/render/render-comment.js';
import { renderMarkdown } from '../../src/render/render-markdown.js';
import { miniatureAudit } from './audit-fixture.js';
import { withForeignText } from './hostile-audit.js';
import { hostileText } from './hostile-text.js';
import { addressesOf, nodesOf, plainTextOf, structureOf, tableWidths } from './parse-markdown.js';

const hostileTexts = fc.array(hostileText, { minLength: 7, maxLength: 7 });
const PLAIN = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];

/** Paragraphs of stated texts are kept, so their number differs. */
function shapeOf(markdown: string): Record<string, number> {
  const { paragraph: _, ...rest } = structureOf(markdown);
  return rest;
}

describe('text from strangers', () => {
  it('leaves the document as it is: headings, tables, lists, links, details', async () => {
    const plain = await renderMarkdown(withForeignText(miniatureAudit(), PLAIN));
    await fc.assert(
      fc.asyncProperty(hostileTexts, async (texts) => {
        const hostile = await renderMarkdown(withForeignText(miniatureAudit(), texts));
        expect(shapeOf(hostile)).toEqual(shapeOf(plain));
        expect(tableWidths(hostile)).toEqual(tableWidths(plain));
      }),
      { numRuns: 12 },
    );
  });

  it('leaves the comment as it is, notifies nobody and links nowhere', async () => {
    const plain = await renderComment(withForeignText(miniatureAudit(), PLAIN));
    await fc.assert(
      fc.asyncProperty(hostileTexts, async (texts) => {
        const hostile = await renderComment(withForeignText(miniatureAudit(), texts));
        expect(shapeOf(hostile)).toEqual(shapeOf(plain));
        for (const text of plainTextOf(hostile)) {
          expect(text).not.toMatch(/@|#\d|:\/\/|www\.|\bgh-\d/i);
        }
        for (const address of addressesOf(hostile)) {
          expect(address).toMatch(/^https:\/\/github\.com\/example\/chat\/(?:commit|blob)\/[0-9a-f]{40}/);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is shown with everything that could hide made visible', async () => {
    const text = 'a\u202eb\u200bc\u001b[0md\u0000e\ud800f âœ…';
    const document = await renderMarkdown(withForeignText(miniatureAudit(), [text]));
    expect(document).toContain('a‹U+202E›b‹U+200B›c␛');
    expect(document).toContain('âœ…');
    expect(document).not.toMatch(/[\u202e\u200b]|\p{Surrogate}/u);
  });

  it('keeps its pipes, back-ticks and brackets in a table', async () => {
    const subject = 'fix `a|b` <c> \\| [d] | e';
    const audit = miniatureAudit();
    const commits = audit.commits.map((commit) => ({ ...commit, subject }));
    const nodes = nodesOf(await renderMarkdown({ ...audit, commits }));
    const cells = nodes.filter((node) => node.type === 'tableCell').map((cell) => textIn(cell));
    expect(cells.filter((cell) => cell === subject)).toHaveLength(2);
  });
});

function textIn(node: object): string {
  if ('value' in node && 'type' in node && node.type !== 'html') return String(node.value);
  return 'children' in node && Array.isArray(node.children) ? node.children.map(textIn).join('') : '';
}
