import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import { isCall, isStatement, isWord } from './code-roles.js';
import type { Edit } from './find-edits.js';
import { generalise } from './generalise.js';
import { GENERALITIES } from './generality.js';
import { likeness } from './plain-code.js';
import type { Told } from './told.js';

/**
 * Where the new code only wraps the old (`f()` in `await f()`, `a == b` in `assert a == b`), what was wrong is what was not
 * there: the pattern then says around what the code must, or must not, stand.
 */
export function* absencesOf(before: SyntaxNode, after: SyntaxNode, edit: Edit): Generator<Told> {
  const inner = onlyChild(before);
  const held = after.children.find((child) => child.named && isSameCode(child, inner));
  if (!held || after.kind === before.kind || !(isWord(after) || isCalledNow(after, held))) return;
  const parent = inner === before ? edit.around[1]?.before : before;
  for (const how of GENERALITIES.filter((each) => each.callee === 'kept')) {
    const pattern = generalise(inner, [], how);
    if (pattern === null) continue;
    const absent = JSON.stringify({ pattern, not: { inside: { kind: after.kind } } });
    yield { pattern: absent, how, before: inner, after };
    if (!parent || !isStatement(parent)) continue;
    const bare = { inside: { kind: parent.kind } };
    yield { pattern: JSON.stringify({ pattern, ...bare }), how, before: inner, after };
    const able = /^await/.test(after.kind) ? asyncAround(edit) : null;
    if (able !== null)
      yield { pattern: JSON.stringify({ pattern, all: [bare, able] }), how, before: inner, after };
  }
}

/** What a statement that is nothing but an expression consists of. */
function onlyChild(node: SyntaxNode): SyntaxNode {
  const named = node.children.filter((child) => child.named);
  const [only] = named;
  return node.kind === 'expression_statement' && named.length === 1 && only ? only : node;
}

/** What was only named is called now. */
function isCalledNow(after: SyntaxNode, held: SyntaxNode): boolean {
  return isCall(after) && after.start === held.start;
}

function isSameCode(a: SyntaxNode, b: SyntaxNode): boolean {
  return a.kind === b.kind && likeness(a.text, b.text) >= SAME_CODE;
}

const SAME_CODE = 0.8;

/** Functions by the kinds of a grammar, all that can be waited in and those that end the search for one. */
const FUNCTIONS = [
  ['function_definition', 'lambda'],
  ['arrow_function', 'function_declaration', 'function_expression', 'method_definition'],
];
const ASYNC = '^[^({=]*\\basync\\b';

/**
 * That code stands in a function that can wait: where most calls of a name need not be waited for, only those there are wrong.
 * Null where this place does not.
 */
function asyncAround({ around }: Edit): object | null {
  const isFunction = (kind: string) => FUNCTIONS.some((kinds) => kinds.includes(kind));
  const nearest = around.find(({ before }) => isFunction(before.kind))?.before;
  const kinds = FUNCTIONS.find((each) => each.includes(nearest?.kind ?? ''));
  if (!nearest || !kinds || !new RegExp(ASYNC).test(nearest.text)) return null;
  const any = kinds.filter((kind) => kind !== 'lambda').map((kind) => ({ kind }));
  return { inside: { any, regex: ASYNC, stopBy: { any: kinds.map((kind) => ({ kind })) } } };
}
