import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import type { DefinitionForm } from './definition-forms.js';

/** A parameter, as a caller sees it. */
export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  /** Empty where the language does not say. */
  readonly type: string;
}

/** One definition of a symbol. */
export interface Definition {
  readonly line: number;
  /** Class or type it belongs to; empty at the top of a file. */
  readonly container: string;
  readonly isAsync: boolean;
  readonly parameters: readonly Parameter[];
  /** Empty where nothing is written. */
  readonly returns: string;
  /** Its first line or lines up to the body, in one line, at most 160 characters. */
  readonly head: string;
}

/** All definitions of a name in a file, top to bottom. */
export function definitionsOf(
  root: SyntaxNode,
  symbol: string,
  form: DefinitionForm,
  kinds: { readonly definitions: readonly string[]; readonly containers: readonly string[] },
): Definition[] {
  const containers = root.ofKinds(kinds.containers);
  return root.ofKinds(kinds.definitions).flatMap((node) => {
    const callable = callableIn(node, symbol, form);
    if (!callable) return [];
    const around = containers.filter((c) => c.start < node.start && node.end <= c.end).at(-1);
    return [describe(node, callable, around, form)];
  });
}

/** The node that has the parameters, if the node defines the symbol. */
function callableIn(node: SyntaxNode, symbol: string, form: DefinitionForm): SyntaxNode | null {
  if (form.callables.includes(node.kind)) return node.field('name')?.text === symbol ? node : null;
  const name = node.field('name') ?? node.field('left') ?? node.field('key');
  const value = node.field('value') ?? node.field('right');
  if (!name || !value || !form.functionValues.includes(value.kind)) return null;
  return name.text === symbol || name.text.endsWith(`.${symbol}`) ? value : null;
}

function describe(
  node: SyntaxNode,
  callable: SyntaxNode,
  around: SyntaxNode | undefined,
  form: DefinitionForm,
): Definition {
  const body = callable.field('body');
  const receiver = callable.field('receiver');
  const returns = form.returns ? (callable.field(form.returns)?.text ?? '') : '';
  const isAsync = callable.children.some((child) => child.kind === 'async') || form.awaitable.test(returns);
  const head = node.text.slice(0, (body?.start ?? node.end) - node.start);
  return {
    line: node.line,
    container: around?.field('name')?.text ?? (receiver ? plain(receiver.text.replace(/^\(\w+\s/, '(')) : ''),
    isAsync,
    parameters: parametersOf(callable, form),
    returns: plain(returns.replace(/^:\s*/, '')),
    head: plain(head).slice(0, 160),
  };
}

function parametersOf(callable: SyntaxNode, form: DefinitionForm): Parameter[] {
  const list = callable.field('parameters') ?? constructorOf(callable)?.field('parameters') ?? null;
  if (!list) {
    const single = callable.field('parameter');
    return single ? [{ name: single.text, required: true, type: '' }] : [];
  }
  const named = list.children.filter((child) => child.named && !child.kind.includes('comment'));
  return named.flatMap((node) => parameterOf(node, form));
}

/** A class is called through its constructor. */
function constructorOf(callable: SyntaxNode): SyntaxNode | null {
  const members = callable.field('body')?.children ?? [];
  const name = (node: SyntaxNode) => node.field('name')?.text;
  return members.find((node) => name(node) === '__init__' || name(node) === 'constructor') ?? null;
}

const OPTIONAL = new Set([
  'default_parameter',
  'typed_default_parameter',
  'list_splat_pattern',
  'dictionary_splat_pattern',
  'optional_parameter',
  'rest_pattern',
  'assignment_pattern',
  'variadic_parameter_declaration',
  'spread_parameter',
]);
/** Marks in Python's parameter lists that are no parameters. */
const SEPARATORS = new Set(['keyword_separator', 'positional_separator']);

function parameterOf(node: SyntaxNode, form: DefinitionForm): Parameter[] {
  if (SEPARATORS.has(node.kind)) return [];
  const type = form.typed ? plain((node.field('type')?.text ?? '').replace(/^:\s*/, '')) : '';
  const inner = node.children.filter((child) => child.named);
  const optional =
    OPTIONAL.has(node.kind) ||
    node.field('value') !== null ||
    inner.some((child) => child.kind.includes('splat_pattern') || child.kind === 'rest_pattern');
  // Go writes one type for several names: `a, b int`.
  const names =
    node.kind === 'parameter_declaration' ? inner.filter((child) => child.kind === 'identifier') : [];
  if (names.length > 0) return names.map((name) => ({ name: name.text, required: true, type }));
  const name = (node.field('name') ?? node.field('pattern') ?? inner[0] ?? node).text;
  // The object a method is called on is not given by its callers.
  if (name === 'self' || name === 'cls' || name === 'this') return [];
  return [{ name: plain(name), required: !optional, type }];
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
