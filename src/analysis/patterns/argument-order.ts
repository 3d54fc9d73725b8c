import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import { plainCode } from './plain-code.js';

/** Whether two lists of arguments hold the same, at least two, in another order. Brackets around one say nothing. */
export function isReordered(before: SyntaxNode, after: SyntaxNode): boolean {
  const [old, now] = [argumentsOf(before).map(codeOf), argumentsOf(after).map(codeOf)];
  if (old.length < 2 || old.length !== now.length || old.join('\n') === now.join('\n')) return false;
  return [...old].sort().join('\n') === [...now].sort().join('\n');
}

/** What is given, without remarks. */
export function argumentsOf(list: SyntaxNode): SyntaxNode[] {
  return list.children.filter(({ named, kind }) => named && !/comment/.test(kind));
}

function codeOf({ text }: SyntaxNode): string {
  return plainCode(text).replace(/^\((.*)\)$/s, '$1');
}
