import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import type { CallSyntax } from './call-syntax.js';

/** What is done with what a call gives. */
export interface CallUse {
  /**
   * Waited for; handed to something that waits, or followed by `then`; its value needed here and now; dropped; or handed on
   * to where it cannot be followed.
   */
  readonly use: 'awaited' | 'as-promise' | 'as-value' | 'dropped' | 'handed-on';
  /** How many names it is given; null when it is given none. */
  readonly names: number | null;
  /** The member that is asked of it, and whether that is done so that it may be missing (`?.`). */
  readonly member: string;
  readonly isGuarded: boolean;
  /** The type that is written before the name it is given; empty without one. */
  readonly declared: string;
}

const HANDED_ON: CallUse = { use: 'handed-on', names: null, member: '', isGuarded: false, declared: '' };

/** What is done with the value of a node, told from what stands around it. */
export function useOf(node: SyntaxNode, syntax: CallSyntax): CallUse {
  let inner = node;
  let isGuarded = false;
  for (let at = node.parent; at; at = at.parent) {
    const found =
      assignment(inner, at, syntax) ?? memberUse(inner, at, isGuarded, syntax) ?? plainUse(at, syntax);
    if (found) return found;
    isGuarded ||= at.kind === 'non_null_expression';
    if (!syntax.transparent.includes(at.kind) && !LISTS.has(at.kind)) return HANDED_ON;
    // `x ? load() : y` hands on; what is asked, `load() ? x : y`, is needed.
    if (CHOICES.has(at.kind) && isCondition(inner, at)) return { ...HANDED_ON, use: 'as-value' };
    inner = at;
  }
  return HANDED_ON;
}

const CHOICES = new Set(['ternary_expression', 'conditional_expression']);

/** What the kind of a node around it says; null where one has to look further out. */
function plainUse(at: SyntaxNode, syntax: CallSyntax): CallUse | null {
  if (syntax.awaits.includes(at.kind)) return { ...HANDED_ON, use: 'awaited' };
  if (syntax.drops.includes(at.kind)) return { ...HANDED_ON, use: 'dropped' };
  if (syntax.mayAwait.includes(at.kind))
    return { ...HANDED_ON, use: at.children.some(isAsyncMark) ? 'awaited' : 'as-value' };
  if (isLogical(at)) return HANDED_ON;
  if (at.kind === 'unary_expression' && /^void\b/.test(at.text)) return { ...HANDED_ON, use: 'as-promise' };
  if (syntax.uses.includes(at.kind)) return { ...HANDED_ON, use: 'as-value' };
  return argumentOf(at, syntax);
}

/** Lists through which one goes to what they are given to: `Promise.all([load()])`, `x, err := load()`. */
const LISTS = new Set([
  'array',
  'list',
  'tuple',
  'expression_list',
  'keyword_argument',
  'argument_list',
  'arguments',
]);

function isCondition(inner: SyntaxNode, around: SyntaxNode): boolean {
  const condition = around.field('condition');
  if (condition) return condition.start === inner.start;
  return (
    around.kind === 'conditional_expression' &&
    around.children.filter((c) => c.named)[1]?.start === inner.start
  );
}

/** `a || load()` gives whatever `load` gives, or something else. */
function isLogical(node: SyntaxNode): boolean {
  return (
    node.kind === 'boolean_operator' ||
    (node.kind === 'binary_expression' && /^(?:\|\||&&|\?\?)$/.test(node.field('operator')?.text ?? ''))
  );
}

function isAsyncMark(node: SyntaxNode): boolean {
  return node.kind === 'async' || node.kind === 'await';
}

function isOptional(member: SyntaxNode): boolean {
  return member.children.some((child) => child.kind === 'optional_chain' || child.kind === '?.');
}

