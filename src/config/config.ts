import type { ClassGlobs } from '../domain/code-class.js';
import type { TrackerState } from '../domain/issue.js';

/** A pattern that the configuration names. */
export interface ConfiguredPattern {
  /** As it was written: `python:await f($$$)`. */
  readonly source: string;
  readonly replacement: string | null;
}

/** Which tags are releases. `none`: continuous delivery, every commit of the main line is out. */
export type ReleaseRules =
  | 'none'
  | {
      readonly tags: readonly string[];
      readonly paths: Readonly<Record<string, readonly string[]>>;
      readonly ignore: readonly string[];
    };

/** What the author states about one issue, complete: nothing stated is empty. */
export interface IssueBlock {
  readonly key: string;
  readonly title: string | null;
  readonly aliases: readonly string[];
  readonly patterns: readonly ConfiguredPattern[];
  readonly tests: readonly string[];
  readonly impact: readonly string[];
  /** By the number of the why, `1` to `5`. */
  readonly whys: Readonly<Record<string, string>>;
  readonly decisions: readonly string[];
  readonly state: TrackerState | null;
}

/** The configuration with everything it extends, complete. */
export interface Config {
  readonly patterns: readonly ConfiguredPattern[];
  /** Globs, relative to the repository’s root. */
  readonly reports: readonly string[];
  /** Globs of coverage reports, relative to the repository’s root. */
  readonly coverage: readonly string[];
  /** Regular expressions without groups that capture, bounded so that matching stays linear. */
  readonly references: readonly string[];
  readonly classes: ClassGlobs;
  /** Null: not said. */
  readonly releases: ReleaseRules | null;
  readonly cache: { readonly enabled: boolean; readonly maxMegabytes: number | null };
  /** `export`: a file of exported issues, from the repository’s root; null: not said. */
  readonly tracker: { readonly export: string | null; readonly isAsked: boolean };
  /** How tests are run when somebody asks for it; null: as the project’s own files tell. */
  readonly prove: {
    readonly setUp: readonly string[] | null;
    readonly build: readonly string[] | null;
    readonly test: string | null;
    readonly reports: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
    readonly minutes: number;
  };
  readonly people: 'named' | 'hidden';
  readonly issues: readonly IssueBlock[];
}

/** @returns what is stated about an issue, found by its key or one of its aliases; null when nothing is */
export function issueBlock(config: Config, key: string): IssueBlock | null {
  const wanted = key.toLowerCase();
  const named = config.issues.find((block) => block.key.toLowerCase() === wanted);
  return (
    named ??
    config.issues.find((block) => block.aliases.some((alias) => alias.toLowerCase() === wanted)) ??
    null
  );
}
