import type { CodeClass } from '../domain/code-class.js';
import type { TestTie } from '../domain/test-outcome.js';

/** Commands that a person’s configuration gives instead of those that would be inferred. */
export interface GivenCommands {
  readonly setUp: readonly string[] | null;
  readonly build: readonly string[] | null;
  /** A shell command; `{files}` stands for the test files. */
  readonly test: string | null;
  /** Where it leaves its reports, as globs from the root; none: it prints them. */
  readonly reports: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** What is to be proven. */
export interface ProofQuestion {
  /** Full hash of the commit whose change is taken back. */
  readonly fix: string;
  /** Full hash of the commit in whose files the tests run: the fix itself, or a later one. */
  readonly tree: string;
  /** Test files to run, from the root of that tree, with how they belong to the issue. */
  readonly tests: readonly { readonly path: string; readonly tie: TestTie }[];
  /** Whether a title names the issue, or another one instead. */
  readonly names: { own(text: string): boolean; other(text: string): boolean };
  readonly classOf: (path: string) => CodeClass;
  readonly given: GivenCommands;
  /** How often each side runs, at least once. */
  readonly repeat: number;
  /** Other revisions at which the tests are run. */
  readonly at: readonly { readonly name: string; readonly commit: string }[];
}

/** Tells what is being done: installing and running take minutes. */
export type Step = <T>(name: string, work: () => Promise<T>, summary: (result: T) => string) => Promise<T>;
