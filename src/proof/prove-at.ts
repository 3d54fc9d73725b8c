import type { Replacement } from '../clients/git/private-checkout.js';
import type { Clone } from '../clients/git/repository.js';
import { readTree } from '../clients/git/tree.js';
import type { Proof, ProofAt, ProvenTest } from '../domain/proof.js';
import { count, either, listing } from '../domain/wording.js';
import { indexOf } from './index-of.js';
import { layOut, runBuilt, tells } from './lay-out.js';
import type { ProofQuestion, Step } from './question.js';
import type { StageRun } from './run-stage.js';
import type { TestResult } from './test-results.js';
import type { Workbench } from './workbench.js';

/**
 * Runs the tests that show the fix at another revision: with its own test files, and where a revert has taken the tests
 * away with the fix, with those that came with the fix.
 */
export async function proveAt(
  clone: Clone,
  bench: Workbench,
  question: ProofQuestion,
  at: { name: string; commit: string; proof: Pick<Proof, 'kept'>; tests: readonly ProvenTest[] },
  step: Step,
): Promise<ProofAt> {
  const { name, commit, tests: wanted } = at;
  const not = (reason: string): ProofAt => ({ name, commit, result: 'not-run', reason, tests: [] });
  if (wanted.length === 0)
    return not('No test is known that shows the fix, so there is nothing to run again.');
  const own = await runIn(
    clone,
    bench,
    question,
    { commit, replacements: new Map(), name: `at ${name}` },
    step,
  );
  const told = new Map(wanted.map((test) => [test, outcomeIn(own, test)]));
  let how = '';
  if ([...told.values()].includes(null)) {
    const replacements = await testsOfFix(clone, question, at.proof.kept);
    const lent = await runIn(
      clone,
      bench,
      question,
      { commit, replacements, name: `at ${name}, tests of the fix` },
      step,
    );
    for (const [test, outcome] of told) if (outcome === null) told.set(test, outcomeIn(lent, test));
    if ('failure' in lent && 'failure' in own) return not(lent.failure);
    how = ', run as they came with the fix';
  }
  const tests = [...told].map(([test, outcome]) => ({ name: test.name, file: test.file, outcome }));
  const failing = tests.filter(({ outcome }) => outcome === 'failed' || outcome === 'error');
  const missing = tests.filter(
    ({ outcome }) => outcome === null || outcome === 'skipped' || outcome === 'not-run',
  );
  if (failing.length > 0) {
    const reason = `${count(failing.length, 'test')} that ${either(failing.length, 'shows', 'show')} the fix ${either(failing.length, 'fails', 'fail')} at ${name}${how}: ${listing(failing.map((test) => test.name))}.`;
    return { name, commit, result: 'fails', reason, tests };
  }
  if (missing.length > 0)
    return {
      ...not(`${missing.length} of ${count(tests.length, 'test')} could not be run at ${name}.`),
      tests,
    };
  return {
    name,
    commit,
    result: 'passes',
    reason: `${tests.length === 1 ? 'The test that shows the fix passes' : `All ${count(tests.length, 'test')} that show the fix pass`} at ${name}${how}.`,
    tests,
  };
}

async function runIn(
  clone: Clone,
  bench: Workbench,
  question: ProofQuestion,
  side: { commit: string; replacements: ReadonlyMap<string, Replacement>; name: string },
  step: Step,
): Promise<StageRun | { failure: string }> {
  const laid = await layOut(clone, bench, question, side, step);
  if ('failure' in laid) return laid;
  const { strategy, buildsFirst } = laid.method;
  let failure = 'The tests could not be run there.';
  for (const stage of strategy.stages) {
    for (const builds of buildsFirst ? [strategy.builds] : [[], ...strategy.builds.map((one) => [one])]) {
      const run = await runBuilt(bench, question, { method: laid.method, stage, builds }, side.name, step);
      // Where nothing passes, the way may be the wrong one; but a failing test of the issue is what is looked for.
      if (tells(run) || [...run.results.values()].some(({ isFrame }) => !isFrame)) return run;
      failure = run.problems[0] ?? failure;
    }
  }
  return { failure };
}

/** The test files of the proof, and what the fix changed for them. */
async function testsOfFix(
  clone: Clone,
  question: ProofQuestion,
  kept: readonly string[],
): Promise<Map<string, Replacement>> {
  const files = indexOf(await readTree(clone.git, question.tree));
  const paths = new Set([
    ...question.tests.map(({ path }) => path),
    ...kept.filter((path) => question.classOf(path) !== 'docs'),
  ]);
  return new Map(
    [...paths].flatMap((path) => (files.has(path) ? [[path, files.get(path) ?? null] as const] : [])),
  );
}

function outcomeIn(run: StageRun | { failure: string }, test: ProvenTest): TestResult['outcome'] | null {
  if ('failure' in run) return null;
  const same = [...run.results.values()].filter(({ name, file }) => name === test.name && file === test.file);
  return (
    same.find(({ outcome }) => outcome === 'failed' || outcome === 'error')?.outcome ??
    same[0]?.outcome ??
    null
  );
}
