import {
  type Proof,
  type ProofCommand,
  type ProvenTest,
  type Transition,
  TransitionSchema,
} from '../domain/proof.js';
import { count, either, listing } from '../domain/wording.js';
import type { ProofQuestion } from './question.js';

const MOST_TESTS = 200;

/** What follows from the compared tests. */
export function concludeProof(
  question: ProofQuestion,
  told: {
    tests: ReadonlyMap<string, ProvenTest>;
    runner: string;
    notes: readonly string[];
    commands: readonly ProofCommand[];
    takenBack: readonly string[];
    kept: readonly string[];
  },
): Proof {
  const tests = [...told.tests.values()];
  const own = tests.filter(({ tie }) => tie !== null);
  const counts = emptyCounts();
  for (const { transition } of own) counts[transition] += 1;
  const shown = own.filter(({ transition }) => transition === 'FAIL_TO_PASS');
  const strong = shown.filter(({ weak }) => !weak);
  return {
    ...basisOf(question, told.commands),
    result: strong.length > 0 ? 'proven' : shown.length > 0 ? 'weak' : 'not-proven',
    reason: reasonOf(question, own, strong, shown),
    takenBack: [...told.takenBack],
    kept: [...told.kept],
    runner: told.runner,
    counts,
    tests: tests.filter(isTelling).sort(byWeight).slice(0, MOST_TESTS),
    notes: [...told.notes, ...othersNote(tests)],
  };
}

/** Nothing could be compared, and why. */
export function notRun(question: ProofQuestion, commands: readonly ProofCommand[], reason: string): Proof {
  return {
    ...basisOf(question, commands),
    result: 'not-run',
    reason,
    takenBack: [],
    kept: [],
    runner: null,
    counts: emptyCounts(),
    tests: [],
    notes: [],
  };
}

/** No commit is known whose change could be taken back. */
export function unproven(repeat: number): Proof {
  return {
    result: 'not-run',
    reason: 'No commit is known that fixes the issue in production code, so there is nothing to take back.',
    fix: null,
    tree: null,
    takenBack: [],
    kept: [],
    testFiles: [],
    runner: null,
    commands: [],
    repeat,
    counts: emptyCounts(),
    tests: [],
    revisions: [],
    notes: [],
    evidence: 'proof',
  };
}

function basisOf({ fix, tree, tests, repeat }: ProofQuestion, commands: readonly ProofCommand[]) {
  return {
    fix,
    tree,
    testFiles: tests.map(({ path }) => path),
    commands: [...commands],
    repeat,
    revisions: [],
    evidence: 'proof',
  };
}

function emptyCounts(): Record<Transition, number> {
  return Object.fromEntries(TransitionSchema.options.map((name) => [name, 0])) as Record<Transition, number>;
}

/** Tests of others that ran beside, and passed on both sides, are nothing to tell of. */
function isTelling({ tie, transition }: ProvenTest): boolean {
  return (
    tie !== null || (transition !== 'PASS_TO_PASS' && transition !== 'FAIL_TO_FAIL' && transition !== 'OTHER')
  );
}

function byWeight(a: ProvenTest, b: ProvenTest): number {
  const weight = ({ tie, transition }: ProvenTest) => [
    tie === null ? 1 : 0,
    TransitionSchema.options.indexOf(transition),
  ];
  const [[x = 0, y = 0], [u = 0, v = 0]] = [weight(a), weight(b)];
  const [one, two] = [`${a.file}\0${a.name}`, `${b.file}\0${b.name}`];
  return x - u || y - v || (one < two ? -1 : one > two ? 1 : 0);
}

function reasonOf(
  question: ProofQuestion,
  own: readonly ProvenTest[],
  strong: readonly ProvenTest[],
  shown: readonly ProvenTest[],
): string {
  const times = question.repeat === 1 ? 'once' : `in each of ${question.repeat} runs`;
  const n = (tests: readonly ProvenTest[]) => count(tests.length, 'test');
  if (strong.length > 0)
    return `${n(strong)} of the issue ${either(strong.length, 'fails', 'fail')} without the fix and ${either(strong.length, 'passes', 'pass')} with it, ${times}.`;
  if (shown.length > 0)
    return `${n(shown)} of the issue ${either(shown.length, 'passes', 'pass')} with the fix, but without it ${either(shown.length, 'its file', 'their files')} cannot even be loaded; that shows less than a test that fails.`;
  const flaky = own.filter(({ transition }) => transition === 'FLAKY');
  if (flaky.length > 0)
    return `What differs with and without the fix does not do so each time: ${listing(flaky.map(({ name }) => name))}.`;
  const failing = own.filter(({ transition }) => transition === 'FAIL_TO_FAIL');
  if (failing.length > 0)
    return `${n(failing)} of the issue ${either(failing.length, 'fails', 'fail')} with the fix as well as without it, and none passes because of it.`;
  if (own.some(({ transition }) => transition === 'PASS_TO_PASS'))
    return `The tests of the issue pass without the fix, too; so they do not show it.`;
  return 'No test of the issue ran on both sides.';
}

function othersNote(tests: readonly ProvenTest[]): string[] {
  const others = tests.filter(({ tie, transition }) => tie === null && transition === 'FAIL_TO_PASS');
  if (others.length === 0) return [];
  return [
    `${count(others.length, 'further test')} that ${either(others.length, 'belongs', 'belong')} to other issues or files ${either(others.length, 'passes', 'pass')} with the fix only.`,
  ];
}
