import type { Project } from './project.js';

/** Where a plan’s results are found. */
export type ReportPlace =
  /** The runner writes into the folder of reports. */
  | { readonly kind: 'folder' }
  /** It prints them. */
  | { readonly kind: 'stdout' }
  /** It writes them to places of its own, as globs from the plan’s folder. */
  | { readonly kind: 'globs'; readonly globs: readonly string[] };

/** One way to run some tests so that each of them is told. */
export interface TestPlan {
  /** `mocha`, `pytest`, …: as the audit names it. */
  readonly runner: string;
  /** From the root of the tree; `.` for the root. */
  readonly folder: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly reports: ReportPlace;
  /** The asked test files it runs, from the root of the tree; none for a whole suite. */
  readonly files: readonly string[];
  /** Its reports do not say in which file a test is, so each file is run by itself. */
  readonly isSilentOnFiles?: boolean;
  /** Its reports tell of assertions, each under the title of its test. */
  readonly tellsAssertions?: boolean;
}

/** Plans that belong together: all of them are run, and what they tell is one result. */
export interface Stage {
  /** `files`: only the test files are run; `suite`: all tests, among them those. */
  readonly scope: 'files' | 'suite';
  readonly plans: readonly TestPlan[];
}

/** Ways to run tests, the most direct first, and what has to be built before. */
export interface Strategy {
  readonly stages: readonly Stage[];
  /** Shell commands that build what tests load, tried where they cannot be loaded. */
  readonly builds: readonly { readonly folder: string; readonly command: string }[];
  /** What a person has to know: runners that cannot be used here. */
  readonly notes: readonly string[];
}

/** What a runner’s results are asked for. */
export interface Wanted {
  /** Test files, from the root of the tree. */
  readonly files: readonly string[];
  /** Absolute folder into which a plan may let its runner write; a plan names it as `REPORTS`. */
  readonly project: Project;
}

/** Stands for the folder of reports in a plan’s arguments; it is another one for each run. */
export const REPORTS = '{reports}';

/** How one kind of project is tested. */
export interface Ecosystem {
  readonly name: string;
  /** Whether a test file is one of its own. */
  accepts(path: string): boolean;
  strategy(wanted: Wanted): Promise<Strategy>;
  /** Commands that fetch what tests need, in order; the first of each list that works is enough. */
  setUp(project: Project): Promise<SetUp>;
}

/** How dependencies come into a tree. */
export interface SetUp {
  readonly steps: readonly SetUpStep[];
  /** Folders that hold what was fetched; they are kept between runs. */
  readonly keeps: readonly string[];
  /** Everything that decides what is fetched: contents of manifests and locks. */
  readonly key: readonly string[];
}

/** One way to take a step. */
export interface SetUpAttempt {
  readonly program: string;
  readonly args: readonly string[];
  /** Not tried where what failed before it has printed this: it would fail in the same way. */
  readonly unless?: RegExp;
}

export interface SetUpStep {
  readonly folder: string;
  /** One after the other until one succeeds. */
  readonly attempts: readonly SetUpAttempt[];
  /** Tests may run without what it brings; that it is missing is said. */
  readonly isOptional?: boolean;
}
