import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import picomatch from 'picomatch';
import type { Outcome, TestCase } from '../domain/test-outcome.js';
import { readReport } from '../test-reports/read-report.js';

/** What became of one test in one run. */
export interface TestResult {
  readonly name: string;
  /** From the root of the tree; null when the runner does not say. */
  readonly file: string | null;
  /** Its file, else its outermost suite: what fails as one when it cannot be loaded. */
  readonly group: string | null;
  readonly outcome: Outcome;
  readonly message: string | null;
  /** It stands for a file or for what comes before its tests, not for a test. */
  readonly isFrame: boolean;
}

/** The tests of one run, each under a key that is the same in every run of the same plan. */
export type TestResults = ReadonlyMap<string, TestResult>;

/**
 * Reads what a run has reported, test by test.
 * @param from.label told apart in names, where one plan is run in several ways
 * @param from.tree absolute folder; taken off paths and names, which would otherwise differ between runs
 * @returns an empty map when there is no whole report
 */
export async function readResults(from: {
  files: readonly string[];
  tree: string;
  folder: string;
  label: string;
  /** Test files that were asked about. */
  asked: readonly string[];
  /** The one file that was run, for runners that do not say which; null for several. */
  alone: string | null;
  /** The report tells of assertions, each under the title of its test. */
  byTitle?: boolean;
}): Promise<Map<string, TestResult>> {
  const found = new Map<string, TestResult>();
  for (const path of from.files) {
    const own: TestCase[] = [];
    const { readable, complete } = await readReport(path, (one) => own.push(one));
    // A run that was cut short may still tell of tests that failed; those that are missing are not passes.
    if (!readable && !complete) continue;
    for (const one of from.byTitle ? testsOf(own) : own) {
      const result = resultOf(one, from);
      const repeat = `${from.label}\0${result.file ?? ''}\0${result.name}`;
      let nth = 0;
      while (found.has(`${repeat}\0${nth}`)) nth += 1;
      found.set(`${repeat}\0${nth}`, result);
    }
  }
  return withFileFrames(found, from.asked);
}

/** The tests that assertions stand in: one is as bad as its worst. Texts of assertions may differ from run to run. */
function testsOf(assertions: readonly TestCase[]): TestCase[] {
  const tests = new Map<string, TestCase>();
  for (const one of assertions) {
    const name = one.name.split(' > ', 1)[0] ?? one.name;
    const known = tests.get(name);
    if (!known || badness(one) > badness(known)) tests.set(name, { ...one, name });
  }
  return [...tests.values()];
}

function badness({ outcome }: TestCase): number {
  return ['skipped', 'not-run', 'passed', 'failed', 'error'].indexOf(outcome);
}

/** Where a file is told as a test that holds those in it, it is a frame, passed or not. */
function withFileFrames(
  found: ReadonlyMap<string, TestResult>,
  asked: readonly string[],
): Map<string, TestResult> {
  const names = [...found.values()].map(({ name }) => name);
  const holding = new Set(asked.filter((file) => names.some((name) => name.startsWith(`${file} > `))));
  return new Map(
    [...found].map(([key, result]) => [
      key,
      holding.has(result.name) ? { ...result, isFrame: true } : result,
    ]),
  );
}

type Source = {
  tree: string;
  folder: string;
  label: string;
  asked: readonly string[];
  alone: string | null;
};

function resultOf(one: TestCase, from: Source): TestResult {
  const plain = (text: string) => text.replaceAll(`${from.tree}/`, '').replaceAll(from.tree, '.');
  const name = plain([one.suite, one.name].filter(Boolean).join(' > '));
  const fails = one.outcome === 'failed' || one.outcome === 'error';
  const about = fails ? fileNamedBy(plain(one.name), one.suite, from.asked) : null;
  const file =
    about ??
    (one.file === null
      ? from.alone
      : fileOf(plain(one.file.replaceAll('\\', '/').replace(/^file:\/\//, '')), from.folder));
  return {
    name: from.label ? `${name} (${from.label})` : name,
    file,
    group: file ?? one.suite?.split(' > ', 1)[0] ?? null,
    outcome: one.flaky ? 'error' : one.outcome,
    message: one.message === null ? null : plain(one.message),
    isFrame: about !== null || (fails && isFrame(one)),
  };
}

/** What fails before any test: a hook, a file that cannot be loaded, a package that does not compile. */
function isFrame({ rawStatus, name, suite }: TestCase): boolean {
  return rawStatus === 'hook' || name === '(file could not be run)' || name === suite;
}

/** The asked file that a failing case stands for: `test/a.test.js`, `tests.test_a`, or a sentence that names the file. */
function fileNamedBy(name: string, suite: string | null, asked: readonly string[]): string | null {
  const isIt = (file: string) => name === file || name === file.replace(/\.\w+$/, '').replaceAll('/', '.');
  return asked.find((file) => isIt(file) || (suite === null && name.includes(file))) ?? null;
}

/** Runners name files from where they run, or whole. */
function fileOf(path: string, folder: string): string {
  const plain = path.replace(/^\.\//, '');
  return folder === '.' || plain.startsWith(`${folder}/`) ? plain : `${folder}/${plain}`;
}

/** Files below a folder that may be reports; what the tests themselves have written elsewhere is not looked at. */
export async function reportFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder).catch(() => []);
  return entries.sort().map((name) => join(folder, name));
}

/** Files below a folder that some globs name, without those of dependencies. */
export async function filesMatching(folder: string, globs: readonly string[]): Promise<string[]> {
  const matches = picomatch([...globs], { dot: true });
  const found: string[] = [];
  const visit = async (at: string) => {
    const entries = await readdir(join(folder, at), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = at ? `${at}/${entry.name}` : entry.name;
      if (entry.isDirectory() && !/^(?:node_modules|\.git|\.venv|\.issue-audit-venv)$/.test(basename(path)))
        await visit(path);
      else if (entry.isFile() && matches(path)) found.push(join(folder, path));
    }
  };
  await visit('');
  return found.sort();
}
