import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import { type Aligned, alignChildren } from './align-children.js';
import { isReordered } from './argument-order.js';
import { isArgumentList, isText } from './code-roles.js';
import { plainCode } from './plain-code.js';

/** A place where other code stands now: the smallest nodes that differ, and all pairs of nodes around them. */
export interface Edit {
  /** Innermost first; the last is the whole file. */
  readonly around: readonly { readonly before: SyntaxNode; readonly after: SyntaxNode }[];
}

const COMMENT = /comment/;
const IMPORT = /import|include|using_directive|using_declaration|package_clause|use_declaration|export_from/;
/** Files with more places than this are generated or rewritten; no edit repeats in order there. */
const MOST_EDITS = 20_000;

/**
 * The places where two versions of a file differ in code. What is only formatted otherwise, stands in a comment, inside a
 * string or in an import is no such place; neither is what came or went without a counterpart.
 */
export function findEdits(before: SyntaxNode, after: SyntaxNode): Edit[] {
  const edits: Edit[] = [];
  const walk = (old: SyntaxNode, now: SyntaxNode, outer: Edit['around']): void => {
    if (edits.length >= MOST_EDITS || isNoCode(old) || isNoCode(now)) return;
    if (plainCode(old.text) === plainCode(now.text)) return;
    const around = [{ before: old, after: now }, ...outer];
    if (isText(old) && isText(now)) return;
    if (isWhole(old, now)) {
      edits.push({ around });
      return;
    }
    const found = alignChildren(old.children, now.children);
    if (found.some(isHalf) && old.kind !== PACKAGE) edits.push({ around });
    for (const pair of found)
      if (pair.before && pair.after && !isPackageName(old, pair.before))
        walk(pair.before, pair.after, around);
  };
  walk(before, after, []);
  return edits;
}

/** There is nothing in common to look into, or what is in common stands elsewhere. */
function isWhole(old: SyntaxNode, now: SyntaxNode): boolean {
  if (old.kind !== now.kind || old.children.length === 0 || now.children.length === 0) return true;
  return isArgumentList(old) && isReordered(old, now);
}

/** Something came or went inside the node, so that it is the node itself that changed. */
function isHalf({ before, after }: Aligned): boolean {
  const alone = before && after ? null : (before ?? after);
  return alone !== null && !COMMENT.test(alone.kind) && plainCode(alone.text) !== '' && alone.text !== ',';
}

/** What a package is called is no code, though what is noted on it is. */
function isPackageName(parent: SyntaxNode, child: SyntaxNode): boolean {
  return parent.kind === PACKAGE && !/annotation/.test(child.kind);
}

const PACKAGE = 'package_declaration';

function isNoCode(node: SyntaxNode): boolean {
  return COMMENT.test(node.kind) || IMPORT.test(node.kind) || isRequire(node);
}

/** JavaScript’s import of old: `const a = require('b')`. */
function isRequire({ kind, text }: SyntaxNode): boolean {
  return (
    /^(?:lexical|variable)_declaration$/.test(kind) && /^[^=]*=\s*require\(['"][^'"]*['"]\)[^=]*$/.test(text)
  );
}
