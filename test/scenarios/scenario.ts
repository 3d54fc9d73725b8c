import type { Audit } from '../../src/domain/audit.js';
import type { ClassCounts } from '../../src/domain/code-class.js';
import type { Finding } from '../../src/domain/finding.js';
import type { Verdict } from '../../src/domain/verdict.js';
import type { AuditOptions } from '../../src/options.js';
import type { ScriptedCommit } from '../repository-builder.js';

/** A repository in a situation. */
export interface Scenario {
  /** The folder to audit. */
  readonly folder: string;
  /** What to ask beside issue 7 at HEAD. */
  readonly options?: Partial<Pick<AuditOptions, 'at' | 'patterns' | 'reports' | 'issueText'>>;
  /** Commits that the expectation speaks of, by name. */
  readonly commits: Readonly<Record<string, ScriptedCommit>>;
}

/** What an audit of the situation must say. Commits stand under their names in the scenario. */
export interface Expected extends Pick<Verdict, 'status' | 'grade' | 'rule'> {
  /** Only where the rule has several reasons. */
  readonly reasonCode?: string;
  readonly decision?: Audit['decision']['action'];
  readonly regressedBy?: string;
  /** Exactly these fixes are part of the revision. */
  readonly fixedIn?: readonly string[];
  readonly fixedElsewhere?: readonly string[];
  /** Answers of single probes. */
  readonly findings?: Readonly<Record<string, Finding['outcome']>>;
  /** Codes of notifications that must be there. */
  readonly notifications?: readonly string[];
  /** Occurrences of the first pattern. */
  readonly counts?: Partial<ClassCounts>;
  readonly textOnly?: number;
  /** The commit of the first pattern’s first occurrence; null where it cannot be known. */
  readonly firstOccurrence?: string | null;
  readonly occurrences?: readonly string[];
  /** Status of the five whys, first to fifth. */
  readonly whys?: readonly (Audit['whys'][number]['status'] | 'any')[];
  /** Anything else that must be part of the audit. */
  readonly audit?: Partial<Audit>;
}
