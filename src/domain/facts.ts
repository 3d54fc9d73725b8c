import type { Audit } from './audit.js';
import type { Commit } from './commit.js';

/**
 * All evidence about one issue at one revision, typed: what the collectors saw and what was derived from it. Probes, the
 * verdict and the five whys are pure functions of this.
 */
export type Facts = Pick<
  Audit,
  | 'issue'
  | 'tracker'
  | 'repository'
  | 'revision'
  | 'at'
  | 'history'
  | 'links'
  | 'patterns'
  | 'ledgers'
  | 'inferredPatterns'
  | 'contractChanges'
  | 'introducedBy'
  | 'tests'
  | 'proof'
  | 'coverage'
  | 'checks'
  | 'releases'
  | 'blastRadius'
  | 'relatedFiles'
  | 'codeOwners'
  | 'notes'
  | 'evidence'
  | 'notifications'
> & { readonly commits: Commit[] };
