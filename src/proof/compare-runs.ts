import type { ProvenTest, Transition } from '../domain/proof.js';
import type { TestResult, TestResults } from './test-results.js';

/** A test run of one side. */
export interface SideRun {
  readonly results: TestResults;
  /** Groups of tests (files, packages) of which nothing could be run. */
  readonly unloaded: ReadonlySet<string> | 'all';
}

/** What of the tests is compared, and how it belongs to the issue. */
export type TieOf = (result: Pick<TestResult, 'name' | 'file'>) => ProvenTest['tie'];

/**
 * Sets the tests of two runs beside one another, by name and file, never by how the runs ended.
 * @returns by the key of the test
 */
export function compareRuns(before: SideRun, after: SideRun, tieOf: TieOf): Map<string, ProvenTest> {
  const compared = new Map<string, ProvenTest>();
  const oldResults = underKeysOf(after.results, before.results);
  for (const key of new Set([...after.results.keys(), ...oldResults.keys()])) {
    const [old, current] = [oldResults.get(key), after.results.get(key)];
    const told = (current ?? old) as TestResult;
    if (told.isFrame) continue;
    const couldNotRun = !old && isUnloaded(before, told.group);
    compared.set(key, {
      name: told.name,
      file: told.file,
      tie: tieOf(told),
      transition: transitionOf(old, current, couldNotRun),
      before: old?.outcome ?? null,
      after: current?.outcome ?? null,
      weak: couldNotRun && current?.outcome === 'passed',
      message: old ? old.message : couldNotRun ? messageOf(before, told.group) : null,
    });
  }
  return compared;
}

/**
 * Some reports name the file of a failing test only. Results that the other run does not have under their key are set beside
 * one of the same name there, where the file of one of the two is not known.
 */
function underKeysOf(after: TestResults, before: TestResults): TestResults {
  const spare = new Map<string, string[]>();
  for (const [key, { name }] of after)
    if (!before.has(key)) spare.set(name, [...(spare.get(name) ?? []), key]);
  const moved = new Map<string, TestResult>();
  for (const [key, result] of before) {
    const keys = after.has(key) ? [] : (spare.get(result.name) ?? []);
    const at = keys.findIndex((one) => result.file === null || after.get(one)?.file === null);
    moved.set(at < 0 ? key : (keys.splice(at, 1)[0] ?? key), result);
  }
  return moved;
}

function transitionOf(
  old: TestResult | undefined,
  current: TestResult | undefined,
  couldNotRun: boolean,
): Transition {
  const failedBefore = couldNotRun || isFailure(old);
  if (current?.outcome === 'passed') {
    if (failedBefore) return 'FAIL_TO_PASS';
    if (!old) return 'NEW';
    return old.outcome === 'passed' ? 'PASS_TO_PASS' : 'OTHER';
  }
  if (!current && old && isFailure(old) && isDeclaration(old)) return 'FAIL_TO_PASS';
  if (!isFailure(current)) return 'OTHER';
  if (old?.outcome === 'passed') return 'PASS_TO_FAIL';
  return failedBefore ? 'FAIL_TO_FAIL' : 'OTHER';
}

/** Code of a suite outside of its tests that throws is a test of its own, which is gone where it does not. */
function isDeclaration({ name }: TestResult): boolean {
  return name.endsWith('encountered a declaration exception');
}

function isFailure(result: TestResult | undefined): boolean {
  return result?.outcome === 'failed' || result?.outcome === 'error';
}

function isUnloaded({ unloaded }: SideRun, group: string | null): boolean {
  return unloaded === 'all' || (group === null ? unloaded.size > 0 : unloaded.has(group));
}

function messageOf({ results }: SideRun, group: string | null): string | null {
  for (const result of results.values()) if (result.isFrame && result.group === group) return result.message;
  return null;
}

/** Groups that a run says could not be loaded, or whose tests were kept from running by what comes before them. */
export function unloadedIn(results: TestResults): Set<string> {
  const found = new Set<string>();
  for (const { isFrame, group, outcome } of results.values())
    if (isFrame && group !== null && outcome !== 'passed') found.add(group);
  return found;
}
