/**
 * Errors that a person can act on. Every one says what was wrong, where, and what to do. Anything else that is thrown is a
 * defect of issue-audit and keeps its stack.
 */

/** Exit codes: 0 done, 1 only for `--fail-on`, 2 input, 3 environment, 4 internal, 130 interrupted. */
export const EXIT = { done: 0, failOn: 1, input: 2, environment: 3, internal: 4, interrupted: 130 } as const;

abstract class ActionableError extends Error {
  abstract readonly exitCode: number;
  /** What to do about it, in a sentence. */
  readonly advice: string;

  constructor(message: string, advice: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
    this.advice = advice;
  }
}

/** The user’s input is wrong: an option, the configuration, a pattern, a template. Exit code 2. */
export class InputError extends ActionableError {
  readonly exitCode = EXIT.input;
}

/** The environment is wrong: git missing or too old, no access, nowhere to write. Exit code 3. */
export class EnvironmentError extends ActionableError {
  readonly exitCode = EXIT.environment;
}

/** The run was interrupted (Ctrl-C, SIGTERM). Exit code 130. */
export class Interrupted extends ActionableError {
  readonly exitCode = EXIT.interrupted;
  constructor() {
    super('interrupted', 'Nothing half-written is left behind; run it again.');
  }
}

/** @returns whether the error is one that a person can act on */
export function isActionable(error: unknown): error is ActionableError {
  return error instanceof ActionableError;
}
