import { describe, expect, it } from 'vitest';
import { compareRuns, unloadedIn } from '../../src/proof/compare-runs.js';
import { manifestWithout } from '../../src/proof/manifest-without.js';
import type { TestResult } from '../../src/proof/test-results.js';
import { testsOf } from '../../src/proof/tests-to-run.js';
import { tieFinder } from '../../src/proof/tie-finder.js';

function results(...given: [name: string, outcome: TestResult['outcome'], over?: Partial<TestResult>][]) {
  return new Map(
    given.map(([name, outcome, over]) => {
      const file = over?.file === undefined ? 'a.js' : over.file;
      return [
        `${file}\0${name}`,
        { name, file, group: file, outcome, message: null, isFrame: false, ...over },
      ];
    }),
  );
}

function compare(before: ReturnType<typeof results>, after: ReturnType<typeof results>) {
  const compared = compareRuns(
    { results: before, unloaded: unloadedIn(before) },
    { results: after, unloaded: new Set() },
    () => 'named',
  );
  return [...compared.values()].map(
    ({ name, transition, weak }) => `${name}: ${transition}${weak ? ', weak' : ''}`,
  );
}

describe('two runs', () => {
  it('are compared test by test', () => {
    const before = results(
      ['a', 'failed'],
      ['b', 'passed'],
      ['c', 'failed'],
      ['d', 'passed'],
      ['e', 'skipped'],
      ['f', 'error'],
      ['gone', 'passed'],
    );
    const after = results(
      ['a', 'passed'],
      ['b', 'passed'],
      ['c', 'failed'],
      ['d', 'failed'],
      ['e', 'passed'],
      ['f', 'passed'],
      ['new', 'passed'],
    );
    expect(compare(before, after)).toEqual([
      ...[
        'a: FAIL_TO_PASS',
        'b: PASS_TO_PASS',
        'c: FAIL_TO_FAIL',
        'd: PASS_TO_FAIL',
        'e: OTHER',
        'f: FAIL_TO_PASS',
      ],
      ...['new: NEW', 'gone: OTHER'],
    ]);
  });

  it('are weak evidence for tests whose file or hook failed as a whole, and for no others', () => {
    const frame = { isFrame: true };
    const before = results(
      ['(file could not be run)', 'error', frame],
      ['other', 'passed', { file: 'b.js', group: 'b.js' }],
    );
    const after = results(
      ['a', 'passed'],
      ['other', 'passed', { file: 'b.js', group: 'b.js' }],
      ['new', 'passed', { file: 'b.js', group: 'b.js' }],
    );
    expect(compare(before, after)).toEqual(['a: FAIL_TO_PASS, weak', 'other: PASS_TO_PASS', 'new: NEW']);
  });

  it('find a test again where only one of them names its file', () => {
    expect(compare(results(['a', 'failed']), results(['a', 'passed', { file: null, group: null }]))).toEqual([
      'a: FAIL_TO_PASS',
    ]);
  });
});

describe('whose test it is', () => {
  const names = { own: (text: string) => text.includes('#7'), other: (text: string) => text.includes('#8') };
  const tests = [{ path: 'test/a.test.ts', tie: 'touched-by-fix' as const }];
  const tie = tieFinder({ tests, names }, [{ file: 'test/a.test.ts' }]);
  it.each([
    ['a title that names the issue', { name: 'works (#7)', file: 'b.js' }, 'named'],
    ['a title that names another one', { name: 'works (#8)', file: 'test/a.test.ts' }, null],
    ['its file', { name: 'works', file: 'test/a.test.ts' }, 'touched-by-fix'],
    ['the file it was built from', { name: 'works', file: 'dist/test/a.test.js' }, 'touched-by-fix'],
    ['another file', { name: 'works', file: 'test/b.test.ts' }, null],
  ])('is told by %s', (_, result, expected) => {
    expect(tie(result)).toBe(expected);
  });
});

describe('the test files of an issue', () => {
  it('leave out those that are named in the same way after another', () => {
    const found = testsOf({
      touched: ['test/issues/0614.js', 'test/issues/0586.js', 'test/core.js'],
      others: [],
      declared: [],
      names: (text) => text.includes('0586'),
    });
    expect(found).toEqual([
      { path: 'test/issues/0586.js', tie: 'named' },
      { path: 'test/core.js', tie: 'touched-by-fix' },
    ]);
  });
});

describe('a manifest without the fix', () => {
  it('has the dependencies and entries of before, and the tools for tests of after', () => {
    const before = {
      version: '1.0.0',
      main: 'old.js',
      dependencies: { a: '1' },
      devDependencies: { mocha: '1' },
    };
    const after = {
      version: '1.0.1',
      main: 'new.js',
      exports: './new.js',
      dependencies: { a: '2' },
      devDependencies: { mocha: '1', sinon: '1' },
    };
    const joined = manifestWithout(Buffer.from(JSON.stringify(before)), Buffer.from(JSON.stringify(after)));
    expect(JSON.parse(String(joined))).toEqual({
      version: '1.0.1',
      main: 'old.js',
      dependencies: { a: '1' },
      devDependencies: { mocha: '1', sinon: '1' },
    });
    expect(manifestWithout(Buffer.from('no'), Buffer.from('{}'))).toBeNull();
  });
});
