import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownWords } from '../../src/render/known-words.js';
import { codeBlock, codeSpan, escapeHtml } from '../../src/render/markdown.js';
import { MARKDOWN } from '../../src/render/markdown-dialect.js';
import { Prose } from '../../src/render/prose.js';
import { cutText } from '../../src/render/visible-text.js';
import { link, WebLinks, webAddress } from '../../src/render/web-links.js';
import { miniatureAudit } from './audit-fixture.js';
import { CAUSE, FIX } from './audit-parts.js';
import { addressesOf, nodesOf, plainTextOf, structureOf } from './parse-markdown.js';

const audit = miniatureAudit();
const links = new WebLinks(audit.repository);
const prose = new Prose(knownWords(audit), links, MARKDOWN);

function rendered(text: string): string {
  return prose.render(text).toString();
}

const nasty = fc
  .array(fc.constantFrom(...'`|*_[]()<>!#&\\~$@:/.-+=1a \n'.split(''), '```', 'www.', 'http://', '&amp;'), {
    minLength: 1,
    maxLength: 30,
  })
  .map((characters) => characters.join(''))
  .filter((text) => text.trim() !== '');

describe('a sentence', () => {
  it.each([
    ['a plain sentence, with commas.', 'a plain sentence, with commas.'],
    ['await_this and __init__', 'await_this and \\_\\_init\\_\\_'],
    ['2 < 3 & 4 > 3', '2 &lt; 3 & 4 &gt; 3'],
    ['*bold* [x](y)', '\\*bold\\* \\[x\\](y)'],
    ['# no heading', '\\# no heading'],
    ['1. no list', '1\\. no list'],
    ['two\n\nparagraphs', 'two paragraphs'],
    ['costs $5 or $6', 'costs \\$5 or \\$6'],
    ['version 0.1.0', 'version 0.1.0'],
  ])('%j is written %j', (text, markdown) => {
    expect(rendered(text)).toBe(markdown);
  });

  it.each([
    ['(see #12),', '(see `#12`),'],
    ['ask @ada.', 'ask `@ada`.'],
    ['owner/repo#7', '`owner/repo#7`'],
    ['GH-7 and https://example.org/x.', '`GH-7` and `https://example.org/x`.'],
    ['a@example.org', '`a@example.org`'],
    ['deadbeef12 is unknown', '`deadbeef12` is unknown'],
    ['the facade defaced', 'the facade defaced'],
    ['run it with --offline', 'run it with `--offline`'],
    ['e.g. --reports "build/*.xml".', 'e.g. `--reports "build/*.xml"`.'],
    ['with --fail-on REGRESSED, so', 'with `--fail-on REGRESSED`, so'],
    ['two --reports (--pattern "a b")', 'two `--reports` (`--pattern "a b"`)'],
  ])('makes the reference in %j inert', (text, markdown) => {
    expect(rendered(text)).toBe(markdown);
  });

  it('links the commits of the audit, and shows its paths, symbols and patterns as code', () => {
    const text = '1e43adc46 removed await get_manager($$$) from server/api/chat.py:41 (get_manager).';
    expect(rendered(text)).toBe(
      `[\`1e43adc46\`](https://github.com/example/chat/commit/${FIX}) removed \`await get_manager($$$)\` from \`server/api/chat.py:41\` (\`get_manager\`).`,
    );
  });

  it('links nothing where the repository has no address', () => {
    const offline = new Prose(knownWords(audit), new WebLinks({ name: null, webUrl: null }), MARKDOWN);
    expect(offline.render('by 1e43adc46').toString()).toBe('by `1e43adc46`');
  });

  it('stays one line of text wherever it stands', () => {
    const places = [
      (text: string) => `- ${text}`,
      (text: string) => `# ${text}`,
      (text: string) => `> ${text}`,
      (text: string) => `| a | b |\n|---|---|\n| ${text} | c |`,
      (text: string) => text,
    ];
    fc.assert(
      fc.property(nasty, fc.constantFrom(...places), (text, place) => {
        expect(structureOf(place(rendered(text)))).toEqual(structureOf(place('x')));
        expect(plainTextOf(place(rendered(text))).join(' ')).not.toMatch(/@|#\d|:\/\/|www\./);
      }),
      { numRuns: 400 },
    );
  });

  it('can be very long', () => {
    const long = `${'a#'.repeat(50_000)} ${'('.repeat(50_000)} ${'_'.repeat(50_000)}${' '.repeat(50_000)}`;
    expect(rendered(long).length).toBeGreaterThan(100_000);
  });
});

describe('code', () => {
  it('shows every character that was in it', () => {
    fc.assert(
      fc.property(
        nasty.filter((text) => !text.includes('\n')),
        (text) => {
          const nodes = nodesOf(`| a |\n|---|\n| x ${codeSpan(text)} x |`);
          const shown = nodes.flatMap((node) =>
            node.type === 'inlineCode' || node.type === 'text' ? node.value : [],
          );
          expect(shown.join('').replace(/^a/, '')).toBe(`x ${text} x`);
          expect(nodes.filter((node) => node.type === 'tableCell')).toHaveLength(2);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    ['a\nb', '`a␊b`'],
    ['', '(empty)'],
    [' ', '(blank)'],
    ['`a`', '`` `a` ``'],
    ['\u202ea', '`‹U+202E›a`'],
    ['\ud800', '`\uFFFD`'],
  ])('%j is written %s', (text, markdown) => {
    expect(codeSpan(text).toString()).toBe(markdown);
  });

  it('in a block stays inside its fence', () => {
    const block = codeBlock('```\n# not a heading\n````\n</details>', 'sh').toString();
    expect(structureOf(block)).toEqual({ root: 1, code: 1 });
    expect(block.startsWith('`````sh\n')).toBe(true);
  });
});

describe('links', () => {
  it('encode each part of a path', () => {
    expect(links.file('a b/c(d)#e?.py', CAUSE, 3)).toBe(
      `https://github.com/example/chat/blob/${CAUSE}/a%20b/c%28d%29%23e%3F.py#L3`,
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'not an address', '/etc/passwd', null])(
    'go nowhere for %j',
    (address) => {
      expect(webAddress(address)).toBeNull();
      expect(link(codeSpan('x'), address).toString()).toBe('`x`');
    },
  );

  it('stay one link, whatever the address holds, and show no credentials', () => {
    const address = 'https://user:secret@example.org/a)[b](c)|`d` <e>';
    const markdown = `| ${link(codeSpan('x'), address)} |\n|---|`;
    expect(addressesOf(markdown)).toHaveLength(1);
    expect(markdown).not.toContain('secret');
  });
});

describe('small pieces', () => {
  it('escape text between tags', () => {
    expect(escapeHtml('</summary><b> & "c"').toString()).toBe(
      '&lt;/summary&gt;&lt;b&gt; &amp; &quot;c&quot;',
    );
  });

  it('cut by characters, not by halves of them', () => {
    expect(cutText('💥💥💥💥', 3)).toBe('💥💥…');
    expect(cutText('abc', 3)).toBe('abc');
  });
});
