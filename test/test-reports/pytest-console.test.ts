import { describe, expect, it } from 'vitest';
import { outcomes, readContent } from './read-text.js';

const START = '============================= test session starts ==============================\n';

describe('pytest’s console', () => {
  it('reads -v: ids with spaces, brackets and colons; the worse of call and teardown; what could not be collected', async () => {
    const read = await readContent(
      `${START}collected 7 items / 1 error\n\n` +
        'tests/test_a.py::TestA::test_p[a b::c[1]] PASSED                 [ 10%]\n' +
        'tests/test_a.py::TestA::test_f FAILED                            [ 20%]\n' +
        'tests/test_a.py::test_q[x PASSED (y] PASSED                      [ 25%]\n' +
        'tests/test_a.py::test_skip SKIPPED (needs PASSED things)         [ 30%]\n' +
        'tests/test_a.py::test_x XFAIL (known)                            [ 40%]\n' +
        'tests/test_a.py::test_xp XPASS                                   [ 50%]\n' +
        'tests/test_a.py::test_t PASSED                                   [ 60%]\n' +
        'tests/test_a.py::test_t ERROR                                    [ 60%]\n' +
        'tests/test_a.py::test_s ERROR                                    [100%]\n\n' +
        '==================================== ERRORS ====================================\n' +
        '_______________________ ERROR collecting tests/test_b.py _______________________\n' +
        'E   ModuleNotFoundError: nope\n' +
        '=========================== short test summary info ============================\n' +
        'FAILED tests/test_a.py::TestA::test_f - assert 1 == 2\n' +
        'ERROR tests/test_b.py\n' +
        'ERROR tests/test_a.py::test_t - RuntimeError: td\n' +
        'ERROR tests/test_a.py::test_s - RuntimeError: s - with a dash\n' +
        '=== 1 failed, 3 passed, 1 skipped, 1 xfailed, 1 xpassed, 3 errors in 0.12s ===\n',
    );
    expect(outcomes(read)).toEqual([
      'test_p[a b::c[1]]: passed (PASSED)',
      'test_f: failed (FAILED)',
      'test_q[x PASSED (y]: passed (PASSED)',
      'test_skip: skipped (SKIPPED)',
      'test_x: skipped (XFAIL)',
      'test_xp: passed (XPASS)',
      'test_t: error (ERROR)',
      'test_s: error (ERROR)',
      'tests/test_b.py: error (ERROR)',
    ]);
    expect(read).toMatchObject({ format: 'pytest-console', readable: true, complete: true });
    expect(read.cases[1]).toMatchObject({
      suite: 'TestA',
      file: 'tests/test_a.py',
      message: 'assert 1 == 2',
    });
    expect(read.cases[7]?.message).toBe('RuntimeError: s - with a dash');
  });

  it('counts the letters of -q, named where the summary names them', async () => {
    const read = await readContent(
      '..F.sxE.                                                                 [100%]\n' +
        '=================================== FAILURES ===================================\n' +
        '___________________________________ test_f ____________________________________\n' +
        '=========================== short test summary info ============================\n' +
        'FAILED test_a.py::test_f - assert 0\nERROR test_a.py::test_e - boom\n' +
        '1 failed, 4 passed, 1 skipped, 1 xfailed, 1 error in 0.05s\n',
    );
    expect(read.counts).toEqual({ total: 8, passed: 4, failed: 1, error: 1, skipped: 2, notRun: 0 });
    expect(read.cases.filter((one) => one.name.startsWith('test_')).map((one) => one.name)).toEqual([
      'test_f',
      'test_e',
    ]);
    expect(read).toMatchObject({ complete: true, problems: [] });
  });

  it('does not count a test twice whose teardown broke in -q', async () => {
    const read = await readContent(
      '.E.                                                                      [100%]\n' +
        '==================================== ERRORS ====================================\n' +
        '________________________ ERROR at teardown of test_t __________________________\n' +
        '=========================== short test summary info ============================\n' +
        'ERROR test_a.py::test_t - boom\n2 passed, 1 error in 0.05s\n',
    );
    expect(read.counts).toMatchObject({ total: 2, passed: 1, error: 1 });
  });

  it('reads names from -rA, and skips that pytest folds together', async () => {
    const read = await readContent(
      `${START}test_a.py .s.s                                                          [100%]\n` +
        '=========================== short test summary info ============================\n' +
        'PASSED test_a.py::test_one\nPASSED test_a.py::test_two\nSKIPPED [2] test_a.py:3: not here\n' +
        '========================= 2 passed, 2 skipped in 0.01s =========================\n',
    );
    expect(read.counts).toMatchObject({ total: 4, passed: 2, skipped: 2 });
    expect(read.cases.slice(0, 2).map((one) => one.name)).toEqual(['test_one', 'test_two']);
  });

  it('reads xdist and live output, where the result stands on a line of its own', async () => {
    const read = await readContent(
      `${START}[gw0] [ 50%] PASSED test_a.py::test_one \n` +
        'test_a.py::test_two \n-------------------------------- live log call ---------------------------------\nINFO hello\nFAILED                        [100%]\n' +
        '========================= 1 failed, 1 passed in 0.01s ==========================\n',
    );
    expect(outcomes(read)).toEqual(['test_one: passed (PASSED)', 'test_two: failed (FAILED)']);
  });

  it('lists reruns as attempts of one test', async () => {
    const read = await readContent(
      `${START}test_a.py::test_one RERUN [100%]\ntest_a.py::test_one PASSED [100%]\n==== 1 passed, 1 rerun in 0.01s ====\n`,
    );
    expect(read.cases).toHaveLength(1);
    expect(read.cases[0]).toMatchObject({ outcome: 'passed', flaky: true });
  });

  it('says that a log without its last line is no complete one', async () => {
    const read = await readContent(`${START}test_a.py::test_one PASSED [ 50%]\n`);
    expect(read).toMatchObject({ readable: true, complete: false });
    expect(read.counts.passed).toBe(1);
  });

  it('says that a run was interrupted', async () => {
    const read = await readContent(
      `${START}test_a.py::test_one PASSED [ 50%]\n!!!!!!!!! KeyboardInterrupt !!!!!!!!!\n===== 1 passed in 0.01s =====\n`,
    );
    expect(read).toMatchObject({ complete: false, problems: ['pytest stopped early: KeyboardInterrupt'] });
  });

  it('says that the last line counts more than the log lists', async () => {
    const read = await readContent(
      `${START}test_a.py::test_one PASSED [ 50%]\n===== 3 passed in 0.01s =====\n`,
    );
    expect(read.problems).toEqual(['declares 3 results and lists 1']);
  });

  it('reads a log with colours and with the times that a CI service adds', async () => {
    const read = await readContent(
      `2026-01-02T03:04:05.1234567Z ${START}2026-01-02T03:04:06.1234567Z test_a.py::test_one \u001b[32mPASSED\u001b[0m\u001b[32m  [100%]\u001b[0m\n` +
        '2026-01-02T03:04:07.1234567Z \u001b[32m===== \u001b[32m\u001b[1m1 passed\u001b[0m\u001b[32m in 0.01s\u001b[0m\u001b[32m =====\u001b[0m\n',
    );
    expect(outcomes(read)).toEqual(['test_one: passed (PASSED)']);
    expect(read.complete).toBe(true);
  });

  it('keeps the sessions of one log apart', async () => {
    const session = `${START}test_a.py::test_one PASSED [100%]\n===== 1 passed in 0.01s =====\n`;
    const read = await readContent(session + session);
    expect(read.counts.total).toBe(2);
  });

  it('does not take captured output for results, not even a whole session', async () => {
    const read = await readContent(
      `${START}test_a.py::test_one PASSED [ 50%]\ntest_a.py::test_two FAILED [100%]\n` +
        '=================================== FAILURES ===================================\n' +
        `----------------------------- Captured stdout call -----------------------------\n${START}` +
        'test_inner.py::test_three PASSED [100%]\n=========================== short test summary info ============================\n' +
        'FAILED test_inner.py::test_four - no\n============ 1 failed, 1 passed in 0.01s ============\n' +
        '=========================== short test summary info ============================\n' +
        'FAILED test_a.py::test_two - assert 0\n===== 1 failed, 1 passed in 0.01s =====\n',
    );
    expect(outcomes(read)).toEqual(['test_one: passed (PASSED)', 'test_two: failed (FAILED)']);
    expect(read).toMatchObject({ complete: true, problems: [] });
  });

  it('reads where an inherited test is written as no part of its name', async () => {
    const read = await readContent(
      `${START}test_a.py::TestA::test_one <- base.py PASSED [100%]\n===== 1 passed in 0.01s =====\n`,
    );
    expect(read.cases[0]).toMatchObject({ name: 'test_one', suite: 'TestA', file: 'test_a.py' });
  });
});
