import type { NapiConfig } from '@ast-grep/napi';

/** A token of a pattern, in order. */
export interface PatternToken {
  readonly text: string;
  /** A node of the grammar (identifier, number, string part), not a mere keyword or sign. */
  readonly named: boolean;
  readonly metavariable: boolean;
}

/** A pattern that was read and shown to find itself. */
export interface ReadPattern {
  readonly config: NapiConfig;
  readonly tokens: readonly PatternToken[];
}

/** Why a pattern could not be read. */
export interface PatternProblem {
  readonly problem: 'syntax' | 'several' | 'no-match';
  readonly detail: string;
}
