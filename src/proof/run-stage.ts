import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { quoted } from '../domain/shell-word.js';
import { type SideRun, unloadedIn } from './compare-runs.js';
import { REPORTS, type Stage, type TestPlan } from './test-plan.js';
import { filesMatching, readResults, reportFilesIn, type TestResult } from './test-results.js';
import type { Workbench } from './workbench.js';

/** What running a stage has brought. */
export interface StageRun extends SideRun {
  readonly results: ReadonlyMap<string, TestResult>;
  /** How runs that told nothing ended, in words; for a person to look into. */
  readonly problems: readonly string[];
}

/** A plan for one test file alone. */
export type PlanOfFile = TestPlan & { readonly file: string };

/** Environment of a plan that is nobody’s business. */
const OWN_NAMES = /^(?:NODE_OPTIONS|ISSUE_AUDIT_\w+|TAP|RUSTC_BOOTSTRAP)$/;
let runs = 0;

/**
 * Runs all plans of a stage in the tree that is laid out. Where one run for several files tells nothing, because one of
 * them could not be loaded, each file is run by itself, if the plan can be split so.
 */
export async function runStage(
  bench: Workbench,
  stage: Stage,
  asked: readonly string[],
  split: (plan: TestPlan) => readonly PlanOfFile[],
): Promise<StageRun> {
  const results = new Map<string, TestResult>();
  const problems: string[] = [];
  let told = 0;
  let endedItself = true;
  for (const [index, plan] of stage.plans.entries()) {
    const label = labelOf(plan, stage.plans);
    const alone = plan.isSilentOnFiles ? split(plan) : [];
    let run = alone.length > 1 ? NOTHING : await runPlan(bench, plan, { label, asked });
    const parts = alone.length > 1 ? alone : run.results.size === 0 ? split(plan) : [];
    if (parts.length > 1) {
      const all = await inTurn(parts, (part) => runPlan(bench, part, { label, asked }));
      run = joined(all, parts);
    }
    if (run.results.size > 0) told += 1;
    endedItself &&= run.endedItself;
    for (const [key, result] of run.results) results.set(`${index}\0${key}`, result);
    if (run.problem !== null) problems.push(run.problem);
  }
  return { results, problems, unloaded: told === 0 && endedItself ? 'all' : unloadedIn(results) };
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

const NOTHING: PlanRun = { results: new Map(), problem: null, endedItself: true };

interface PlanRun {
  readonly results: Map<string, TestResult>;
  readonly problem: string | null;
  /** Nothing was ended from outside; so what is missing could not be loaded. */
  readonly endedItself: boolean;
}

/** Runs for one file each, as one. A file of which nothing was told could not be loaded. */
function joined(runs: readonly PlanRun[], parts: readonly { file: string }[]): PlanRun {
  const results = new Map(runs.flatMap((one) => [...one.results]));
  if (results.size > 0)
    for (const [index, run] of runs.entries()) {
      const file = parts[index]?.file ?? null;
      if (run.results.size > 0 || !run.endedItself) continue;
      const name = '(file could not be run)';
      results.set(`\0${file}`, {
        name,
        file,
        group: file,
        outcome: 'error',
        message: run.problem,
        isFrame: true,
      });
    }
  return {
    results,
    problem: runs.find((one) => one.problem !== null)?.problem ?? null,
    endedItself: runs.every((one) => one.endedItself),
  };
}

async function runPlan(
  bench: Workbench,
  plan: TestPlan,
  how: { label: string; asked: readonly string[] },
): Promise<PlanRun> {
  runs += 1;
  const folder = await bench.scratch(join('reports', String(runs)));
  const put = (text: string) => text.replaceAll(REPORTS, folder);
  const shown = shownPlan(plan);
  const stale = await reportsOf(bench, plan, folder);
  bench.noteTest(plan.folder, shown);
  const ended = await bench.run({
    folder: plan.folder,
    program: plan.program,
    args: plan.args.map(put),
    env: { ...plan.env, ISSUE_AUDIT_REPORTS: folder },
    shown,
    ...(plan.reports.kind === 'stdout' ? { stdoutFile: join(folder, 'stdout') } : {}),
  });
  // A run that ended early leaves the reports of the one before it where they are.
  const now = await reportsOf(bench, plan, folder);
  const files = [...now].filter(([path, mark]) => stale.get(path) !== mark).map(([path]) => path);
  // What a run has not come to the end of may have passed by chance; only whole runs are compared.
  const alone = plan.files.length === 1 ? (plan.files[0] ?? null) : null;
  const isWhole = ended.ended === 'by-itself';
  const results = isWhole
    ? await readResults({
        files,
        tree: bench.tree,
        folder: plan.folder,
        alone,
        ...how,
        byTitle: plan.tellsAssertions === true,
      })
    : new Map();
  if (results.size > 0) return { results, problem: null, endedItself: isWhole };
  const ending = {
    'by-itself': `ended with code ${ended.code} and told of no test`,
    'time-limit': 'took longer than is allowed and was ended',
    'output-limit': 'printed more than is allowed and was ended',
    'not-started': 'could not be started',
  }[ended.ended];
  return {
    results,
    problem: `\`${shown}\` ${ending}${hint(bench.log.plain(ended.output))}`,
    endedItself: isWhole,
  };
}

/** The reports that lie there, each with a mark that another writing of it changes. */
async function reportsOf(bench: Workbench, plan: TestPlan, folder: string): Promise<Map<string, string>> {
  const { reports } = plan;
  const files =
    reports.kind === 'globs'
      ? await filesMatching(join(bench.tree, plan.folder), reports.globs)
      : await reportFilesIn(folder);
  const marks = new Map<string, string>();
  for (const path of files) {
    const info = await stat(path, { bigint: true }).catch(() => null);
    if (info) marks.set(path, `${info.ino} ${info.mtimeNs} ${info.size}`);
  }
  return marks;
}

/** The line of an output that most likely says what is wrong. */
function hint(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const line = lines.find((one) =>
    /^(?:\w*Error\b|E\s+\w*Error|error(?:\[|:)|fatal:)|Cannot find module|command not found/.test(one),
  );
  return line ? `: ${line.slice(0, 200)}` : '';
}

function word(text: string): string {
  return /^-[\w@%+=:,./-]+$/.test(text) ? text : quoted(text);
}

/** As a person would type it; where its reports go is left to them. */
function shownPlan({ env, program, args }: TestPlan): string {
  const set = Object.entries(env).filter(([name]) => !OWN_NAMES.test(name));
  if (program === 'sh' && args[0] === '-c')
    return [...set.map(([name, value]) => `${name}=${quoted(value)}`), args[1]].join(' ');
  const words = args
    .filter((arg) => !/hooks\/jasmine\.cjs$/.test(arg))
    .map((arg) => word(arg.replaceAll(REPORTS, 'reports')));
  return [...set.map(([name, value]) => `${name}=${quoted(value)}`), program, ...words].join(' ');
}

/** What tells a plan from the others of its stage: the time zone, most often. */
function labelOf(plan: TestPlan, all: readonly TestPlan[]): string {
  const alike = all.filter((one) => one.runner === plan.runner && one.folder === plan.folder);
  if (alike.length < 2) return '';
  return Object.entries(plan.env)
    .filter(([name, value]) => !OWN_NAMES.test(name) && alike.some((one) => one.env[name] !== value))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}
