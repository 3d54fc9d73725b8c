import { posix } from 'node:path';
import picomatch from 'picomatch';
import type { TestTie } from '../domain/test-outcome.js';

/** More files than this are not the tests of one issue. */
const MOST_FILES = 60;

/** Code in a language that tests are written in. */
export function isTestCode(path: string): boolean {
  return (
    /\.(?:[cm]?[jt]sx?|coffee|py|go|rs|java|kt|groovy|scala|rb|php)$/.test(path) &&
    !/\.d\.[cm]?ts$/.test(path)
  );
}

/** Code that a runner can be given; what tests only need (data, recorded results, set-ups) is not. */
export function isRunnable(path: string): boolean {
  if (!isTestCode(path)) return false;
  if (
    /(?:^|\/)(?:fixtures?|__fixtures__|__mocks__|mocks?|support|helpers?|test-?data|test_data|artifacts|bench(?:mark)?s?|perf)\//i.test(
      path,
    )
  )
    return false;
  return !/(?:^|\/)(?:\.[^/]*|(?:karma|jest|vitest|ava|mocha|wallaby|rollup|webpack|babel|protractor)[^/]*\.(?:conf|config|setup)\.[^/]+|conftest\.py|__init__\.py|setup\.[jt]s|[^/]*helpers?\.[cm]?[jt]s)$/.test(
    path,
  );
}

/** More tests than this in one folder do not read one file. */
const MOST_READERS = 8;

/**
 * The tests that most likely read a file of data: the one whose recorded results it holds, else those of the nearest folder
 * upwards that has any.
 */
export function testsNear(path: string, tests: readonly string[]): string[] {
  const recorded = path.replace(/(?:^|\/)__snapshots__\/([^/]+)\.snap$/, '/$1').replace(/^\//, '');
  if (tests.includes(recorded)) return [recorded];
  for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) {
    const here = tests.filter((test) => posix.dirname(test) === folder);
    if (here.length > 0) return here.length <= MOST_READERS ? here : [];
  }
  return [];
}

/**
 * The test files of an issue, the strongest tie first. Files named after another issue, in the same way as one that is named
 * after this one, are left out: the commit that brought them mends both.
 */
export function testsOf(from: {
  touched: readonly string[];
  others: readonly string[];
  declared: readonly string[];
  names: (text: string) => boolean;
}): { path: string; tie: TestTie }[] {
  const isDeclared = from.declared.length > 0 ? picomatch([...from.declared], { dot: true }) : () => false;
  const tieOf = (path: string): TestTie =>
    isDeclared(path) ? 'declared' : from.names(path) ? 'named' : 'touched-by-fix';
  const all = [...new Set([...from.touched, ...from.others])].map((path) => ({ path, tie: tieOf(path) }));
  const forms = new Set(all.filter(({ tie }) => tie === 'named').map(({ path }) => formOf(path)));
  const own = all.filter(({ path, tie }) => tie !== 'touched-by-fix' || !forms.has(formOf(path)));
  const strength: readonly TestTie[] = ['declared', 'named', 'touched-by-fix', 'imports-fix'];
  return own
    .sort((a, b) => strength.indexOf(a.tie) - strength.indexOf(b.tie) || (a.path < b.path ? -1 : 1))
    .slice(0, MOST_FILES);
}

/** `test/issues/0614.js` and `test/issues/0586.js` have one form. */
function formOf(path: string): string {
  return path.replace(/\d+/g, '#');
}
