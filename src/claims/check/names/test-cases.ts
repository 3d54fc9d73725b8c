import type { TestCase } from '../../../domain/test-outcome.js';
import type { CheckContext, Outcome } from '../context.js';

/** Cases of the reports that a test id names. */
export function casesNamed(
  context: CheckContext,
  paths: readonly string[],
  node: readonly string[],
): TestCase[] {
  const name = node.at(-1) ?? '';
  const container = node.at(-2) ?? '';
  return (context.services.cases ?? []).filter((each) => {
    if (each.name !== name && !each.name.endsWith(`::${name}`)) return false;
    if (container !== '' && each.suite !== null && !each.suite.includes(container)) return false;
    return (
      each.file === null ||
      paths.some((path) => each.file === path || (each.file ?? '').endsWith(`/${path}`)) ||
      paths.length === 0
    );
  });
}

/** Cases of the reports that are in a file. */
export function casesOfFile(context: CheckContext, path: string): TestCase[] {
  const dotted = path.replace(/\.[^./]+$/, '').replaceAll('/', '.');
  return (context.services.cases ?? []).filter(({ file, suite }) => {
    if (file !== null) return file === path || file.endsWith(`/${path}`);
    return suite?.split(' > ').some((each) => each === dotted || each.startsWith(`${dotted}.`));
  });
}

/** `passed` when all did, `failed` when one did, `mixed` otherwise. */
export function outcomeOf(cases: readonly TestCase[]): 'passed' | 'failed' | 'mixed' {
  if (cases.some(({ outcome }) => outcome === 'failed' || outcome === 'error')) return 'failed';
  return cases.length > 0 && cases.every(({ outcome }) => outcome === 'passed') ? 'passed' : 'mixed';
}

/** Nothing says how the tests ended. */
export function reportOutcome(context: CheckContext): Outcome {
  const given = context.services.cases;
  return {
    verdict: 'not checkable',
    measured: given === null ? null : `none of the ${given.length} cases of the reports is meant`,
    scope: given === null ? 'no test report was given' : 'the test reports that were given',
    needs: 'a test report of this revision that holds these tests (--reports)',
  };
}
