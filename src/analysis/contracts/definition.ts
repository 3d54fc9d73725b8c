import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import type { DefinitionForm } from './definition-forms.js';
import { type Parameter, parametersIn } from './parameters.js';

/** One definition of a symbol. */
export interface Definition {
  readonly line: number;
  /** Class or type it belongs to; empty at the top of a file. */
  readonly container: string;
  /** Who can call it: whoever reaches the file, whoever has the object it belongs to, or only the function around it. */
  readonly scope: 'module' | 'member' | 'local';
  /** Whether what it gives has to be awaited; null where that cannot be told. */
  readonly isAsync: boolean | null;
  readonly parameters: readonly Parameter[];
  /** What it takes is not written here: a class without a constructor of its own. */
  readonly isOpen: boolean;
  /** Empty where nothing is written. */
  readonly returns: string;
  /** How many values it returns, where the language knows several; else null. */
  readonly results: number | null;
  /** Its first line or lines up to the body, in one line, cut at 400 characters. */
  readonly head: string;
}

/** A definition, and the nodes it was read from. */
export interface DefinedNode {
  readonly definition: Definition;
  readonly name: string;
  /** What is called. */
  readonly callable: SyntaxNode;
}

/** The kinds of a grammar that are looked for. */
export interface DefinitionKinds {
  readonly definitions: readonly string[];
  readonly containers: readonly string[];
}

/** All definitions of a file, or those of some names, top to bottom. */
export function definitionsOf(
  root: SyntaxNode,
  symbols: ReadonlySet<string> | null,
  form: DefinitionForm,
  kinds: DefinitionKinds,
): DefinedNode[] {
  // Generated files define thousands of things: of those that have another name no more is asked.
  const plain = symbols !== null && [...symbols].every((symbol) => /^\w+$/.test(symbol)) ? symbols : null;
  const nodes = plain
    ? root.ofKindsNamed(kinds.definitions, fieldsOfNames(form), plain)
    : root.ofKinds(kinds.definitions);
  const containers = plain || nodes.length === 0 ? [] : root.ofKinds(kinds.containers);
  return nodes.flatMap((node) => {
    const callable = callableIn(node, form);
    if (!callable) return [];
    const { name, owner } = nameOf(node, form);
    if (name === '' || (symbols !== null && !symbols.has(name))) return [];
    // Around one of all there may be hundreds; around one of a few it is faster to go up.
    const around = plain
      ? containerOf(node, kinds.containers)
      : containers.filter((c) => c.start < node.start && node.end <= c.end).at(-1);
    return [{ name, callable, definition: describe(node, callable, { around, owner }, form) }];
  });
}

/** Where a language writes the name that is defined: see `nameOf`. */
function fieldsOfNames(form: DefinitionForm): readonly string[] {
  return form.bindings.length === 0 ? ['name'] : ['name', 'left', 'key', 'property'];
}

function containerOf(node: SyntaxNode, kinds: readonly string[]): SyntaxNode | undefined {
  for (let at = node.parent; at; at = at.parent)
    if (at.start < node.start && kinds.includes(at.kind)) return at;
  return undefined;
}

/** The node that has the parameters, if the node defines something callable. */
function callableIn(node: SyntaxNode, form: DefinitionForm): SyntaxNode | null {
  if (form.callables.includes(node.kind)) return node;
  const value = node.field('value') ?? node.field('right');
  return value && form.functionValues.includes(value.kind) ? value : null;
}

/** The name that is defined, and the object that is given it: `Foo.prototype` in `Foo.prototype.load = …`. */
function nameOf(node: SyntaxNode, form: DefinitionForm): { name: string; owner: string } {
  const written = (
    form.callables.includes(node.kind)
      ? node.field('name')
      : (node.field('name') ?? node.field('left') ?? node.field('key') ?? node.field('property'))
  )?.text;
  const name = /^(?:(.*)\.)?([^.]+)$/s.exec((written ?? '').trim());
  return { name: name?.[2] ?? '', owner: name?.[1] ?? '' };
}

function describe(
  node: SyntaxNode,
  callable: SyntaxNode,
  place: { readonly around: SyntaxNode | undefined; readonly owner: string },
  form: DefinitionForm,
): Definition {
  const receiver = callable.field('receiver');
  const result = form.returns ? callable.field(form.returns) : null;
  const returns = plain((result?.text ?? '').replace(/^:\s*/, ''));
  const made = form.classes.includes(callable.kind) ? constructorOf(callable) : null;
  const head = [node, ...(made ? [made] : [])].map(headOf).join(' … ');
  const found = scopeOf(node, form);
  const owner = place.owner.replace(/^(?:module\.)?exports$|\.prototype$/, '') || found.owner;
  const container = receiver ? receiverType(receiver.text) : (place.around?.field('name')?.text ?? owner);
  return {
    line: node.line,
    container,
    scope: receiver || (place.owner !== '' && container !== '') ? 'member' : found.scope,
    isAsync: isAsync(callable, returns, form),
    ...takes(callable, form),
    returns,
    results: form.countsResults ? resultsOf(result) : null,
    head: cutHead(plain(head)),
  };
}

