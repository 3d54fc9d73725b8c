import picocolors from 'picocolors';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Audit } from '../../src/domain/audit.js';
import { compareAudits } from '../../src/render/compare.js';
import { renderTerminalSummary, type SummaryOptions } from '../../src/render/terminal-summary.js';
import { miniatureAudit } from './audit-fixture.js';

function summary(audit: Audit, options: Partial<SummaryOptions> = {}): string {
  const colors = picocolors.createColors(false);
  return renderTerminalSummary(audit, {
    columns: 80,
    colors,
    written: ['out/issue-1184.md'],
    changes: null,
    ...options,
  });
}

describe('what a person needs to know', () => {
  const text = summary(miniatureAudit());

  test.each([
    '#1184 Socket manager: await error on connect\nexample/chat at HEAD, cd5a85503 of 2025-09-20',
    'RESOLVED (proven, rule 8)\n  Fixed, and shown to be.\n  1e43adc46 removed all 12',
    'Fix        1e43adc46 of 2025-09-15 "a"; first released in v1.4.0\nDecision   close\nNext step  Close #1184',
    '  1 cause   proven     1326a1d1e changed get_manager',
    '  4 impact  unknown    Would tell: An audit of the import graph',
    '    0 in production, 3 in tests, 2 in backup copies\n    in 3 files, 10,682 searched, 1 unreadable, 1 more in strings and comments',
    'Written\n  out/issue-1184.md',
  ])('%s', (part) => {
    expect(text).toContain(part);
  });

  test('each why takes one line', () => {
    const lines = text.split('\n').filter((line) => /^ {2}[1-5] /.test(line));
    expect(lines).toHaveLength(5);
  });
});

test('a pattern that was followed is drawn over time, no wider than the terminal', () => {
  for (const columns of [40, 80, 200]) {
    const line = summary(miniatureAudit(), { columns })
      .split('\n')
      .find((each) => /[▁▂▃▄▅▆▇█]/.test(each));
    expect(line).toMatch(/^ {4}[ ▁▂▃▄▅▆▇█]+ {2}most \d+, last \d+$/);
    expect(stringWidth(line ?? '')).toBeLessThanOrEqual(Math.min(columns, 72));
  }
});

test('a fix that was taken back is told in no release', () => {
  const { links } = miniatureAudit();
  const text = summary(
    miniatureAudit({ links: links.map((link) => ({ ...link, revertedBy: ['f'.repeat(40)] })) }),
  );
  expect(text).toContain('Fix        1e43adc46 of 2025-09-15 "a"\n');
  expect(text).not.toContain('first released');
});

test('a fix that is elsewhere is said to be elsewhere', () => {
  const { verdict } = miniatureAudit();
  const text = summary(
    miniatureAudit({ verdict: { ...verdict, fixedIn: [], fixedElsewhere: verdict.fixedIn } }),
  );
  expect(text.replace(/\n */g, ' ')).toContain('"a"; not part of this revision; first released in v1.4.0');
});

test('without a pattern what remains is not measured, never zero', () => {
  const text = summary(miniatureAudit({ patterns: [] }));
  expect(text).toContain('Not measured: no pattern was given.');
  expect(text).not.toContain('0 in production');
});

test('only what was shown is green', () => {
  const colors = picocolors.createColors(true);
  const painted = (status: Audit['verdict']['status'], grade: Audit['verdict']['grade']) => {
    const { verdict } = miniatureAudit();
    const text = summary(miniatureAudit({ verdict: { ...verdict, status, grade }, whys: [] as never }), {
      colors,
    });
    return text.split('\n').find((line) => line.includes(`(${grade}`)) ?? '';
  };
  const green = '\u001b[32m';
  expect(painted('RESOLVED', 'proven')).toContain(green);
  expect(painted('RESOLVED', 'supported')).toContain(green);
  expect(painted('RESOLVED', 'claimed')).not.toContain(green);
  expect(painted('RESOLVED', 'unknown')).not.toContain(green);
  expect(painted('CLOSED_WITHOUT_FIX', 'proven')).not.toContain(green);
  expect(painted('REGRESSED', 'proven')).toContain('\u001b[31m');
});

test('fits the width, with wide characters and long words, and hostile text has no effect', () => {
  const audit = miniatureAudit();
  const evil = `\u001b]0;x\u0007${'漢字'.repeat(60)} \u001b[2J${'x'.repeat(300)}\nnext`;
  const hostile = miniatureAudit({
    issue: { ...audit.issue, title: evil },
    verdict: { ...audit.verdict, reason: evil },
    decision: { action: 'ask', nextStep: evil, ask: evil, people: [] },
    whys: audit.whys.map((why) => ({ ...why, answer: evil })),
    notifications: [{ code: 'x', message: evil, weakens: evil, remedy: evil }],
    patterns: audit.patterns.map((scan) => ({
      ...scan,
      pattern: evil,
      definition: { ...scan.definition, source: evil },
    })),
  });
  for (const columns of [40, 63, 80, 100, 200]) {
    const text = summary(hostile, { columns });
    expect(text.split('\n').filter((line) => stringWidth(line) > columns)).toEqual([]);
    expect([...text].filter((c) => c !== '\n' && (c < ' ' || (c >= '\u007f' && c <= '\u009f')))).toEqual([]);
  }
});

test('what changed since the last time', () => {
  const now = miniatureAudit();
  const same = summary(now, { changes: compareAudits(now, now) });
  expect(same).toContain('Since the audit of 2025-09-21 (cd5a85503)\n  Nothing has changed.');
});
