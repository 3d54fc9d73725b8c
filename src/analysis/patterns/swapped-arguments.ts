import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import { argumentsOf, isReordered } from './argument-order.js';
import { isArgumentList, isCall, isName } from './code-roles.js';
import type { Edit } from './find-edits.js';

/** A call whose arguments were given in another order. */
export interface SwappedEdit {
  readonly call: SyntaxNode;
  readonly after: SyntaxNode;
  readonly list: SyntaxNode;
  /** Where in the list an argument stood that tells the wrong order by its kind, from 1. */
  readonly telling: readonly { readonly kind: string; readonly nthChild: number }[];
}

/** Null for an edit that gave other arguments, or whose arguments are alike: nothing then tells the wrong order. */
export function swappedEdit({ around }: Edit): SwappedEdit | null {
  const [list, call] = around;
  if (!list || !call || !isArgumentList(list.before) || !isCall(call.before)) return null;
  if (!isReordered(list.before, list.after)) return null;
  const now = argumentsOf(list.after);
  const telling = argumentsOf(list.before).flatMap((argument, i) =>
    now[i]?.kind !== argument.kind && !isName(argument) ? [{ kind: argument.kind, nthChild: i + 1 }] : [],
  );
  return telling.length > 0 ? { call: call.before, after: call.after, list: list.before, telling } : null;
}
