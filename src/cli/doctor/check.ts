import type { Clone } from '../../clients/git/repository.js';
import type { Io } from '../io.js';

/**
 * What one check found. `problem`: an audit cannot be made; `warning`: it can, and knows less; `not checked`: nobody looked.
 */
export interface CheckResult {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'problem' | 'not checked';
  readonly message: string;
  /** What to do about it; null when nothing has to be. */
  readonly remedy: string | null;
}

/** What checks look at. */
export interface Patient {
  readonly io: Io;
  /** The clone; null when there is none, and why. */
  readonly clone: Clone | null;
  readonly cloneError: unknown;
  /** Whether the user named the clone. */
  readonly isNamed: boolean;
  readonly offline: boolean;
  /** How the tracker is reached, as the options say. */
  readonly access: {
    readonly tokenFile: string | null;
    readonly apiUrl: string | null;
    readonly caFile: string | null;
  };
  readonly cacheFolder: string | null;
}

/** One check; it answers at least one line and throws only for defects. */
export type Check = (patient: Patient) => Promise<CheckResult[]>;
