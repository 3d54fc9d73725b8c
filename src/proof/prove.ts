import { type RawChange, readChanges } from '../clients/git/changes.js';
import type { Clone } from '../clients/git/repository.js';
import { readTree, type TreeFile } from '../clients/git/tree.js';
import type { Proof, ProofAt, ProvenTest } from '../domain/proof.js';
import { listing } from '../domain/wording.js';
import { Interrupted } from '../errors.js';
import { compareRuns } from './compare-runs.js';
import { concludeProof, notRun } from './conclude.js';
import { indexOf } from './index-of.js';
import { proveAt } from './prove-at.js';
import type { ProofQuestion, Step } from './question.js';
import { repeatRuns } from './repeat-runs.js';
import { type TakenBack, type TreeIndex, takeBack } from './take-back.js';
import { tieFinder } from './tie-finder.js';
import { type Attempt, type Sides, tryStages } from './try-stages.js';
import type { Workbench } from './workbench.js';

/**
 * Runs the tests with the fix and with its change taken back, and compares them one by one. What cannot be done is a
 * result, with its reason.
 * @throws Interrupted when the bench’s signal is given
 */
export async function prove(
  clone: Clone,
  bench: Workbench,
  question: ProofQuestion,
  step: Step,
): Promise<Proof> {
  try {
    return await new Proving(clone, bench, question, step).run();
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    return notRun(question, bench.commands, `The tests could not be run: ${bench.log.plain(reason).trim()}.`);
  }
}

class Proving {
  constructor(
    private readonly clone: Clone,
    private readonly bench: Workbench,
    private readonly question: ProofQuestion,
    private readonly step: Step,
  ) {}

  async run(): Promise<Proof> {
    const { question, bench } = this;
    const { fix, tree, tests } = question;
    const [changes, treeFiles, parentFiles] = await Promise.all([
      readChanges(this.clone.git, [fix]).then((found) => found.get(fix) ?? []),
      readTree(this.clone.git, tree),
      this.#parentTree(fix),
    ]);
    const back = await this.#takeBack(changes, indexOf(treeFiles), indexOf(parentFiles));
    const refusal = whyNot(back, tests.length);
    if (refusal !== null)
      return {
        ...notRun(question, bench.commands, refusal),
        takenBack: [...back.takenBack],
        kept: [...back.kept],
      };
    const sides: Sides = {
      after: { commit: tree, replacements: new Map(), name: 'with fix' },
      before: { commit: tree, replacements: back.replacements, name: 'without fix' },
    };
    const attempt = await tryStages(this.clone, bench, question, sides, this.step);
    const basis = { takenBack: [...back.takenBack], kept: [...back.kept] };
    if ('failure' in attempt)
      return {
        ...notRun(question, bench.commands, attempt.failure),
        ...basis,
        notes: [...attempt.notes, ...bench.shortcomings],
      };
    const compared = this.#compare(attempt);
    const stable = await repeatRuns(this.clone, bench, question, sides, attempt, compared, this.step);
    const concluded = concludeProof(question, {
      tests: stable,
      runner: attempt.runner,
      notes: [...attempt.notes, ...bench.shortcomings],
      commands: bench.commands,
      ...basis,
    });
    return { ...concluded, revisions: await this.#elsewhere(concluded, stable) };
  }

  async #parentTree(fix: string): Promise<TreeFile[]> {
    const parent = (await this.clone.git.tryRaw('rev-parse', '--verify', '--quiet', `${fix}^1`))?.trim();
    return parent ? readTree(this.clone.git, parent) : [];
  }

  async #takeBack(changes: readonly RawChange[], tree: TreeIndex, before: TreeIndex): Promise<TakenBack> {
    const { bench, question } = this;
    const tests = new Set(question.tests.map(({ path }) => path));
    const classOf = (path: string) => (tests.has(path) ? 'test' : question.classOf(path));
    const scratch = await bench.scratch('merge');
    return takeBack(this.clone, bench.checkout, { changes, before, tree, classOf, scratch });
  }

  #compare(attempt: Attempt): Map<string, ProvenTest> {
    return compareRuns(
      attempt.before,
      attempt.after,
      tieFinder(this.question, [...attempt.after.results.values()]),
    );
  }

  async #elsewhere(proof: Proof, tests: ReadonlyMap<string, ProvenTest>): Promise<ProofAt[]> {
    const { question, bench, clone, step } = this;
    const showing = [...tests.values()].filter(
      ({ tie, transition }) => tie !== null && transition === 'FAIL_TO_PASS',
    );
    const done: ProofAt[] = [];
    for (const at of question.at)
      done.push(await proveAt(clone, bench, question, { ...at, proof, tests: showing }, step));
    return done;
  }
}

/** Why there is nothing to run, before anything is run. */
function whyNot(back: TakenBack, tests: number): string | null {
  if (tests === 0) return 'No test file is known that belongs to the issue and can be run.';
  if (back.conflicts.length > 0)
    return `The fix cannot be taken back alone: later changes overlap with it in ${listing([...back.conflicts])}.`;
  if (back.takenBack.length === 0)
    return 'The fix changes nothing but tests and documents, so there is nothing to take back.';
  return null;
}
