import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { buildBoard } from '../../src/analysis/board/build-board.js';
import type { BoardEntry } from '../../src/analysis/board/row-of-audit.js';
import type { Board } from '../../src/domain/board.js';
import { renderBoard } from '../../src/render/board/render-board.js';
import { boardEntry } from '../analysis/board/board-entries.js';
import { useBrowser } from './browser.js';

const visit = useBrowser();

const HOSTILE = [
  '<script>document.title = "owned"</script>',
  '"><img src=x onerror="document.title = \'owned\'">',
  "' onmouseover='document.title = 1' style='position:fixed' x='",
  '<style>*{display:none}</style></style><a href="javascript:alert(1)">x</a>',
  '{{constructor}} </td></table></main> javascript:alert(1)',
];

function board(entries: readonly BoardEntry[], rest: Partial<Board> = {}): Board {
  const about = {
    scope: { since: '90d', labels: [], milestone: null },
    tool: { name: 'issue-audit', version: '0.1.0' },
    repositories: [
      {
        name: 'example/chat',
        webUrl: 'https://github.com/example/chat',
        revision: 'f'.repeat(40),
        committedAt: '2025-09-20T10:00:00Z',
        notifications: [],
      },
    ],
    pullRequests: 0,
    problems: [],
    ...rest,
  };
  const before = buildBoard({
    ...about,
    at: '2025-09-29T08:00:00.000Z',
    entries: entries.map((entry) => (entry.key === '12' ? { ...entry, status: 'RESOLVED' } : entry)),
    runs: [],
  });
  return buildBoard({ ...about, at: '2025-10-06T08:00:00.000Z', entries, runs: [before.run] }).board;
}

const ENTRIES: readonly BoardEntry[] = [
  boardEntry({ labels: ['bug'], fold: null, tracker: 'open' }),
  boardEntry({
    key: '12',
    title: 'Counts twice',
    status: 'REGRESSED',
    grade: 'supported',
    block: 'regressed',
    action: 're-open',
    fold: null,
    ask: 'Ada Example, who wrote 1e43adc46',
    labels: ['bug', 'area: counting'],
    lastNamedAt: '2025-10-01T08:00:00Z',
    release: { state: 'no-fix', name: null, date: null },
  }),
  boardEntry({
    key: '9',
    title: null,
    fix: null,
    status: 'INCONCLUSIVE',
    grade: 'unknown',
    block: 'unknown',
    action: 'ask',
    fold: 'no-fix-found',
    page: null,
    lastNamedAt: null,
  }),
];

async function shown(page: Page): Promise<string[]> {
  return page.locator('.issue-row:visible th > :first-child').allTextContents();
}

const open = async (view: Parameters<typeof visit>[2] = {}) =>
  visit({ 'index.html': await renderBoard(board(ENTRIES)) }, 'index.html', view);

