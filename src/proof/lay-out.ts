import type { Replacement } from '../clients/git/private-checkout.js';
import type { Clone } from '../clients/git/repository.js';
import { type Method, methodOf } from './method.js';
import type { ProofQuestion, Step } from './question.js';
import { runStage, type StageRun } from './run-stage.js';
import type { Stage } from './test-plan.js';
import type { Workbench } from './workbench.js';

/** A tree to run tests in. */
export interface Side {
  readonly commit: string;
  readonly replacements: ReadonlyMap<string, Replacement>;
  /** `with the fix`, for the log and for progress. */
  readonly name: string;
}

/** Lays a tree out and brings in what it needs. @returns how its tests are run, or why they cannot be */
export async function layOut(
  clone: Clone,
  bench: Workbench,
  question: ProofQuestion,
  side: Side,
  step: Step,
): Promise<{ method: Method } | { failure: string }> {
  bench.log.say(`== ${side.name}: the files of ${side.commit.slice(0, 9)}\n`);
  const project = await bench.layOut(clone, side.commit, side.replacements);
  const method = await methodOf(project, question);
  if (!method)
    return {
      failure:
        'Nothing in the repository tells how these tests are run; name a command under prove: in a configuration.',
    };
  const setUp = () => bench.setUp(method.setUp);
  const failure = bench.hasSetUp(method.setUp)
    ? await setUp()
    : await step('set-up', setUp, (problem) => problem ?? 'dependencies are there');
  return failure === null ? { method } : { failure: `Dependencies could not be fetched: ${failure}.` };
}

/** Builds what a stage needs, if anything, then runs it. */
export async function runBuilt(
  bench: Workbench,
  question: ProofQuestion,
  laid: { method: Method; stage: Stage; builds: Method['strategy']['builds'] },
  name: string,
  step: Step,
): Promise<StageRun> {
  const asked = question.tests.map(({ path }) => path);
  const run = async () => {
    for (const { folder, command } of laid.builds) await bench.build(folder, command);
    return runStage(bench, laid.stage, asked, laid.method.split);
  };
  return step(name, run, summaryOf);
}

/** A run tells something when at least one test passes in it. */
export function tells({ results }: Pick<StageRun, 'results'>): boolean {
  return [...results.values()].some(({ outcome }) => outcome === 'passed');
}

function summaryOf({ results, problems }: StageRun): string {
  if (results.size === 0) return problems[0] ?? 'no test was told';
  const outcomes = [...results.values()].map(({ outcome }) => outcome);
  const failed = outcomes.filter((outcome) => outcome === 'failed' || outcome === 'error').length;
  return `${outcomes.filter((outcome) => outcome === 'passed').length} passed, ${failed} failed`;
}
