import { describe, expect, it } from 'vitest';
import type { Audit } from '../../src/domain/audit.js';
import { MOST_COMMENT_CHARACTERS, renderComment } from '../../src/render/render-comment.js';
import { bareAudit, miniatureAudit } from './audit-fixture.js';
import { evidence, occurrence, scan } from './audit-parts.js';
import { nodesOf } from './parse-markdown.js';

describe('the comment', () => {
  it('tells status and reason first, then the whys, what remains, and the evidence folded', async () => {
    const text = await renderComment(miniatureAudit());
    const order = [
      'Fixed, and shown to be',
      'removed all 12 occurrences',
      'Decision: close.',
      '**Fix:**',
      'First released in',
      'Not seen:',
      'Why did it happen?',
      'Why now, and can it come back?',
      '#### What remains',
      '<details>',
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('says what it does not know, with nothing to unfold', async () => {
    const text = await renderComment(bareAudit());
    expect(text).toContain('Cannot be decided from what is here');
    expect(text).toContain('Not measured');
    expect(text).not.toContain('<details>');
  });

  it('shows where production still has occurrences', async () => {
    const occurrences = Array.from({ length: 12 }, (_, n) => occurrence('server/a.py', n + 1, 'production'));
    const text = await renderComment(miniatureAudit({ patterns: [{ ...scan, occurrences }] }));
    expect(text).toContain('  - [`server/a.py:1`]');
    expect(text).toContain('  - and 2 more in production');
  });
});

describe('the evidence in the comment', () => {
  const files = Array.from({ length: 60 }, (_, n) =>
    evidence({ id: `file:${n}`, kind: 'repository-file', summary: `File ${n} names the issue` }),
  );
  const deciding = evidence({ id: 'ledger:late', kind: 'ledger', summary: 'What the verdict rests on' });

  it('begins with what the verdict rests on, wherever it stands in the audit', async () => {
    const [finding] = miniatureAudit().findings;
    if (!finding) throw new Error('the fixture has one');
    const audit = miniatureAudit({
      evidence: [...files, deciding],
      findings: [{ ...finding, evidence: ['ledger:late'] }],
      verdict: { ...miniatureAudit().verdict, findings: [finding.probe] },
    });
    const text = await renderComment(audit);
    expect(text).toContain('- What the verdict rests on.');
    expect(text.indexOf('What the verdict rests on')).toBeLessThan(text.indexOf('File 0 names'));
    expect(text).toContain('- and 41 more, in the audit');
  });

  it('puts single files after what is told once', async () => {
    const text = await renderComment(
      miniatureAudit({ evidence: [...files, deciding], findings: [], whys: [] }),
    );
    expect(text.indexOf('What the verdict rests on')).toBeLessThan(text.indexOf('File 0 names'));
  });
});

/** An audit in which everything is as long and as many as it can be. */
function enormous(text: string): Audit {
  const audit = miniatureAudit();
  return {
    ...audit,
    verdict: { ...audit.verdict, reason: text },
    decision: { action: 'ask', nextStep: text, ask: text },
    whys: audit.whys.map((why) => ({ ...why, status: 'unknown', answer: text, wouldEstablish: text })),
    notifications: Array.from({ length: 100 }, () => ({
      code: 'x',
      message: text,
      weakens: text,
      remedy: text,
    })),
    patterns: Array.from({ length: 20 }, () => ({
      ...scan,
      occurrences: Array.from({ length: 400 }, (_, n) => occurrence(text, n + 1, 'production', text)),
    })),
    evidence: Array.from({ length: 3_000 }, (_, n) =>
      evidence({
        id: `x:${n}`,
        kind: 'scan',
        summary: text,
        provenance: { collector: '', source: '', revision: null, command: text },
      }),
    ),
  };
}

describe('a comment that would be too long', () => {
  it.each([
    ['plain words', 'word '.repeat(2_000)],
    ['what has to be escaped', '<|`*@a '.repeat(2_000)],
    ['one long word', '|'.repeat(20_000)],
  ])('is cut below GitHub’s limit and stays well-formed: %s', async (_, text) => {
    const comment = await renderComment(enormous(text));
    expect(comment.length).toBeLessThanOrEqual(MOST_COMMENT_CHARACTERS);
    expect(comment).toMatch(/and [\d,]+ more/);
    const html = nodesOf(comment).flatMap((node) => (node.type === 'html' ? (node.value ?? '') : []));
    expect(html.filter((tag) => tag.startsWith('<details>'))).toHaveLength(1);
    expect(html.filter((tag) => tag.startsWith('</details>'))).toHaveLength(1);
    expect(comment.endsWith('</sub>\n')).toBe(true);
  });
});
