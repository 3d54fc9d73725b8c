import { type RawChange, readChanges } from '../clients/git/changes.js';
import type { Clone } from '../clients/git/repository.js';
import { readTree } from '../clients/git/tree.js';
import type { CodeClass } from '../domain/code-class.js';
import type { Issue } from '../domain/issue.js';
import { issueNaming } from '../domain/issue-naming.js';
import type { Proof } from '../domain/proof.js';
import { prove } from './prove.js';
import type { GivenCommands, ProofQuestion, Step } from './question.js';
import { isRunnable, isTestCode, testsNear, testsOf } from './tests-to-run.js';
import { Workbench } from './workbench.js';

/** Which fix to prove, by which tests, and what may be used for it. */
export interface FixToProve {
  readonly issue: Pick<Issue, 'key' | 'aliases'>;
  /** Full hash. */
  readonly fix: string;
  /** Full hash of a revision whose tests may be taken where the fix brought none; null: there is none. */
  readonly revision: string | null;
  /** Test files that belong to the issue though the fix does not change them. */
  readonly files: readonly string[];
  /** Whether the configuration declares a test file. */
  readonly declared: readonly string[];
  readonly classOf: (path: string) => CodeClass;
  readonly given: GivenCommands;
  readonly repeat: number;
  /** For each command. */
  readonly minutes: number;
  readonly at: ProofQuestion['at'];
  readonly environment: NodeJS.ProcessEnv;
  readonly cacheFolder: string | null;
  readonly signal?: AbortSignal | undefined;
  readonly step: Step;
}

const MOST_OUTPUT = 64 * 1024 * 1024;
const MINUTE = 60_000;

/**
 * Proves one fix: finds the tests to run, runs them with and without it in a folder of its own, and removes that folder,
 * whatever happens.
 * @returns the proof, and a log of every command with what it printed
 */
export async function proveFix(clone: Clone, input: FixToProve): Promise<{ proof: Proof; log: string }> {
  const bench = await Workbench.open(clone, {
    environment: input.environment,
    cacheFolder: input.cacheFolder,
    limits: { ms: input.minutes * MINUTE, bytes: MOST_OUTPUT },
    signal: input.signal,
  });
  try {
    const question = await questionOf(clone, input);
    const proof = await prove(clone, bench, question, input.step);
    return { proof, log: bench.log.text() };
  } finally {
    await bench.close();
  }
}

async function questionOf(clone: Clone, input: FixToProve): Promise<ProofQuestion> {
  const changes = (await readChanges(clone.git, [input.fix])).get(input.fix) ?? [];
  const own = issueNaming(input.issue);
  const atFix = await testsIn(clone, input, input.fix, changes);
  // A fix without tests may have got them later; then it is taken back from the later files.
  const later =
    atFix.length === 0 && input.revision !== null ? await testsIn(clone, input, input.revision, changes) : [];
  return {
    fix: input.fix,
    tree: later.length > 0 && input.revision !== null ? input.revision : input.fix,
    tests: later.length > 0 ? later : atFix,
    names: { own, other: (text) => OTHER_ISSUE.test(text) && !own(text) },
    classOf: input.classOf,
    given: input.given,
    repeat: input.repeat,
    at: input.at,
  };
}

const OTHER_ISSUE = /(?:\bissues?[-_ #]{0,3}|\bgh[-_ #]{0,3}|(?<![\w&])#)\d+/i;

/** Where the fix changes only what tests read (cases as data, recorded results): the tests nearest to it. */
function readersOfData(
  present: ReadonlySet<string>,
  changes: readonly RawChange[],
  { classOf }: FixToProve,
): string[] {
  const data = changes.map(({ path }) => path).filter((path) => classOf(path) === 'test');
  const tests = [...present].filter((path) => isRunnable(path) && classOf(path) === 'test');
  return [...new Set(data.flatMap((path) => testsNear(path, tests)))].sort();
}

async function testsIn(
  clone: Clone,
  input: FixToProve,
  commit: string,
  changes: readonly RawChange[],
): Promise<ProofQuestion['tests']> {
  const present = new Set((await readTree(clone.git, commit)).map(({ path }) => path));
  const changed = changes
    .map(({ path }) => path)
    .filter((path) => present.has(path) && input.classOf(path) === 'test' && isTestCode(path));
  // A folder `helpers` may hold the tests of helpers; where the fix changes nothing else, it does.
  const runnable = changed.filter(isRunnable);
  const touched =
    runnable.length > 0 ? runnable : changed.length > 0 ? changed : readersOfData(present, changes, input);
  const files = input.files.filter((path) => present.has(path) && isRunnable(path));
  return testsOf({
    touched,
    others: files,
    declared: input.declared,
    names: issueNaming(input.issue),
  });
}
