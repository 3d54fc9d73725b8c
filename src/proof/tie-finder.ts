import type { TieOf } from './compare-runs.js';
import type { ProofQuestion } from './question.js';
import type { TestResult } from './test-results.js';

/**
 * How a test that ran belongs to the issue: by a title that names it, else by its file. A title that names another issue
 * belongs to that one, in whatever file it stands.
 * @param results all tests of a run; where none of them names an asked file, the runner does not tell files
 */
export function tieFinder(
  { tests, names }: Pick<ProofQuestion, 'tests' | 'names'>,
  results: readonly Pick<TestResult, 'file'>[],
): TieOf {
  const find = (file: string) =>
    tests.find(({ path }) => path === file) ?? tests.find(({ path }) => isBuiltFrom(file, path));
  const tellsFiles = results.some(({ file }) => file !== null && find(file) !== undefined);
  const anyTie = tests[0]?.tie ?? null;
  return ({ name, file }) => {
    if (names.own(name)) return 'named';
    if (names.other(name)) return null;
    if (file === null) return tellsFiles ? null : anyTie;
    return find(file)?.tie ?? (tellsFiles ? null : anyTie);
  };
}

/** `dist/test/a.js` for `test/a.ts`, `lib/a.test.js` for `src/a.test.ts`. */
function isBuiltFrom(file: string, source: string): boolean {
  const stem = (path: string) => path.replace(/\.[cm]?[jt]sx?$/, '').split('/');
  const [built, own] = [stem(file), stem(source)];
  if (built.at(-1) !== own.at(-1) || built.length < 2) return false;
  return (
    built.slice(1).join('/').endsWith(own.join('/')) || built.slice(1).join('/') === own.slice(1).join('/')
  );
}
