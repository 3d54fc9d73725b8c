import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/render/render-html.js';
import { miniatureAudit } from '../render/audit-fixture.js';
import { useBrowser } from './browser.js';

const visit = useBrowser();

describe('the page of an audit', () => {
  it('loads from disk without an error or a request', async () => {
    const html = await renderHtml(miniatureAudit());
    const { page, complaints, requests } = await visit({ 'a.html': html }, 'a.html');
    expect(await page.title()).toContain('Socket manager');
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
  });
});
