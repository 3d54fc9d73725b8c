import { describe, expect, it } from 'vitest';
import { outcomes, readContent } from './read-text.js';

function lines(...events: object[]): string {
  return events.map((one) => `${JSON.stringify(one)}\n`).join('');
}

describe('libtest', () => {
  it('reads results; a slow test is not yet a failed one; ignored tests count', async () => {
    const read = await readContent(
      `   Compiling a v0.1.0\n${lines(
        { type: 'suite', event: 'started', test_count: 3 },
        { type: 'test', event: 'started', name: 'tests::sum::adds' },
        { type: 'test', event: 'timeout', name: 'tests::sum::adds' },
        { type: 'test', event: 'ok', name: 'tests::sum::adds', exec_time: 0.5 },
        { type: 'test', event: 'failed', name: 'tests::fails', stdout: 'assertion failed' },
        { type: 'test', event: 'ignored', name: 'tests::later' },
        { type: 'suite', event: 'failed', passed: 1, failed: 1, ignored: 1, measured: 0 },
      )}`,
    );
    expect(outcomes(read)).toEqual([
      'adds: passed (ok)',
      'fails: failed (failed)',
      'later: skipped (ignored)',
    ]);
    expect(read.cases[0]).toMatchObject({ suite: 'tests > sum', durationMs: 500 });
    expect(read).toMatchObject({ format: 'libtest-json', complete: true, problems: [] });
  });

  it('reads nextest’s binaries and attempts', async () => {
    const read = await readContent(
      lines(
        { type: 'suite', event: 'started', test_count: 1 },
        { type: 'test', event: 'ok', name: 'pkg::bin$mod::flaky#2' },
        { type: 'suite', event: 'ok', passed: 1, failed: 0 },
      ),
    );
    expect(read.cases[0]).toMatchObject({ name: 'flaky', suite: 'pkg::bin > mod', flaky: true });
  });

  it('does not lose a test that killed its process', async () => {
    const read = await readContent(
      lines(
        { type: 'suite', event: 'started', test_count: 1 },
        { type: 'test', event: 'started', name: 'aborts' },
      ),
    );
    expect(outcomes(read)).toEqual(['aborts: error (no result)']);
    expect(read.complete).toBe(false);
  });
});

describe('Dart', () => {
  const head = [
    { protocolVersion: '0.1.1', type: 'start', time: 0 },
    { suite: { id: 0, path: 'test/a_test.dart' }, type: 'suite', time: 0 },
    { group: { id: 2, name: 'Sum', suiteID: 0 }, type: 'group', time: 1 },
  ];
  const start = (id: number, name: string): object => ({
    test: { id, name, suiteID: 0, groupIDs: [2], line: 7, metadata: { skip: false, skipReason: 'later' } },
    type: 'testStart',
    time: 10,
  });
  const done = (testID: number, result: string, more: object = {}): object => ({
    testID,
    result,
    skipped: false,
    hidden: false,
    type: 'testDone',
    time: 30,
    ...more,
  });

  it('reads outcomes, skips and messages, and leaves out hidden tests', async () => {
    const read = await readContent(
      lines(
        ...head,
        start(1, 'loading test/a_test.dart'),
        done(1, 'success', { hidden: true }),
        start(3, 'Sum adds'),
        done(3, 'success'),
        start(4, 'Sum fails'),
        { testID: 4, error: 'Expected: 1', stackTrace: 'at a', type: 'error', time: 20 },
        done(4, 'failure'),
        start(5, 'Sum throws'),
        done(5, 'error'),
        start(6, 'Sum waits'),
        done(6, 'success', { skipped: true }),
        { success: false, type: 'done', time: 99 },
      ),
    );
    expect(outcomes(read)).toEqual([
      'adds: passed (success)',
      'fails: failed (failure)',
      'throws: error (error)',
      'waits: skipped (skipped)',
    ]);
    expect(read.cases[1]).toMatchObject({
      suite: 'Sum',
      file: 'test/a_test.dart',
      line: 7,
      durationMs: 20,
      message: 'Expected: 1\nat a',
    });
    expect(read).toMatchObject({ format: 'dart-json', complete: true });
  });

  it('calls a test without an end an error, and the file cut off', async () => {
    const read = await readContent(lines(...head, start(3, 'Sum adds')));
    expect(outcomes(read)).toEqual(['adds: error (no result)']);
    expect(read.complete).toBe(false);
  });
});
