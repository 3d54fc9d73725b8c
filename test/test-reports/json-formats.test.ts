import { describe, expect, it } from 'vitest';
import { outcomes, readContent } from './read-text.js';

function json(document: unknown): string {
  return JSON.stringify(document, null, 2);
}

describe('CTRF', () => {
  const tests = [
    {
      name: 'a',
      status: 'passed',
      duration: 5,
      suite: ['x', 'y'],
      filePath: 'a.ts',
      line: 3,
      tags: ['@GH-7', 'slow'],
      labels: { issue: 'PROJ-1' },
    },
    { name: 'b', status: 'failed', message: 'no', retryAttempts: [{ status: 'failed' }] },
    { name: 'c', status: 'pending' },
    { name: 'd', status: 'other', rawStatus: 'quarantined' },
    { name: 'e', status: 'passed', flaky: true, retryAttempts: [{ status: 'failed', message: 'once' }] },
  ];
  it('reads outcomes, raw statuses, attempts and labels', async () => {
    const read = await readContent(
      json({ results: { tool: { name: 't' }, summary: { tests: 5, stop: 1_770_000_000_000 }, tests } }),
    );
    expect(read).toMatchObject({ format: 'ctrf', problems: [], writtenAt: '2026-02-02T02:40:00.000Z' });
    expect(outcomes(read)).toEqual([
      'a: passed (passed)',
      'b: failed (failed)',
      'c: not-run (pending)',
      'd: skipped (quarantined)',
      'e: passed (passed)',
    ]);
    expect(read.cases[0]).toMatchObject({
      suite: 'x > y',
      file: 'a.ts',
      line: 3,
      declares: ['@GH-7', 'PROJ-1'],
    });
    expect(read.cases[1]?.attempts).toHaveLength(2);
    expect(read.cases[4]).toMatchObject({
      flaky: true,
      attempts: [{ outcome: 'failed' }, { outcome: 'passed' }],
    });
  });
  it('says that the sum differs', async () => {
    const read = await readContent(json({ results: { tool: {}, summary: { tests: 9 }, tests: [] } }));
    expect(read.problems).toContain('declares 9 tests and holds 0');
  });
});