/** Whoever shows it cuts it further, and says so: at the very end of a cut text nothing would show that more was there. */
function cutHead(head: string): string {
  return head.length > LONGEST_HEAD ? `${head.slice(0, LONGEST_HEAD)}…` : head;
}

const LONGEST_HEAD = 400;

/** What stands before the body. */
function headOf(node: SyntaxNode): string {
  const callable = node.field('value') ?? node.field('right') ?? node;
  const body = callable.field('body') ?? node.field('body');
  return node.text.slice(0, (body?.start ?? node.end) - node.start).trim();
}

function isAsync(callable: SyntaxNode, returns: string, form: DefinitionForm): boolean | null {
  if (callable.children.some((child) => child.kind === 'async') || form.awaitable.test(returns)) return true;
  if (returns !== '' || !form.returnsAwaitable) return false;
  const body = callable.field('body')?.text ?? '';
  if (form.returnsAwaitable.surely.test(body)) return true;
  return form.returnsAwaitable.maybe.test(body) ? null : false;
}

/** Whose it is: that of the nearest function, class or object around it, with the name of the object if it has one. */
function scopeOf(node: SyntaxNode, form: DefinitionForm): { scope: Definition['scope']; owner: string } {
  for (let at = node.parent; at; at = at.parent) {
    if (form.containers.includes(at.kind)) return { scope: 'member', owner: '' };
    if (form.objects.includes(at.kind)) {
      const given = at.parent?.field('name') ?? at.parent?.field('left') ?? at.parent?.field('key');
      if (/^(?:module\.)?exports$/.test(given?.text ?? '')) return { scope: 'module', owner: '' };
      return { scope: 'member', owner: given?.text ?? '' };
    }
    if (form.functionValues.includes(at.kind) || form.functions.includes(at.kind))
      return { scope: 'local', owner: '' };
  }
  return { scope: 'module', owner: '' };
}

/** `(c *Client[T])` → `Client`. */
function receiverType(text: string): string {
  return /([\p{L}_][\p{L}\p{N}_]*)\s*(?:\[[^\]]*\])?\s*\)$/u.exec(text.trim())?.[1] ?? plain(text);
}

function takes(callable: SyntaxNode, form: DefinitionForm): Pick<Definition, 'parameters' | 'isOpen'> {
  const isClass = form.classes.includes(callable.kind);
  const own = isClass ? constructorOf(callable) : callable;
  const list = own?.field('parameters') ?? null;
  if (list) {
    const parameters = parametersIn(list, form.typed);
    const body = own?.field('body')?.text ?? '';
    return { parameters: form.testsParameters ? withTested(parameters, body) : parameters, isOpen: false };
  }
  const single = callable.field('parameter');
  const parameters: Parameter[] = single
    ? [{ name: single.text, required: true, type: '', given: 'any' }]
    : [];
  return { parameters, isOpen: isClass };
}

/** A class is called through its constructor. */
function constructorOf(callable: SyntaxNode): SyntaxNode | null {
  const members = callable.field('body')?.children ?? [];
  const name = (node: SyntaxNode) => node.field('name')?.text;
  return (
    members
      .map((node) => node.field('definition') ?? node)
      .find((node) => name(node) === '__init__' || name(node) === 'constructor') ?? null
  );
}

/**
 * Where nothing else says what may be left out, the body does: it asks whether it was given, or takes something out of it. A
 * parameter that is only handed on or kept may be either.
 */
function withTested(parameters: readonly Parameter[], body: string): Parameter[] {
  const readsAll = /\barguments\b/.test(body);
  return parameters.map((one) => {
    if (!one.required || !/^[\w$]+$/.test(one.name)) return one;
    const name = one.name.replaceAll('$', '\\$');
    const own = `(?<![\\w$.])${name}(?![\\w$])`;
    const asked = new RegExp(
      `${own}\\s*(?:\\|\\||\\?\\?|&&|\\?\\.|\\?\\s|=(?!=)|[!=]==?\\s*(?:undefined|null)\\b)|!\\s*${own}|typeof\\s*\\(?\\s*${own}|\\bif\\s*\\(\\s*${own}`,
    );
    if (readsAll || asked.test(body)) return { ...one, required: false };
    const isNeeded = new RegExp(`${own}\\s*[.[(]`).test(body) || !new RegExp(own).test(body);
    return isNeeded ? one : { ...one, isUnsure: true };
  });
}

function resultsOf(result: SyntaxNode | null): number {
  if (!result) return 0;
  if (result.kind !== 'parameter_list') return 1;
  return parametersIn(result, false).length;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
