import type { SyntaxNode } from '../../clients/code/syntax-tree.js';

/** A parameter, as a caller sees it. */
export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  /** Where nothing says whether it may be left out, and the body does not tell either. */
  readonly isUnsure?: true;
  /** Empty where the language does not say. */
  readonly type: string;
  /**
   * How it is given: by its place (in Python also by its name), by its place alone, by its name alone, or as any number of
   * further ones by place or by name.
   */
  readonly given: 'any' | 'place' | 'name' | 'more-places' | 'more-names';
}

const OPTIONAL = new Set([
  'default_parameter',
  'typed_default_parameter',
  'optional_parameter',
  'assignment_pattern',
]);
const REST = new Set([
  'list_splat_pattern',
  'rest_pattern',
  'variadic_parameter_declaration',
  'spread_parameter',
]);
/** What is given to a method by the call itself, and what Java writes before parameters that are none. */
const NO_PARAMETERS = new Set(['self', 'cls', 'this']);

/** The parameters of a list, in order. */
export function parametersIn(list: SyntaxNode, isTyped: boolean): Parameter[] {
  const found: Parameter[] = [];
  let byName = false;
  for (const node of list.children) {
    if (!node.named || node.kind.includes('comment') || node.kind === 'receiver_parameter') continue;
    if (node.kind === 'keyword_separator') byName = true;
    else if (node.kind === 'positional_separator') {
      for (const [i, earlier] of found.entries()) found[i] = { ...earlier, given: 'place' };
    } else {
      const parameters = parametersOf(node, isTyped);
      found.push(
        ...parameters.map((one) =>
          byName && one.given === 'any' ? { ...one, given: 'name' as const } : one,
        ),
      );
      if (parameters.some(({ given }) => given === 'more-places')) byName = true;
    }
  }
  return found;
}

function parametersOf(node: SyntaxNode, isTyped: boolean): Parameter[] {
  const type = isTyped ? inOneLine((node.field('type')?.text ?? '').replace(/^:\s*/, '')) : '';
  const inner = node.children.filter((child) => child.named);
  const kinds = [node.kind, ...inner.map(({ kind }) => kind)];
  const isRest = kinds.some((kind) => REST.has(kind));
  const isNamedRest = kinds.includes('dictionary_splat_pattern');
  const required = !isRest && !isNamedRest && !OPTIONAL.has(node.kind) && node.field('value') === null;
  const given = isNamedRest ? 'more-names' : isRest ? 'more-places' : 'any';
  // Go writes one type for several names: `a, b int`.
  const names =
    node.kind === 'parameter_declaration' ? inner.filter((child) => child.kind === 'identifier') : [];
  if (names.length > 0) return names.map((name) => ({ name: name.text, required, type, given }));
  const written = (node.field('name') ?? node.field('pattern') ?? node.field('left') ?? inner[0] ?? node)
    .text;
  const name = inOneLine(written.replace(/^[*.\s]+/, ''));
  return NO_PARAMETERS.has(name) ? [] : [{ name, required, type, given }];
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
