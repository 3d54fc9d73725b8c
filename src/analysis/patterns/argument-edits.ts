import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import { argumentsOf } from './argument-order.js';
import { isArgumentList, isCall } from './code-roles.js';
import type { Edit } from './find-edits.js';
import { plainCode } from './plain-code.js';

/** A call of which only an argument by name came or went. */
export interface ArgumentEdit {
  readonly call: SyntaxNode;
  readonly after: SyntaxNode;
  /** Writes the pattern of the call with any arguments (`f($$$)`) as the one of those calls that were changed. */
  readonly narrow: (open: string) => string | null;
}

/**
 * What an edit of a list of arguments says beside the call: arguments by name that are gone (`f($$$, strict=True)`), or one that
 * was not there. Null for any other edit.
 */
export function argumentEdit({ around }: Edit): ArgumentEdit | null {
  const [list, call] = around;
  if (!list || !call || !isArgumentList(list.before) || !isCall(call.before)) return null;
  const [old, now] = [argumentsOf(list.before), argumentsOf(list.after)];
  const [gone, come] = [without(old, now), without(now, old)];
  if (![...gone, ...come].every(isNamed)) return null;
  const told =
    gone.length > 0 ? withLast(old, gone) : come.length === 1 && come[0] ? withAbsent(come[0]) : null;
  return told && { call: call.before, after: call.after, narrow: told };
}

/** Arguments that went from the end of the list can be told as they were. */
function withLast(old: readonly SyntaxNode[], gone: readonly SyntaxNode[]): ArgumentEdit['narrow'] | null {
  const last = old.slice(-gone.length);
  if (last.some((argument, i) => argument !== gone[i])) return null;
  const told = last.map(({ text }) => text).join(', ');
  return (open) => (OPEN.test(open) ? open.replace(OPEN, `($$$$$$, ${told})`) : null);
}

function withAbsent(argument: SyntaxNode): ArgumentEdit['narrow'] {
  const has = { kind: argument.kind, regex: `^${nameOf(argument)}\\b` };
  return (open) =>
    OPEN.test(open) ? JSON.stringify({ pattern: open, not: { has: { kind: 'argument_list', has } } }) : null;
}

const OPEN = /\(\$\$\$\)$/;

function without(these: readonly SyntaxNode[], those: readonly SyntaxNode[]): SyntaxNode[] {
  const known = new Set(those.map(({ text }) => plainCode(text)));
  return these.filter(({ text }) => !known.has(plainCode(text)));
}

/** `name=value` in a call. */
export function isNamed(argument: SyntaxNode): boolean {
  return argument.kind === 'keyword_argument';
}

function nameOf(argument: SyntaxNode): string {
  return argument.field('name')?.text ?? '';
}
