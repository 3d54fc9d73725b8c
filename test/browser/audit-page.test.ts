import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Audit } from '../../src/domain/audit.js';
import { renderHtml } from '../../src/render/render-html.js';
import { miniatureAudit, occurrence } from '../render/audit-fixture.js';
import { withForeignText } from '../render/hostile-audit.js';
import { useBrowser } from './browser.js';

const visit = useBrowser();
const NAME = 'audit.html';

async function open(audit: Audit, view: Parameters<typeof visit>[2] = {}, options = {}) {
  return visit({ [NAME]: await renderHtml(audit, options) }, NAME, view);
}

/** How many elements of each kind there are, and every attribute that could do something. */
function elementsOf(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const counts: Record<string, number> = {};
    const root = (globalThis as unknown as { document: { querySelectorAll(s: string): Iterable<Element> } })
      .document;
    interface Element {
      readonly localName: string;
      readonly attributes: Iterable<{ readonly name: string }>;
    }
    for (const element of root.querySelectorAll('*')) {
      counts[element.localName] = (counts[element.localName] ?? 0) + 1;
      for (const { name } of element.attributes) if (/^on|^style$|^src/.test(name)) counts[name] = 1;
    }
    return counts;
  });
}

const PAYLOADS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><style>body{display:none}</style>',
  '</title><script>alert(2)</script>',
  '<svg onload=alert(3)><a xlink:href="javascript:alert(4)">x</a></svg>',
  '<a href="javascript:alert(5)">x</a> javascript:alert(6)',
  '<iframe srcdoc="<script>parent.alert(7)</script>"></iframe>',
  '<link rel=stylesheet href=https://example.org/x.css>',
  '--><!--<base href="https://example.org/">',
  '<meta http-equiv=refresh content="0;url=https://example.org/">',
  '{{verdict.status}} </code></details></main><form action=//example.org><input autofocus onfocus=alert(8)>',
];

/** The same with nothing in it that HTML knows; its slashes stay, because folders are counted by them. */
function harmless(payload: string): string {
  return payload.replace(/[^\w/ ]/g, 'x');
}

describe('the page of an audit in a browser', () => {
  it('loads from disk without an error or a request, with and without its script', async () => {
    for (const script of [true, false]) {
      const { page, complaints, requests } = await open(miniatureAudit(), { script });
      expect(await page.title()).toContain('Socket manager');
      expect(await page.locator('main').innerText()).toContain('Fixed, and shown to be.');
      expect(complaints).toEqual([]);
      expect(requests).toEqual([]);
    }
  });

  it('shows text from strangers as text, in every field', async () => {
    const plain = await open(withForeignText(miniatureAudit(), PAYLOADS.map(harmless)));
    const hostile = await open(withForeignText(miniatureAudit(), PAYLOADS));
    await hostile.page.mouse.move(300, 300);
    expect(hostile.complaints).toEqual([]);
    expect(hostile.requests).toEqual([]);
    // Sentences may hold more or fewer words that are shown as code; everything else is the same, to the element.
    const without = ({ code: _, ...rest }: Record<string, number>) => rest;
    expect(without(await elementsOf(hostile.page))).toEqual(without(await elementsOf(plain.page)));
    expect(await hostile.page.locator('main').innerText()).toContain('<script>alert(1)</script>');
  });

  it('leads nowhere but to the web address of the repository, and into itself', async () => {
    const { page } = await open(withForeignText(miniatureAudit(), PAYLOADS));
    const addresses = await page
      .locator('a[href]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses)
      expect(address).toMatch(/^(?:https:\/\/github\.com\/example\/chat\b|#[\w-]+$)/);
  });

  it('has nothing that axe finds serious, in both schemes, folded and unfolded', async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const scheme of ['light', 'dark'] as const) {
      const { page } = await open(miniatureAudit(), { scheme });
      await page.locator('details').evaluateAll((folds) => {
        for (const fold of folds) fold.setAttribute('open', '');
      });
      // The policy of the page forbids foreign scripts; the browser’s own tools may still run one.
      const found = (await page.evaluate(
        `(() => { ${axe}; return axe.run(document, { resultTypes: ['violations'] }); })()`,
      )) as { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
      const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
  });

  it('never scrolls sideways, from 320 to 1920 pixels, whatever the texts are', async () => {
    const long = withForeignText(miniatureAudit(), [
      'x'.repeat(300),
      'src/very/'.repeat(30),
      'word '.repeat(80),
    ]);
    for (const audit of [miniatureAudit(), long]) {
      const { page } = await open(audit);
      for (const width of [320, 768, 1280, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        expect(wide, `at ${width}`).toBeLessThanOrEqual(width);
      }
    }
  });

  it('switches between light and dark, and copies a command', async () => {
    const { page } = await open(miniatureAudit());
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await background();
    await page.getByRole('button', { name: 'Switch to dark colours' }).click();
    expect(await background()).not.toBe(light);
    await page.getByRole('button', { name: 'Unfold the evidence' }).click();
    const copy = page.locator('.why [data-copy]').first();
    await copy.click();
    await expect.poll(() => copy.textContent()).toMatch(/Copied|Selected/);
  });

  it('can be walked by keyboard: the first stop leads to the content, an address opens what it points to', async () => {
    const { page } = await open(miniatureAudit());
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('content');
    const headings = await page
      .locator('h1, h2, h3, h4')
      .evaluateAll((all) => all.map((one) => Number(one.localName[1])));
    expect(headings.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of headings.entries())
      expect(level).toBeLessThanOrEqual((headings[i - 1] ?? 0) + 1);
  });

  it('is printed on A4, with the evidence of the whys', async () => {
    const { page } = await open(miniatureAudit());
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.why .evidence').first().isVisible()).toBe(true);
  });

  it('is green for what was shown, never for what is only claimed', async () => {
    const { verdict } = miniatureAudit();
    for (const [grade, tone] of [
      ['proven', 'good'],
      ['claimed', 'warn'],
    ] as const) {
      const { page } = await open(miniatureAudit({ verdict: { ...verdict, grade } }));
      expect(await page.locator('.verdict .status').getAttribute('class')).toBe(`status ${tone}`);
    }
  });

  it('stays small and folded with ten thousand occurrences', async () => {
    const audit = miniatureAudit();
    const [scan] = audit.patterns;
    if (!scan) throw new Error('no pattern');
    const occurrences = Array.from({ length: 10_000 }, (_, i) =>
      occurrence(`server/part${i % 40}/file${i}.py`, i + 1, 'test'),
    );
    const counts = { ...scan.counts, test: 10_000 };
    const html = await renderHtml({ ...audit, patterns: [{ ...scan, counts, occurrences }] });
    expect(html.length).toBeLessThan(300_000);
    const { page } = await visit({ [NAME]: html }, NAME);
    expect(await page.locator('main').innerText()).toContain('10,000 in tests');
  });
});
