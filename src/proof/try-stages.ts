import type { Clone } from '../clients/git/repository.js';
import { compareRuns } from './compare-runs.js';
import { layOut, runBuilt, type Side, tells } from './lay-out.js';
import type { Method } from './method.js';
import type { ProofQuestion, Step } from './question.js';
import type { StageRun } from './run-stage.js';
import type { Stage, Strategy } from './test-plan.js';
import { tieFinder } from './tie-finder.js';
import type { Workbench } from './workbench.js';

/** A way that worked, with what it told on both sides. */
export interface Attempt {
  readonly stage: Stage;
  readonly builds: Strategy['builds'];
  readonly before: StageRun;
  readonly after: StageRun;
  readonly runner: string;
  readonly notes: string[];
}

/** The two trees that are compared. */
export interface Sides {
  readonly after: Side;
  readonly before: Side;
}

/**
 * Runs the tests with and without the fix, in the most direct way that works: only the files, else the project’s
 * whole suite, each after a build where nothing can be loaded. A way in which tests of the issue fail with the fix too, and
 * none passes because of it, may be the wrong one, so the next is tried before it is believed.
 */
export async function tryStages(
  clone: Clone,
  bench: Workbench,
  question: ProofQuestion,
  sides: Sides,
  step: Step,
): Promise<Attempt | { failure: string; notes: string[] }> {
  const first = await layOut(clone, bench, question, sides.after, step);
  if ('failure' in first) return { failure: first.failure, notes: [] };
  const { strategy, buildsFirst } = first.method;
  const notes = [...strategy.notes];
  const problems: string[] = [];
  let best: Attempt | null = null;
  let method: Method | null = first.method;
  for (const { stage, withBuild } of waysOf(strategy, buildsFirst)) {
    if (method === null) {
      const again = await layOut(clone, bench, question, sides.after, step);
      if ('failure' in again) break;
      method = again.method;
    }
    const { run: after, builds } = await runUntilTelling(bench, question, { method, stage, withBuild }, step);
    if (!tells(after)) {
      const found = after.results.size;
      problems.push(...after.problems, ...(found > 0 ? [`none of ${found} tests passes with it`] : []));
      continue;
    }
    const other = await layOut(clone, bench, question, sides.before, step);
    if ('failure' in other) return { failure: `Without the fix: ${other.failure}`, notes };
    method = null;
    const same = { method: other.method, stage: sameStage(other.method, stage), builds };
    const before = await runBuilt(bench, question, same, sides.before.name, step);
    const attempt: Attempt = { stage, builds, before, after, runner: stage.plans[0]?.runner ?? '', notes };
    const told = judge(attempt, question);
    if (told === 'shows' || told === 'settled') return attempt;
    best ??= attempt;
  }
  if (best) return best;
  return {
    failure: `The tests could not be run with the fix: ${problems[0] ?? 'nothing tells how'}.`,
    notes,
  };
}

/** The ways to try, in order; a last one builds although the tests can be loaded, for those that load what was built. */
function waysOf(strategy: Strategy, buildsFirst: boolean): { stage: Stage; withBuild: boolean }[] {
  const ways = strategy.stages.map((stage) => ({ stage, withBuild: buildsFirst }));
  const [direct] = strategy.stages;
  if (!buildsFirst && direct && strategy.builds.length > 0) ways.push({ stage: direct, withBuild: true });
  return ways;
}

/** Plans name files of the tree they were made for; those of the other side say the same in its own words. */
export function sameStage(method: Method, stage: Stage): Stage {
  return method.strategy.stages.find((one) => JSON.stringify(one) === JSON.stringify(stage)) ?? stage;
}

async function runUntilTelling(
  bench: Workbench,
  question: ProofQuestion,
  way: { method: Method; stage: Stage; withBuild: boolean },
  step: Step,
): Promise<{ run: StageRun; builds: Strategy['builds'] }> {
  const all = way.method.strategy.builds;
  const builds = way.withBuild ? [...all] : [];
  let run = await runBuilt(bench, question, { ...way, builds }, 'with fix', step);
  if (!way.withBuild && !tells(run) && all.length > 0) {
    for (const build of all) {
      builds.push(build);
      run = await runBuilt(bench, question, { ...way, builds: [build] }, 'built first', step);
      if (tells(run)) break;
    }
  }
  return { run, builds };
}

function judge(attempt: Attempt, question: ProofQuestion): 'shows' | 'settled' | 'doubtful' {
  const ties = tieFinder(question, [...attempt.after.results.values()]);
  const own = [...compareRuns(attempt.before, attempt.after, ties).values()].filter(
    ({ tie }) => tie !== null,
  );
  if (own.some(({ transition }) => transition === 'FAIL_TO_PASS')) return 'shows';
  return own.length > 0 && own.every(({ transition }) => transition !== 'FAIL_TO_FAIL')
    ? 'settled'
    : 'doubtful';
}
