import type { ReportPlace } from '../test-plan.js';

/** What a runner is to be given. */
export interface RunnerCall {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly reports: ReportPlace;
  /** Its reports do not say in which file a test is. */
  readonly isSilentOnFiles?: boolean;
  /** Its reports tell of assertions, each under the title of its test. */
  readonly tellsAssertions?: boolean;
}

/** A test runner of JavaScript projects: how scripts call it, and how it is called so that it tells of each test. */
export interface ScriptRunner {
  readonly name: string;
  /** Programs that start it, as scripts call them. */
  readonly programs: readonly string[];
  /** Its package, where no script calls it. */
  readonly packages: readonly string[];
  /** Programs of others that only print its results in a way of their own, and are passed over for it. */
  readonly prettyPrinters?: readonly string[];
  /**
   * @param args what the project’s script gives it
   * @param files test files to run, from the folder it runs in; null for those the script names
   */
  call(args: readonly string[], files: readonly string[] | null): RunnerCall;
}

/** What to do with the arguments of a script. */
export interface ArgumentRules {
  /** Options that stay; those that take a value end with `=`. */
  readonly keep: readonly string[];
  /** Options that go and take a value with them; any other that is not kept goes alone. */
  readonly dropWithValue: readonly string[];
}

/** Sorts a script’s arguments into options to keep and names of files. */
export function sortArguments(
  args: readonly string[],
  rules: ArgumentRules,
): { options: string[]; files: string[] } {
  const options: string[] = [];
  const files: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] as string;
    if (!arg.startsWith('-')) {
      files.push(arg);
      continue;
    }
    const name = arg.split('=', 1)[0] as string;
    const hasValue = arg.includes('=');
    const isKept = rules.keep.includes(name) || rules.keep.includes(`${name}=`);
    if (isKept) options.push(arg);
    const takesValue = rules.keep.includes(`${name}=`) || rules.dropWithValue.includes(name);
    if (!hasValue && takesValue && at + 1 < args.length) {
      at += 1;
      if (isKept) options.push(args[at] as string);
    }
  }
  return { options, files };
}
