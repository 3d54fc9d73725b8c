import type { IssueTest } from '../domain/test-outcome.js';

/** No test is called longer; trying every part of a name takes the square of its length. */
const LONGEST = 2000;

/**
 * Whether a context of a coverage report is a test of the issue: `tests/test_a.py::TestA::test_b|run` as pytest-cov writes it, or
 * `tests.test_a.TestA.test_b` as coverage.py does. A dotted name has to mean one file of the revision only.
 */
export function testOfContext(
  tests: readonly IssueTest[],
  paths: readonly string[],
): (context: string) => boolean {
  // What only imports the fixed code is no test of the issue.
  const linked = tests.filter(({ tie, path }) => tie !== 'imports-fix' && path !== null);
  const modules = new Map<string, string[]>();
  for (const path of paths.filter((one) => one.endsWith('.py'))) {
    const words = path.slice(0, -3).split('/');
    for (let at = 0; at < words.length; at++) {
      const name = words.slice(at).join('.');
      const namesakes = modules.get(name);
      if (namesakes) namesakes.push(path);
      else modules.set(name, [path]);
    }
  }
  const known = new Map<string, boolean>();
  return (context) => {
    const before = known.get(context);
    if (before !== undefined) return before;
    const test = readContext(context, modules);
    const isLinked =
      test !== null &&
      linked.some(
        ({ path, name }) =>
          isSameFile(path ?? '', test.path) && (name === null || lastName(name) === test.name),
      );
    known.set(context, isLinked);
    return isLinked;
  };
}

function isSameFile(path: string, written: string): boolean {
  return path === written || path.endsWith(`/${written}`);
}

function readContext(
  context: string,
  modules: ReadonlyMap<string, readonly string[]>,
): { path: string; name: string } | null {
  if (context.length > LONGEST) return null;
  const text = context.replace(/\|(?:setup|run|teardown)$/, '').replace(/\[.*$/s, '');
  if (text.includes('::')) return { path: text.slice(0, text.indexOf('::')), name: lastName(text) };
  const words = text.split('.');
  for (let length = words.length - 1; length > 0; length--) {
    const [path, ...others] = modules.get(words.slice(0, length).join('.')) ?? [];
    if (path !== undefined) return others.length === 0 ? { path, name: words.at(-1) ?? '' } : null;
  }
  return null;
}

/** `tests.test_a.TestA > test_b[x]` and `TestA::test_b` are both `test_b`. */
function lastName(name: string): string {
  return (
    name
      .replace(/\[.*$/s, '')
      .split(/ > |::/)
      .at(-1) ?? ''
  );
}
