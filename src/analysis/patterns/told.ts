import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import type { Generality } from './generality.js';

/** A pattern that one changed place could be a place of. */
export interface Told {
  readonly pattern: string;
  readonly how: Generality;
  /** The nodes that the pattern stands for and that stand in their place now. */
  readonly before: SyntaxNode;
  readonly after: SyntaxNode;
}
