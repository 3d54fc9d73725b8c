import { describe, expect, it } from 'vitest';
import { outcomes, readContent } from './read-text.js';

function events(...list: object[]): string {
  return list.map((one) => `${JSON.stringify(one)}\n`).join('');
}

const P = { Package: 'example.org/p' };

describe('go test -json', () => {
  it('reads tests, subtests and skips, each once', async () => {
    const read = await readContent(
      events(
        { ...P, Time: '2026-02-03T04:05:06.789012345+01:00', Action: 'run', Test: 'TestA' },
        { ...P, Action: 'run', Test: 'TestA/sub' },
        { ...P, Action: 'output', Test: 'TestA/sub', Output: '    a_test.go:7: not equal\n' },
        { ...P, Action: 'fail', Test: 'TestA/sub', Elapsed: 0.25 },
        { ...P, Action: 'fail', Test: 'TestA', Elapsed: 0.5 },
        { ...P, Action: 'run', Test: 'TestB' },
        { ...P, Action: 'skip', Test: 'TestB', Elapsed: 0 },
        { ...P, Action: 'fail', Elapsed: 0.6 },
      ),
    );
    expect(outcomes(read)).toEqual([
      'TestA/sub: failed (FAIL)',
      'TestA: failed (FAIL)',
      'TestB: skipped (SKIP)',
    ]);
    expect(read.cases[0]).toMatchObject({
      suite: 'example.org/p',
      durationMs: 250,
      message: 'a_test.go:7: not equal',
    });
    expect(read).toMatchObject({
      format: 'go-test-json',
      complete: true,
      writtenAt: '2026-02-03T03:05:06.789Z',
    });
  });

  it('calls a test that a panic cut off an error, and says what the panic was', async () => {
    const read = await readContent(
      events(
        { ...P, Action: 'run', Test: 'TestA' },
        { ...P, Action: 'output', Test: 'TestA', Output: 'panic: test timed out after 2s\n' },
        { ...P, Action: 'fail', Elapsed: 2 },
      ),
    );
    expect(outcomes(read)).toEqual(['TestA: error (no result)']);
    expect(read.cases[0]?.message).toBe('panic: test timed out after 2s');
  });

  it('reports a package that failed without a failing test as a case of its own', async () => {
    const read = await readContent(
      events(
        { ...P, Action: 'run', Test: 'TestA' },
        { ...P, Action: 'pass', Test: 'TestA' },
        { ...P, Action: 'fail' },
      ),
    );
    expect(outcomes(read)).toEqual(['TestA: passed (PASS)', 'example.org/p: error (fail)']);
  });

  it('reads lines that are no JSON, among them errors of the build', async () => {
    const read = await readContent(
      `go: downloading example.org/x v1.0.0\n# example.org/q [example.org/q.test]\n./q_test.go:3:1: undefined: Q\n${events(
        { ...P, Action: 'run', Test: 'TestA' },
        { ...P, Action: 'pass', Test: 'TestA' },
        { ...P, Action: 'pass' },
      )}FAIL\texample.org/q [build failed]\n`,
    );
    expect(outcomes(read)).toEqual(['TestA: passed (PASS)', 'example.org/q: error (build failed)']);
    expect(read.cases[1]?.message).toContain('undefined: Q');
  });

  it('says that a stream without the package’s result was cut off', async () => {
    const read = await readContent(
      events({ ...P, Action: 'run', Test: 'TestA' }, { ...P, Action: 'pass', Test: 'TestA' }),
    );
    expect(read).toMatchObject({ complete: false });
    expect(read.counts.passed).toBe(1);
  });
});

describe('go test -v', () => {
  it('reads results, subtests, parallel tests and results glued to output', async () => {
    const read = await readContent(
      '=== RUN   TestA\n=== PAUSE TestA\n=== RUN   TestB\n=== RUN   TestB/one\n    b_test.go:4: boom\n' +
        '--- FAIL: TestB (0.01s)\n    --- FAIL: TestB/one (0.00s)\n=== CONT  TestA\nprinted without an end--- PASS: TestA (0.02s)\n' +
        'FAIL\nexit status 1\nFAIL\texample.org/p\t0.03s\n?   \texample.org/none\t[no test files]\nok  \texample.org/q\t0.1s\n',
    );
    expect(outcomes(read)).toEqual([
      'TestB: failed (FAIL)',
      'TestB/one: failed (FAIL)',
      'TestA: passed (PASS)',
    ]);
    expect(read.format).toBe('go-test-console');
    expect(read.problems).toEqual(['names no test of 1 passing packages: run go test with -v or -json']);
  });

  it('reports the package where nothing but a panic is left', async () => {
    const read = await readContent('panic: init\n\ngoroutine 1 [running]:\nFAIL\texample.org/p\t0.003s\n');
    expect(outcomes(read)).toEqual(['example.org/p: error (FAIL)']);
    expect(read.cases[0]?.message).toMatch(/^panic: init/);
  });

  it('counts benchmarks, and an output that ends early', async () => {
    const read = await readContent(
      'BenchmarkA-8   \t 1000\t   15.9 ns/op\nPASS\nok  \texample.org/p\t7s\n=== RUN   TestA\n',
    );
    expect(outcomes(read)).toEqual(['BenchmarkA-8: passed (benchmark)', 'TestA: error (no result)']);
    expect(read.complete).toBe(false);
  });
});