describe('the page of a board', () => {
  it('loads from disk without an error or a request, and says first what needs a decision', async () => {
    const { page, complaints, requests } = await open();
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    expect(await page.title()).toBe('Board of example/chat: 2 need a decision');
    const first = page.locator('.decision-row').first();
    expect(await first.textContent()).toMatch(
      /#12.*Counts twice.*was.*Regressed.*Ask Ada Example, who wrote/s,
    );
    expect(await page.locator('#changed').textContent()).toContain('New or changed since 2025-09-29');
  });

  it('filters, counts aloud and keeps the view in the address', async () => {
    const { page } = await open();
    const count = page.locator('[data-count]');
    expect(await count.getAttribute('aria-live')).toBe('polite');
    await page.fill('[data-filter=q]', 'TWICE ada');
    expect([await shown(page), await count.textContent()]).toEqual([['#12'], '1 of 3 issues']);
    await page.fill('[data-filter=q]', '');
    await page.selectOption('[data-filter=label]', 'area: counting');
    expect(await shown(page)).toEqual(['#12']);
    const { hash } = new URL(page.url());
    expect(hash).toBe('#label=area%3A+counting');
    await page.click('[data-clear]');
    expect([(await shown(page)).length, new URL(page.url()).hash]).toEqual([3, '']);
    await page.check('[data-filter=changed]');
    expect(await shown(page)).toEqual(['#12']);
    await page.fill('[data-filter=q]', 'nothing like this');
    expect(await page.locator('[data-none]').isVisible()).toBe(true);
  });

  it('sorts by keyboard, tells how, and an address opens the same view', async () => {
    const { page } = await open();
    expect(await shown(page)).toEqual(['#1184', '#12', '#9']);
    const header = page.locator('th[data-sort=issue]');
    await header.locator('button').focus();
    await page.keyboard.press('Enter');
    expect([await shown(page), await header.getAttribute('aria-sort')]).toEqual([
      ['#9', '#12', '#1184'],
      'ascending',
    ]);
    await page.keyboard.press('Enter');
    expect([await shown(page), await header.getAttribute('aria-sort')]).toEqual([
      ['#1184', '#12', '#9'],
      'descending',
    ]);
    await page.keyboard.press('Enter');
    expect([
      await header.getAttribute('aria-sort'),
      await page.locator('.block-row').first().isVisible(),
    ]).toEqual([null, true]);
    await page.evaluate('location.hash = "decision=re-open&sort=worked.down"');
    await page.reload();
    expect(await shown(page)).toEqual(['#12']);
    expect(await page.locator('th[data-sort=worked]').getAttribute('aria-sort')).toBe('descending');
  });

  it('is a readable table without its script', async () => {
    const { page, complaints } = await open({ script: false });
    expect(complaints).toEqual([]);
    expect(await shown(page)).toEqual(['#1184', '#12', '#9']);
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await page.locator('.block-row:visible').allTextContents()).toHaveLength(3);
  });

  it.each([320, 768, 1280, 1920])('fits %i px', async (width) => {
    const { page } = await open({ width });
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(over).toBeLessThanOrEqual(0);
    const display = await page.evaluate('getComputedStyle(document.querySelector(".issue-row")).display');
    // On a narrow screen a row is a card.
    expect(display).toBe(width <= 960 ? 'block' : 'grid');
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds serious: %s', async (scheme) => {
    const { page } = await open({ scheme });
    // The script is put in past the page’s policy, as the browser’s own tools are.
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await page.evaluate(axe);
    await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
    const found = (await page.evaluate('axe.run()')) as { violations: { id: string; impact: string }[] };
    expect(found.violations.map(({ id, impact }) => `${id} (${impact})`)).toEqual([]);
  });

  it('keeps hostile texts of every field as text', async () => {
    const entries = HOSTILE.map((text, i) =>
      boardEntry({
        key: `${text}${i}`,
        repository: text,
        title: i % 2 ? text : null,
        labels: [text],
        reason: text,
        nextStep: text,
        ask: text,
        sentence: text,
        url: 'javascript:document.title=1',
        page: i % 2 ? `issues/${text}.html` : null,
        lastNamedAt: text,
        release: { state: 'released', name: text, date: text },
        fix: { commit: text, committedAt: text, subject: text },
        fold: i % 2 ? null : 'no-fix-found',
      }),
    );
    const [first = ''] = HOSTILE;
    const repositories = HOSTILE.map((text) => ({
      name: text,
      webUrl: 'javascript:alert(1)',
      revision: text,
      committedAt: text,
      notifications: [{ code: 'x', message: text, weakens: text, remedy: text }],
    }));
    const problems = HOSTILE.map((text) => ({ where: text, message: text }));
    const scope = { since: first, labels: HOSTILE, milestone: first };
    const html = await renderBoard(board(entries, { repositories, problems, scope }));
    const { page, complaints, requests } = await visit({ 'index.html': html }, 'index.html');
    await page.mouse.move(400, 400);
    await page.fill('[data-filter=q]', 'script');
    await page.selectOption('[data-filter=label]', { index: 1 });
    expect([complaints, requests]).toEqual([[], []]);
    expect(await page.title()).toContain('Board of');
    const own =
      'document.querySelectorAll("body script, body style, body img, [onerror], [onmouseover], [style]").length';
    expect(await page.evaluate(own)).toBe(0);
    const links = (await page.evaluate('[...document.links].map((link) => link.protocol)')) as string[];
    expect(new Set(links)).toEqual(new Set(['file:']));
  });
});
