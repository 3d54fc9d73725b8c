import type { Clone } from '../clients/git/repository.js';
import type { ProvenTest } from '../domain/proof.js';
import { compareRuns } from './compare-runs.js';
import { layOut, runBuilt } from './lay-out.js';
import type { Method } from './method.js';
import type { ProofQuestion, Step } from './question.js';
import type { StageRun } from './run-stage.js';
import { type Attempt, type Sides, sameStage } from './try-stages.js';
import type { Workbench } from './workbench.js';

/**
 * Runs both sides again and again, and calls every test that did not fail each time without the fix and pass each time with
 * it what it is: flaky. Nothing is run again where no test of the issue shows the fix.
 * @returns the compared tests, by key
 */
export async function repeatRuns(
  clone: Clone,
  bench: Workbench,
  question: ProofQuestion,
  sides: Sides,
  attempt: Attempt,
  compared: ReadonlyMap<string, ProvenTest>,
  step: Step,
): Promise<Map<string, ProvenTest>> {
  const result = new Map(compared);
  const telling = [...compared].filter(([, test]) => test.transition === 'FAIL_TO_PASS');
  if (!telling.some(([, { tie }]) => tie !== null)) return result;
  const runs = { before: [attempt.before], after: [attempt.after] };
  // The side without the fix lies there from the comparison.
  for (const side of ['before', 'after'] as const) {
    if (question.repeat < 2) break;
    const again = await runAgain(clone, bench, question, { sides, side, attempt }, step);
    runs[side].push(...again);
  }
  for (const [key, test] of telling)
    if (!isSteady(key, runs)) result.set(key, { ...test, transition: 'FLAKY' });
  return result;
}

async function runAgain(
  clone: Clone,
  bench: Workbench,
  question: ProofQuestion,
  { sides, side, attempt }: { sides: Sides; side: 'before' | 'after'; attempt: Attempt },
  step: Step,
): Promise<StageRun[]> {
  const runs: StageRun[] = [];
  let method: Method | null = null;
  for (let round = 2; round <= question.repeat; round += 1) {
    // What a test leaves behind in the tree must not decide the next round; only a build is too dear to be made again.
    const isFresh: boolean = method === null || attempt.builds.length === 0;
    if (isFresh) {
      const laid = await layOut(clone, bench, question, sides[side], step);
      if ('failure' in laid) throw new Error(laid.failure);
      method = laid.method;
    }
    if (method === null) break;
    const way = { method, stage: sameStage(method, attempt.stage), builds: isFresh ? attempt.builds : [] };
    runs.push(await runBuilt(bench, question, way, `${sides[side].name} ${round}`, step));
  }
  return runs;
}

function isSteady(key: string, runs: { before: readonly StageRun[]; after: readonly StageRun[] }): boolean {
  return runs.after.every(
    (after, index) =>
      compareRuns(runs.before[index] ?? (runs.before[0] as StageRun), after, () => null).get(key)
        ?.transition === 'FAIL_TO_PASS',
  );
}
