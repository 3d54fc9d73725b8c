import { ecosystemOf } from './ecosystems.js';
import type { Project } from './project.js';
import type { ProofQuestion } from './question.js';
import type { PlanOfFile } from './run-stage.js';
import type { SetUp, Stage, Strategy, TestPlan } from './test-plan.js';

/** How the tests of one tree are run. */
export interface Method {
  readonly setUp: SetUp;
  readonly strategy: Strategy;
  /** Builds are part of the given commands, and not only tried where tests do not load. */
  readonly buildsFirst: boolean;
  /** The plans of single files, for a plan that runs several. */
  split(plan: TestPlan): readonly PlanOfFile[];
}

/**
 * The commands that the person’s configuration gives, and for the rest those that the project’s own files tell.
 * @returns null when nothing tells how these tests are run
 */
export async function methodOf(
  project: Project,
  question: Pick<ProofQuestion, 'tests' | 'given'>,
): Promise<Method | null> {
  const { given } = question;
  const asked = question.tests.map(({ path }) => path).filter((path) => project.has(path));
  const ecosystem = ecosystemOf(project, asked);
  if (!ecosystem && given.test === null) return null;
  const files = given.test === null ? asked.filter((path) => ecosystem?.accepts(path)) : asked;
  const own = ecosystem && given.test === null ? await ecosystem.strategy({ files, project }) : null;
  const strategy = withEnvironment(
    own ?? givenStrategy(given.test ?? '', given.reports, files),
    given.environment,
  );
  const inferred = ecosystem ? await ecosystem.setUp(project) : { steps: [], keeps: [], key: [] };
  const singles = new Map<string, Stage | undefined>();
  if (own && ecosystem && files.length > 1)
    for (const file of files) {
      const [stage] = withEnvironment(
        await ecosystem.strategy({ files: [file], project }),
        given.environment,
      ).stages;
      singles.set(file, stage);
    }
  return {
    setUp:
      given.setUp === null
        ? inferred
        : { ...givenSetUp(given.setUp), keeps: inferred.keeps, key: [...inferred.key, ...given.setUp] },
    strategy:
      given.build === null
        ? strategy
        : { ...strategy, builds: given.build.map((command) => ({ folder: '.', command })) },
    buildsFirst: given.build !== null,
    split: (plan) => {
      const at = strategy.stages[0]?.plans.indexOf(plan) ?? -1;
      if (at < 0) return [];
      return [...singles].flatMap(([file, stage]) => {
        const single = stage?.plans.find((one) => isAlike(one, plan));
        return single ? [{ ...single, file }] : [];
      });
    },
  };
}

/** The same call but for the files. */
function isAlike(one: TestPlan, other: TestPlan): boolean {
  const mark = ({ runner, folder, env }: TestPlan) =>
    JSON.stringify([runner, folder, Object.entries(env).filter(([name]) => name !== 'ISSUE_AUDIT_FILES')]);
  return mark(one) === mark(other);
}

function givenStrategy(command: string, globs: readonly string[], files: readonly string[]): Strategy {
  const names = files.map((file) => `'${file.replaceAll("'", "'\\''")}'`).join(' ');
  const plan: TestPlan = {
    runner: 'the configured command',
    folder: '.',
    program: 'sh',
    args: ['-c', command.replaceAll('{files}', names)],
    env: {},
    files,
    reports: globs.length > 0 ? { kind: 'globs', globs } : { kind: 'stdout' },
  };
  return { stages: [{ scope: 'files', plans: [plan] }], builds: [], notes: [] };
}

function givenSetUp(commands: readonly string[]): Pick<SetUp, 'steps'> {
  return {
    steps: commands.map((command) => ({ folder: '.', attempts: [{ program: 'sh', args: ['-c', command] }] })),
  };
}

function withEnvironment(strategy: Strategy, env: Readonly<Record<string, string>>): Strategy {
  if (Object.keys(env).length === 0) return strategy;
  const plan = (one: TestPlan): TestPlan => ({ ...one, env: { ...one.env, ...env } });
  return {
    ...strategy,
    stages: strategy.stages.map((stage) => ({ ...stage, plans: stage.plans.map(plan) })),
  };
}
