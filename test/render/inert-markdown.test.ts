import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteInert } from '../../src/render/inert-markdown.js';
import { hostileText } from './hostile-text.js';
import { addressesOf, nodesOf, plainTextOf, structureOf } from './parse-markdown.js';

const DRAFT = `# Audit of the *leak*

- [x] \`src/a.py\` holds **two** readers
- and one more

| file | lines |
| --- | ---: |
| \`a|b\` | 3 |

\`\`\`python
opens()
\`\`\`
`;

describe('a quoted draft', () => {
  it('reads as it was meant', () => {
    const quoted = quoteInert(DRAFT) ?? '';
    const { blockquote, ...structure } = structureOf(quoted);
    expect(blockquote).toBe(1);
    expect(structure).toEqual({ ...structureOf(DRAFT), root: 1 });
    for (const line of quoted.split('\n')) expect(line).toMatch(/^>/);
  });

  it('has no elements, leads nowhere and notifies nobody', () => {
    const quoted = quoteInert(
      [
        '<img src=x onerror=alert(1)> @everyone, see #4, o/r#5, GH-6 and \\@team or &#64;them.',
        'At https://a.example/x, [the page](https://b.example/y "t"), [it][1], <c@d.example> ![chart](https://e.example/z.png)',
        '<div>\n\nmore\n\n</div>',
        '| @who | <b>x</b> |\n| --- | --- |\n| #7 | www.f.example |',
        '[1]: https://g.example',
        'A note[^n] and $x$.\n\n[^n]: by @author',
        '```mermaid\nclick A "https://h.example"\n```',
      ].join('\n\n'),
    );
    const text = plainTextOf(quoted ?? '').join(' ');
    expect(text).not.toMatch(/@|#\d|:\/\/|www\.|gh-\d/i);
    expect(text).toContain('<img src=x onerror=alert(1)>');
    expect(addressesOf(quoted ?? '')).toEqual([]);
    const nodes = nodesOf(quoted ?? '');
    expect(nodes.filter(({ type }) => type === 'html')).toEqual([]);
    const code = nodes.filter(({ type }) => type === 'inlineCode').map(({ value }) => value);
    expect(code).toEqual(
      expect.arrayContaining(['@everyone,', 'https://b.example/y', 'https://g.example', '@author']),
    );
    expect(quoted).toContain('\\$x\\$');
    expect(quoted).not.toContain('mermaid');
  });

  it('stays so, whatever it is made of', () => {
    fc.assert(
      fc.property(
        fc.array(hostileText, { maxLength: 8 }),
        fc.constantFrom('', '\n', '\n\n'),
        (texts, glue) => {
          const quoted = quoteInert(texts.join(glue));
          if (quoted === null) return;
          for (const text of plainTextOf(quoted)) expect(text).not.toMatch(/@|#\d|:\/\/|www\.|\bgh-\d/i);
          expect(addressesOf(quoted)).toEqual([]);
          expect(nodesOf(quoted)[1]?.type ?? 'blockquote').toBe('blockquote');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is left to be shown as code where it is nested too deeply', () => {
    expect(quoteInert(`${'> '.repeat(20_000)}x`)).toBeNull();
  });
});