/** What is asked of the value by a member; null when nothing is. */
function memberUse(
  inner: SyntaxNode,
  at: SyntaxNode,
  isGuarded: boolean,
  syntax: CallSyntax,
): CallUse | null {
  // Java has the object and the name in the call itself.
  const member =
    at.kind === 'method_invocation' ? { object: 'object', name: 'name' } : syntax.members[at.kind];
  if (!member || at.field(member.object)?.start !== inner.start) return null;
  const name = at.field(member.name)?.text ?? '';
  const use = syntax.promiseMembers.test(name) ? 'as-promise' : 'as-value';
  return { ...HANDED_ON, use, member: name, isGuarded: isGuarded || isOptional(at) };
}

function argumentOf(at: SyntaxNode, syntax: CallSyntax): CallUse | null {
  if (!syntax.calls.includes(at.kind)) return null;
  const callee = at.field('function') ?? at.field('constructor') ?? at.field('name');
  const isTaken = syntax.takesPromises.test((callee?.text ?? '').replace(/\s+/g, ''));
  const given = at.field('arguments')?.children.filter((child) => child.named).length ?? 0;
  // Go hands several values to a call that has no other argument.
  return { ...HANDED_ON, use: isTaken ? 'as-promise' : 'handed-on', names: given === 1 ? null : 1 };
}

function assignment(inner: SyntaxNode, at: SyntaxNode, syntax: CallSyntax): CallUse | null {
  const form = syntax.assigns[at.kind];
  if (!form) return null;
  const value = at.field(form.value);
  if (!value || value.start > inner.start || value.end < inner.end) return null;
  const left = at.field(form.names);
  const values = value.kind === 'expression_list' ? value.children.filter((child) => child.named).length : 1;
  const names = values > 1 ? 1 : namesIn(left, at);
  const declared = (at.parent?.field('type') ?? at.field('type'))?.text.replace(/^:\s*/, '') ?? '';
  const found = { ...HANDED_ON, names, declared };
  if (/pattern/.test(left?.kind ?? '')) return { ...found, use: 'as-value' };
  return { ...found, use: laterUse(left?.text ?? '', at, syntax) };
}

function namesIn(left: SyntaxNode | null, at: SyntaxNode): number {
  if (left && /^(?:expression_list|pattern_list|tuple_pattern)$/.test(left.kind))
    return left.children.filter((child) => child.named).length;
  if (at.kind === 'var_spec') return at.children.filter((child) => child.kind === 'identifier').length;
  return 1;
}

/** So much of a function is searched for what becomes of a name. */
const LONGEST_SCOPE = 20_000;

/** What becomes of a name that was given to it, in the function around. */
function laterUse(name: string, at: SyntaxNode, syntax: CallSyntax): CallUse['use'] {
  if (!/^[\w$.]+$/.test(name)) return 'handed-on';
  let scope = at;
  while (scope.parent && !/function|method|lambda|program|module|source_file/.test(scope.kind))
    scope = scope.parent;
  const text = scope.text.slice(0, LONGEST_SCOPE);
  const own = `(?<![\\w$.])${name.replaceAll('.', '\\.').replaceAll('$', '\\$')}(?![\\w$])`;
  const members = [...text.matchAll(new RegExp(`${own}\\s*\\??\\.\\s*(\\w+)`, 'g'))].map(
    (found) => found[1] ?? '',
  );
  if (new RegExp(`\\bawait\\s+${own}`).test(text) || members.some((one) => syntax.promiseMembers.test(one)))
    return 'as-promise';
  for (const call of text.matchAll(new RegExp(`([\\w.]+)\\s*\\([^()]*${own}`, 'g')))
    if (syntax.takesPromises.test(call[1] ?? '')) return 'as-promise';
  const isNeeded =
    members.length > 0 ||
    new RegExp(`${own}\\s*(?:\\[|[=!]==?|[-+*/<>%])|!\\s*${own}|\\bnot\\s+${own}`).test(text);
  return isNeeded ? 'as-value' : 'handed-on';
}
