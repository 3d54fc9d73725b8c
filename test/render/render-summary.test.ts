import { expect, it } from 'vitest';
import { MOST_SUMMARY_BYTES, renderSummary } from '../../src/render/render-summary.js';
import { miniatureAudit } from './audit-fixture.js';
import { evidence } from './audit-parts.js';
import { nodesOf } from './parse-markdown.js';

const headings = (text: string) =>
  nodesOf(text).flatMap((node) =>
    node.type === 'heading' && node.depth === 2 ? (node.children?.[0]?.value ?? '') : [],
  );

it('is the whole audit, without the part about a file beside it', async () => {
  const text = await renderSummary(miniatureAudit());
  expect(headings(text)).toContain('Conclusion');
  expect(headings(text)).not.toContain('GitHub comment');
  expect(text).not.toContain('Left out');
});

it('leaves sections out, and says so, where it would be more than 1 MiB, counted in bytes', async () => {
  const long = '😀'.repeat(2_500);
  const stated = Array.from({ length: 100 }, () => long);
  const audit = miniatureAudit();
  const text = await renderSummary({
    ...audit,
    notes: { ...audit.notes, impact: stated },
    evidence: [evidence({ id: 'x', kind: 'scan', summary: 'x' })],
  });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MOST_SUMMARY_BYTES);
  expect(headings(text)).not.toContain('Impact');
  expect(text).toMatch(
    /Left out\*\*, because a summary holds no more: Existing tools and tests, .* and Impact\./,
  );
});

it('names the status alone where even the beginning is too long', async () => {
  const audit = miniatureAudit();
  const text = await renderSummary({
    ...audit,
    decision: { ...audit.decision, nextStep: 'word '.repeat(300_000) },
  });
  expect(text).toContain('**RESOLVED**, *proven*');
  expect(text.length).toBeLessThan(300);
});
