import { describe, expect, it } from 'vitest';
import type { Audit } from '../../src/domain/audit.js';
import { commentState } from '../../src/render/comment-state.js';
import {
  commentDigest,
  MARKER_CHARACTERS,
  MOST_COMMENT_CHARACTERS,
  renderComment,
} from '../../src/render/render-comment.js';
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
    decision: { action: 'ask', nextStep: text, ask: text, people: [] },
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
  ])('is made to fit, says what was left out, and stays well-formed: %s', async (_, text) => {
    const comment = await renderComment(enormous(text));
    expect(comment.length).toBeLessThanOrEqual(MOST_COMMENT_CHARACTERS - MARKER_CHARACTERS);
    const isDropped = !comment.includes('#### Evidence');
    expect(isDropped).toBe(/^\*\*Left out\*\*, because a comment holds no more: Evidence/m.test(comment));
    if (!isDropped) expect(comment).toMatch(/and [\d,]+ more/);
    const html = nodesOf(comment).flatMap((node) => (node.type === 'html' ? (node.value ?? '') : []));
    const opened = html.filter((tag) => tag.startsWith('<details>')).length;
    expect(html.filter((tag) => tag.startsWith('</details>'))).toHaveLength(opened);
    expect(comment.endsWith('</sub>\n')).toBe(true);
  });

  it('loses the evidence first, and the whys last', async () => {
    const sections = async (audit: Audit) =>
      nodesOf(await renderComment(audit)).flatMap((node) =>
        node.type === 'heading' && node.depth === 4 ? (node.children?.[0]?.value ?? '') : [],
      );
    const audit = miniatureAudit();
    const all = ['Five whys', 'What remains', 'Over time', 'Evidence'];
    expect(await sections(audit)).toEqual(all);
    const most = enormous('<|`*@a '.repeat(2_000));
    const long = { ...audit, evidence: most.evidence };
    expect(await sections(long)).toEqual(all.slice(0, 3));
    const longer = { ...long, patterns: most.patterns };
    expect(await sections(longer)).toEqual(['Five whys']);
  });
});

describe('what has changed since the last comment', () => {
  const now = miniatureAudit();
  const state = commentState(now);
  const [left] = state.left;

  it('is told in a few lines', async () => {
    const before = {
      ...state,
      status: 'UNRESOLVED',
      grade: 'supported',
      decision: 'keep open',
      fixes: ['0a1b2c3d4e'],
      left: [[left?.[0] ?? '', 12, 17] as [string, number, number]],
      whys: ['unknown', ...state.whys.slice(1)],
      date: '2025-09-01',
    };
    const text = await renderComment(now, { link: null, before });
    for (const line of [
      'Status: UNRESOLVED (supported) → RESOLVED (proven).',
      'Decision: keep open → close.',
      'Fixes, new: [`1e43adc46`]',
      'Fixes, no longer: `0a1b2c3d4e`.',
      'Left of `python:await get_manager($$$)` in production: 12 → 0.',
      'Why 1: unknown → proven.',
      'The last one was made on 2025-09-01 of the same commit.',
    ])
      expect(text).toContain(`\n- ${line}`);
  });

  it('is said to be nothing when it is nothing, and is not there in a first comment', async () => {
    const before = { ...state, revision: '6'.repeat(40) };
    const text = await renderComment(now, { link: null, before });
    expect(text).toContain('- Nothing but details has changed.');
    expect(text).toContain('of [`666666666`]');
    expect(await renderComment(now)).not.toContain('Since the last audit');
  });

  it('is no part of the digest, nor are the day and the link; all else is', async () => {
    const digest = await commentDigest(now);
    const place = { link: 'https://example.org/1', before: { ...state, status: 'REGRESSED' } };
    expect(await commentDigest({ ...now, date: '2031-01-01' }, place)).toBe(digest);
    expect(await commentDigest({ ...now, revision: '1'.repeat(40) })).not.toBe(digest);
    expect(await commentDigest(now, { ...place, isFromFork: true })).not.toBe(digest);
  });
});

describe('where to read on', () => {
  it('is a link that leaves no trace on github.com, beside the command that makes it all again', async () => {
    const at = async (link: string) => renderComment(miniatureAudit(), { link, before: null });
    expect(await at('https://github.com/example/chat/issues/3#issuecomment-1')).toContain(
      '[The whole audit](https://redirect.github.com/example/chat/issues/3#issuecomment-1)',
    );
    for (const link of ['https://ghe.example/a/b/issues/3', 'https://github.com/a/b/actions/runs/7'])
      expect(await at(link)).toContain(`[The whole audit](${link})`);
    expect(await at('javascript:alert(1)')).toContain('**The whole audit**');
    expect(await renderComment(miniatureAudit())).toContain(
      "The whole audit, in a clone: `issue-audit 1184 --at cd5a85503 --pattern 'python:await get_manager($$$)'`",
    );
  });

  it('says of an audit from a fork that it is', async () => {
    const text = await renderComment(miniatureAudit(), { link: null, before: null, isFromFork: true });
    expect(text).toContain('**From a fork:**');
  });
});

describe('the chart', () => {
  const [ledger] = miniatureAudit().ledgers;
  if (!ledger) throw new Error('the fixture has one');
  const chartOf = (text: string) =>
    nodesOf(text).flatMap((node) => (node.type === 'code' ? (node.value ?? '').split('\n') : []));

  it('shows what was left over time, days of one date told apart', async () => {
    const entries = ledger.entries.map((entry) => ({ ...entry, authoredAt: '2025-09-15T00:00:00Z' }));
    const text = await renderComment(miniatureAudit({ ledgers: [{ ...ledger, entries }] }));
    expect(chartOf(text)).toEqual([
      'xychart-beta',
      '    x-axis ["2025-09-15", "2025-09-15 (2)", "2025-09-15 (3)"]',
      '    y-axis "left" 0 --> 12',
      '    bar [12, 3, 5]',
      '    line [12, 0, 0]',
    ]);
  });

  it('keeps the first, the peak, the last and the largest changes of a long ledger', async () => {
    const [first] = ledger.entries;
    if (!first) throw new Error('the fixture has one');
    const totals = Array.from({ length: 300 }, (_, n) => (n === 150 ? 900 : n % 2));
    const entries = totals.map((runningTotal) => ({ ...first, runningTotal, runningProduction: 0 }));
    const bars = chartOf(await renderComment(miniatureAudit({ ledgers: [{ ...ledger, entries }] })))[3];
    expect(bars).toMatch(/^ {4}bar \[0, .*900, .*1\]$/);
    expect(bars?.split(',')).toHaveLength(12);
  });

  it('is not drawn where a sentence says as much', async () => {
    const entries = ledger.entries.slice(0, 2);
    const text = await renderComment(miniatureAudit({ ledgers: [{ ...ledger, entries }] }));
    expect(text).not.toContain('mermaid');
  });
});