describe('Jest and Vitest', () => {
  it('reads tests, todo, retries, and a file that could not be loaded', async () => {
    const read = await readContent(
      json({
        numTotalTests: 3,
        startTime: 1_770_000_000_000,
        testResults: [
          {
            name: '/w/a.test.ts',
            status: 'failed',
            assertionResults: [
              {
                ancestorTitles: ['x', 'y'],
                title: 'works',
                status: 'passed',
                duration: 4,
                location: { line: 8 },
              },
              {
                ancestorTitles: [],
                title: 'fails',
                status: 'failed',
                failureMessages: ['Error: no'],
                retryReasons: ['Error: once'],
              },
              { ancestorTitles: [], title: 'later', status: 'todo' },
            ],
          },
          { name: '/w/b.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] },
        ],
      }),
    );
    expect(outcomes(read)).toEqual([
      'works: passed (passed)',
      'fails: failed (failed)',
      'later: skipped (todo)',
      '(file could not be run): error (failed)',
    ]);
    expect(read.cases[0]).toMatchObject({ suite: 'x > y', file: '/w/a.test.ts', line: 8 });
    expect(read.cases[1]?.attempts).toHaveLength(2);
    expect(read.problems).toEqual([]);
  });
  it('finds the document between lines of other output', async () => {
    const document = {
      numTotalTests: 1,
      testResults: [{ assertionResults: [{ title: 'a', status: 'passed' }] }],
    };
    for (const text of [json(document), JSON.stringify(document)]) {
      const read = await readContent(`> jest --json\n\n[info] starting\n${text}\nDone in 1.2s.\n`);
      expect(outcomes(read)).toEqual(['a: passed (passed)']);
    }
  });
});

describe('Mocha', () => {
  it('reads passes, failures, pending, retries, and a failing hook', async () => {
    const a = { title: 'a', fullTitle: 'x a', file: '/w/a.js', duration: 2, currentRetry: 1, err: {} };
    const b = { title: 'b', fullTitle: 'x b', err: { message: 'no', stack: 'Error: no' } };
    const c = { title: 'c', fullTitle: 'x c', err: {} };
    const hook = {
      title: '"before all" hook for "d"',
      fullTitle: 'x "before all" hook for "d"',
      err: { message: 'hook' },
    };
    const read = await readContent(
      json({
        stats: { tests: 3, end: '2026-01-02T03:04:05.006Z' },
        tests: [a, b, c],
        passes: [a],
        failures: [b, hook],
        pending: [c],
      }),
    );
    expect(outcomes(read)).toEqual([
      'a: passed (passes)',
      'b: failed (failures)',
      '"before all" hook for "d": failed (hook)',
      'c: skipped (pending)',
    ]);
    expect(read.cases[0]).toMatchObject({ suite: 'x', flaky: true });
    expect(read.problems).toEqual([]);
  });
});

describe('Playwright', () => {
  const spec = (title: string, test: object): object => ({
    title,
    file: 'a.spec.ts',
    line: 4,
    tags: [],
    tests: [{ projectName: 'chromium', expectedStatus: 'passed', annotations: [], results: [], ...test }],
  });
  it('reads attempts, annotations, expected failures, and tests that were never reached', async () => {
    const specs = [
      spec('flaky', {
        status: 'flaky',
        annotations: [{ type: 'issue', description: 'https://example.org/issues/7' }],
        results: [{ status: 'timedOut', error: { message: 'slow' } }, { status: 'passed' }],
      }),
      spec('expected', { expectedStatus: 'failed', status: 'expected', results: [{ status: 'failed' }] }),
      spec('surprise', { expectedStatus: 'failed', status: 'unexpected', results: [{ status: 'passed' }] }),
      spec('fixme', { expectedStatus: 'skipped', status: 'skipped', annotations: [{ type: 'fixme' }] }),
      spec('unreached', { status: 'skipped' }),
      spec('cut', { status: 'unexpected', results: [{ status: 'interrupted' }] }),
    ];
    const read = await readContent(
      json({
        config: {},
        suites: [
          {
            title: 'a.spec.ts',
            file: 'a.spec.ts',
            specs: [],
            suites: [{ title: 'group', file: 'a.spec.ts', specs }],
          },
        ],
        errors: [],
        stats: { startTime: '2026-01-02T03:04:05.006Z' },
      }),
    );
    expect(outcomes(read)).toEqual([
      'flaky: passed (passed)',
      'expected: skipped (expected failed)',
      'surprise: failed (unexpectedly passed)',
      'fixme: skipped (skipped)',
      'unreached: not-run (skipped)',
      'cut: error (interrupted)',
    ]);
    expect(read.cases[0]).toMatchObject({
      suite: 'chromium > group',
      flaky: true,
      declares: ['https://example.org/issues/7'],
      file: 'a.spec.ts',
      line: 4,
    });
  });
  it('says that something broke outside of any test', async () => {
    const read = await readContent(
      json({ config: {}, suites: [], errors: [{ message: 'no config\nmore' }] }),
    );
    expect(read).toMatchObject({
      complete: false,
      problems: ['an error outside of any test: no config', 'holds no test case'],
    });
  });
});

describe('pytest-json-report', () => {
  it('reads phases, expected failures, metadata, and what could not be collected', async () => {
    const read = await readContent(
      json({
        created: 1_770_000_000.5,
        exitcode: 1,
        summary: { total: 3 },
        collectors: [{ nodeid: 'test_b.py', outcome: 'failed', longrepr: 'ImportError' }],
        tests: [
          {
            nodeid: 'test_a.py::TestA::test_p[x::y]',
            lineno: 9,
            outcome: 'passed',
            setup: { duration: 0.1 },
            call: { duration: 0.2 },
            metadata: { issue: 'PROJ-3' },
          },
          {
            nodeid: 'test_a.py::test_t',
            lineno: 19,
            outcome: 'error',
            call: { outcome: 'passed' },
            teardown: { outcome: 'failed', crash: { message: 'td' } },
          },
          { nodeid: 'test_a.py::test_x', lineno: 29, outcome: 'xfailed' },
        ],
      }),
    );
    expect(outcomes(read)).toEqual([
      'test_p[x::y]: passed (passed)',
      'test_t: error (error)',
      'test_x: skipped (xfailed)',
      'test_b.py: error (failed)',
    ]);
    expect(read.cases[0]).toMatchObject({
      suite: 'TestA',
      file: 'test_a.py',
      line: 10,
      declares: ['PROJ-3'],
    });
    expect(read.cases[1]?.message).toBe('td');
    expect(read).toMatchObject({ complete: true, problems: [], writtenAt: '2026-02-02T02:40:00.500Z' });
  });
  it('says that the run was interrupted', async () => {
    expect((await readContent(json({ created: 1, exitcode: 2, summary: {}, tests: [] }))).complete).toBe(
      false,
    );
  });
});

describe('RSpec', () => {
  it('reads examples and errors outside of them', async () => {
    const read = await readContent(
      json({
        messages: ['An error occurred while loading ./spec/b_spec.rb'],
        examples: [
          {
            description: 'adds',
            full_description: 'Sum adds',
            status: 'passed',
            file_path: './spec/a_spec.rb',
            line_number: 3,
            run_time: 0.01,
          },
          {
            description: 'fails',
            full_description: 'Sum fails',
            status: 'failed',
            exception: { message: 'expected 1' },
          },
          {
            description: 'waits',
            full_description: 'Sum waits',
            status: 'pending',
            pending_message: 'later',
          },
        ],
        summary: { example_count: 3, errors_outside_of_examples_count: 1 },
      }),
    );
    expect(outcomes(read)).toEqual([
      'adds: passed (passed)',
      'fails: failed (failed)',
      'waits: skipped (pending)',
      '(outside of examples): error (error)',
    ]);
    expect(read.cases[0]).toMatchObject({ suite: 'Sum', file: 'spec/a_spec.rb', line: 3, durationMs: 10 });
  });
});

describe('Cucumber', () => {
  const step = (status: string): object => ({
    name: 's',
    result: { status, duration: 1_000_000, error_message: status === 'failed' ? 'boom' : undefined },
  });
  it('takes a scenario for its worst step, its background and hooks included', async () => {
    const element = (name: string, steps: object[], more: object = {}): object => ({
      type: 'scenario',
      name,
      line: 4,
      tags: [],
      steps,
      ...more,
    });
    const read = await readContent(
      json([
        {
          name: 'Sum',
          uri: 'features/sum.feature',
          tags: [{ name: '@PROJ-9' }],
          elements: [
            element('passes', [step('passed')], { tags: [{ name: '@issue-12' }, { name: '@slow' }] }),
            { type: 'background', steps: [step('failed')] },
            element('breaks', [step('skipped')]),
            element('hook', [step('skipped')], { before: [step('failed')] }),
            element('open', [step('passed'), step('undefined'), step('skipped')]),
            element('empty', []),
          ],
        },
      ]),
    );
    expect(outcomes(read)).toEqual([
      'passes: passed (passed)',
      'breaks: failed (failed)',
      'hook: failed (failed)',
      'open: skipped (undefined)',
      'empty: not-run (no steps)',
    ]);
    expect(read.cases[0]).toMatchObject({
      file: 'features/sum.feature',
      durationMs: 1,
      declares: ['@PROJ-9', '@issue-12'],
    });
  });
});

describe('Mochawesome', () => {
  it('reads nested suites, tests that a hook kept from running, and the hook', async () => {
    const hook = { title: '"before all" hook', fail: true, isHook: true, err: { message: 'hook' } };
    const inner = {
      title: 'inner',
      beforeHooks: [hook],
      tests: [
        { title: 'a', state: 'passed', pass: true, duration: 3 },
        { title: 'b', state: 'failed', fail: true, err: { message: 'no' } },
        { title: 'c', state: 'pending', pending: true },
        { title: 'd', state: null, skipped: true },
      ],
    };
    const read = await readContent(
      json({
        stats: { end: '2026-01-02T03:04:05.006Z' },
        results: [false, { title: '', file: 'a.js', suites: [inner] }],
      }),
    );
    expect(read.format).toBe('mochawesome');
    expect(outcomes(read)).toEqual([
      'a: passed (passed)',
      'b: failed (failed)',
      'c: skipped (pending)',
      'd: not-run (skipped)',
      '"before all" hook: failed (hook)',
    ]);
    expect(read.cases[0]).toMatchObject({ suite: 'inner', file: 'a.js' });
  });
});
