import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import type { CallSyntax } from './call-syntax.js';
import { type CallUse, useOf } from './call-use.js';

/** What an argument is, where that can be told without types. */
export type Literal = 'text' | 'number' | 'boolean' | 'nothing';

export interface Argument {
  /** By its place, by its name, or something that stands for any number of such. */
  readonly given: 'place' | 'name' | 'places' | 'names';
  /** Of one that is given by name; else empty. */
  readonly name: string;
  readonly literal: Literal | null;
}

/** A call of the symbol that a pattern is about. */
export interface Call extends CallUse {
  readonly line: number;
  /** What is called and with what, in one line. */
  readonly text: string;
  /** What stands before the name; empty when nothing does. */
  readonly receiver: string;
  readonly args: readonly Argument[];
  /** The class around it; empty without one. */
  readonly container: string;
}

/** Whether something is called by `new` or not makes no difference here. */
export function nameCalled(
  node: SyntaxNode,
  syntax: CallSyntax,
): { name: string; receiver: SyntaxNode | null } {
  const callee = node.field('function') ?? node.field('constructor') ?? node.field('type') ?? node;
  const member = syntax.members[callee.kind];
  if (member) return { name: callee.field(member.name)?.text ?? '', receiver: callee.field(member.object) };
  // Java has the object and the name in the call itself.
  if (callee === node) return { name: node.field('name')?.text ?? '', receiver: node.field('object') };
  return { name: callee.text.replace(/<.*$/s, ''), receiver: null };
}

/** Reads a call; containers are the classes of its file. */
export function readCall(node: SyntaxNode, syntax: CallSyntax, containers: readonly SyntaxNode[]): Call {
  const around = containers.filter((c) => c.start < node.start && node.end <= c.end).at(-1);
  return {
    line: node.line,
    text: node.text.replace(/\s+/g, ' '),
    receiver: nameCalled(node, syntax).receiver?.text.replace(/\s+/g, '') ?? '',
    args: argumentsOf(node, syntax),
    container: around?.field('name')?.text ?? '',
    ...useOf(node, syntax),
  };
}

function argumentsOf(node: SyntaxNode, syntax: CallSyntax): Argument[] {
  const list = node.field('arguments');
  // `f(x for x in y)` has one argument and no list of them.
  if (!list?.text.startsWith('(') || list.kind === 'generator_expression')
    return list ? [{ given: 'place', name: '', literal: null }] : [];
  const given = list.children.filter((child) => child.named && !child.kind.includes('comment'));
  return given.map((child) => {
    if (syntax.spreads.includes(child.kind)) return { given: 'places', name: '', literal: null };
    if (syntax.namedSpreads.includes(child.kind)) return { given: 'names', name: '', literal: null };
    if (child.kind === 'keyword_argument')
      return {
        given: 'name',
        name: child.field('name')?.text ?? '',
        literal: literalOf(child.field('value')),
      };
    return { given: 'place', name: '', literal: literalOf(child) };
  });
}

const LITERALS: readonly (readonly [RegExp, Literal])[] = [
  [/^(?:string|template_string|(?:interpreted_|raw_)?string_literal|concatenated_string)$/, 'text'],
  [
    /^(?:number|integer|float|(?:int|float|imaginary)_literal|\w*(?:integer|floating_point)_literal)$/,
    'number',
  ],
  [/^(?:true|false|boolean)$/, 'boolean'],
  [/^(?:none|null|nil|undefined|null_literal)$/, 'nothing'],
];

function literalOf(node: SyntaxNode | null): Literal | null {
  return (node && LITERALS.find(([kind]) => kind.test(node.kind))?.[1]) ?? null;
}
