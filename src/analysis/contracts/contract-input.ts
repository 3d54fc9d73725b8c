import type { Clone } from '../../clients/git/repository.js';
import type { CodeClass } from '../../domain/code-class.js';
import type { CommitGraph } from '../../domain/history.js';
import type { VersionTable } from '../version-table.js';
import type { PatternSymbol } from './pattern-symbol.js';

/** What is needed to tell contract changes of one pattern. */
export interface ContractInput {
  readonly clone: Clone;
  readonly use: PatternSymbol;
  /** Where the symbol is defined, in every version of every production file. */
  readonly definitions: VersionTable;
  /** Where the pattern matches, likewise. */
  readonly uses: VersionTable;
  readonly graph: CommitGraph;
  readonly classOf: (path: number) => CodeClass;
}
