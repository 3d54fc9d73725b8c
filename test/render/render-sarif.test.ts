import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Audit } from '../../src/domain/audit.js';
import { renderSarif, SARIF_LIMITS } from '../../src/render/render-sarif.js';
import { bareAudit, miniatureAudit } from './audit-fixture.js';
import { counts, occurrence, scan } from './audit-parts.js';
import { withForeignText } from './hostile-audit.js';

const SCHEMA = new URL('fixtures/sarif/sarif-2.1.0-rtm.5.json', import.meta.url);
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const isSarif = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } },
  ];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { id: string; helpUri?: string }[] } };
  readonly results: readonly Result[];
  readonly invocations: readonly [{ toolExecutionNotifications?: readonly { message: { text: string } }[] }];
}

function runOf(audit: Audit, limits: Parameters<typeof renderSarif>[1] = SARIF_LIMITS): Run {
  const log: unknown = JSON.parse(renderSarif(audit, limits));
  isSarif(log);
  expect(isSarif.errors ?? []).toEqual([]);
  const [run] = (log as { runs: readonly Run[] }).runs;
  if (!run) throw new Error('there is no run');
  return run;
}

/** The miniature with these occurrences of its one pattern. */
function withOccurrences(occurrences: Audit['patterns'][number]['occurrences'], confirmed = true): Audit {
  return miniatureAudit({ patterns: [{ ...scan, occurrences, confirmed }] });
}

const prints = (run: Run) =>
  run.results.map((result) => result.partialFingerprints.primaryLocationLineHash ?? '');

describe('SARIF of what remains', () => {
  it('is valid, and tells every occurrence by rule, place and class, production first', () => {
    const run = runOf(
      withOccurrences([
        occurrence('tests/a.py', 3, 'test'),
        occurrence('src/b.py', 9, 'production'),
        occurrence('src/a b.py', 7, 'production'),
      ]),
    );
    expect(
      run.results.map(({ level, locations: [{ physicalLocation: at }] }) => [
        level,
        at.artifactLocation.uri,
        at.region.startLine,
      ]),
    ).toEqual([
      ['warning', 'src/a%20b.py', 7],
      ['warning', 'src/b.py', 9],
      ['note', 'tests/a.py', 3],
    ]);
    expect(run.tool.driver.rules.map((rule) => rule.id)).toEqual([run.results[0]?.ruleId]);
    expect(run.results[2]?.message.text).toContain('of issue #1184, in tests');
  });

  it('takes what nobody confirmed for a hint', () => {
    const run = runOf(withOccurrences([occurrence('src/a.py', 1, 'production')], false));
    expect(run.results[0]).toMatchObject({ level: 'note', message: { text: /^Perhaps left/ } });
  });

  it('is valid without a pattern and without addresses', () => {
    expect(runOf(bareAudit()).results).toEqual([]);
  });

  it('is valid whatever strangers wrote', () => {
    const texts = ['[x](1) {0} "\u202e\ud800', 'a/../b c#?%.py', '</script>@everyone', '\u0000'];
    const run = runOf(withForeignText(miniatureAudit(), texts));
    expect(run.results.length).toBe(scan.occurrences.length);
    // Brackets in a message are links unless they are escaped.
    for (const { message } of run.results) expect(message.text).not.toMatch(/(?<!\\)[[\]]/);
    const odd = runOf(miniatureAudit({ issue: { ...miniatureAudit().issue, url: 'javascript:alert(1)' } }));
    expect(odd.tool.driver.rules[0]).not.toHaveProperty('helpUri');
  });
});

describe('fingerprints', () => {
  const before = [
    occurrence('src/a.py', 10, 'production'),
    occurrence('src/a.py', 20, 'production'),
    occurrence('src/b.py', 10, 'production'),
  ];

  it('stay when lines move, and when what is around is indented anew', () => {
    const moved = before.map((one) => ({ ...one, line: one.line + 5, column: 40 }));
    const indented = moved.map((one) => ({ ...one, snippet: `  ${one.snippet.replace('(', '( ')}` }));
    expect(prints(runOf(withOccurrences(moved)))).toEqual(prints(runOf(withOccurrences(before))));
    expect(prints(runOf(withOccurrences(indented)))).not.toEqual(prints(runOf(withOccurrences(before))));
    const spaced = before.map((one) => ({ ...one, snippet: ` ${one.snippet.replace(' ', '   ')} ` }));
    expect(prints(runOf(withOccurrences(spaced)))).toEqual(prints(runOf(withOccurrences(before))));
  });

  it('differ by file, by text, by pattern and by number', () => {
    const all = prints(runOf(withOccurrences(before)));
    expect(new Set(all).size).toBe(3);
    const other = runOf(withOccurrences([occurrence('src/a.py', 10, 'production', 'await other()')]));
    expect(all).not.toContain(prints(other)[0]);
    const definition = { ...scan.definition, source: 'python:await x($$$)' };
    const ofOther = runOf(miniatureAudit({ patterns: [{ ...scan, definition, occurrences: before }] }));
    expect(prints(ofOther).filter((print) => all.includes(print))).toEqual([]);
  });
});

describe('GitHub’s limits', () => {
  const many = Array.from({ length: 500 }, (_, n) => occurrence(`tests/${n * n}.py`, n + 1, 'test'));
  const audit = withOccurrences([...many, occurrence('src/z.py', 1, 'production')]);

  it('are those of its documentation', () => {
    expect(SARIF_LIMITS).toEqual({ results: 25_000, gzipBytes: 10_485_760 });
  });

  it('results: production stays, and what is left out is said', () => {
    const run = runOf(audit, { ...SARIF_LIMITS, results: 400 });
    expect(run.results).toHaveLength(400);
    expect(run.results[0]?.level).toBe('warning');
    expect(run.invocations[0].toolExecutionNotifications?.[0]?.message.text).toBe(
      '101 of 501 occurrences are left out: GitHub takes no more.',
    );
  });

  it('bytes when compressed', () => {
    const text = renderSarif(audit, { ...SARIF_LIMITS, gzipBytes: 8_000 });
    expect(gzipSync(text).length).toBeLessThanOrEqual(8_000);
    expect(text).toContain('of 501 occurrences are left out');
  });

  it('descriptions of at most 1,024 characters', () => {
    const definition = { ...scan.definition, source: `python:${'x'.repeat(5_000)}` };
    const long = miniatureAudit({ patterns: [{ ...scan, definition, counts: counts({}) }] });
    const texts = JSON.stringify(runOf(long).tool.driver.rules).match(/"text":"[^"]*"/g) ?? [];
    expect(texts.length).toBe(3);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(1_024 + '"text":""'.length);
  });
});
