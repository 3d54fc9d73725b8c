import { describe, expect, it } from 'vitest';
import { attempt, firstLines, testCase } from '../../src/test-reports/build-case.js';
import { declaredBy, declaredByTags } from '../../src/test-reports/declared-keys.js';
import { clockMs, durationMs } from '../../src/test-reports/durations.js';
import { isoTime } from '../../src/test-reports/report-time.js';

describe('durations', () => {
  it.each([
    ['0.5', 500],
    ['1,024.12', 1_024_120],
    ['0,160', 160],
    ['12,5', 12_500],
    ['80.803us', 0.080803],
    ['3ms', 3],
    ['2 s', 2000],
    ['1e-3', 1],
    ['1,024', null],
    ['NaN', null],
    ['-1', null],
    ['', null],
    [undefined, null],
  ])('reads %j as %j ms', (text, ms) => {
    if (ms === null) expect(durationMs(text)).toBeNull();
    else expect(durationMs(text)).toBeCloseTo(ms, 6);
  });
  it('reads clocks', () => {
    expect(clockMs('01:02:03.5000000')).toBe(3_723_500);
    expect(clockMs('0.25')).toBe(250);
    expect(clockMs('soon')).toBeNull();
  });
});

describe('times', () => {
  it.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02 03:04:05', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05.123456789-05:00', '2026-01-02T08:04:05.123Z'],
    ['2026-01-02T03:04:05+0130', '2026-01-02T01:34:05.000Z'],
    [1_770_000_000_000, '2026-02-02T02:40:00.000Z'],
    [0, null],
    [Number.NaN, null],
    ['01/02/2026', null],
    [null, null],
  ])('reads %j as %j', (time, iso) => {
    expect(isoTime(time)).toBe(iso);
  });
});

describe('what a test declares', () => {
  it('takes the value of a name that says issue, and tags that could be one', () => {
    expect(declaredBy('Issue-Key', ' PROJ-1 ')).toEqual(['PROJ-1']);
    expect(declaredBy('issue', '')).toEqual([]);
    expect(declaredBy('priority', '1')).toEqual([]);
    expect(declaredBy('Category', 'smoke')).toEqual([]);
    expect(declaredBy('Category', 'GH-12')).toEqual(['GH-12']);
    expect(declaredByTags(['@slow', '@PROJ-1', ' #7 '])).toEqual(['@PROJ-1', '#7']);
  });
});

describe('a case', () => {
  it('is as its last attempt, and flaky when attempts differ', () => {
    const read = testCase({
      name: 'a',
      attempts: [attempt('failed', 'x', 'first\nline'), attempt('passed', 'ok')],
    });
    expect(read).toMatchObject({ outcome: 'passed', rawStatus: 'ok', flaky: true, message: 'first\nline' });
    expect(testCase({ name: 'a', attempts: [attempt('failed', 'x'), attempt('failed', 'x')] }).flaky).toBe(
      false,
    );
  });
  it('without attempts was not run', () => {
    expect(testCase({ name: 'a', attempts: [] })).toMatchObject({
      outcome: 'not-run',
      attempts: [{ outcome: 'not-run' }],
    });
  });
  it('keeps the first lines of a message, without colours', () => {
    const long = firstLines(`\u001b[31mred\u001b[0m\n${'x\n'.repeat(100)}`);
    expect(long?.split('\n')).toHaveLength(20);
    expect(long?.startsWith('red\n')).toBe(true);
    expect(firstLines('  \n')).toBeNull();
  });
});
