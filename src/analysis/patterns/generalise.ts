import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import { isArgumentList, isCall, isContainer, isDefinition, isParameterList } from './code-roles.js';
import type { Generality } from './generality.js';
import { PatternWriter } from './pattern-writer.js';

/** Longer pieces of code make no pattern. */
const LONGEST = 200;

/**
 * Writes what stands in a place now as a replacement: what it shares with the old code becomes the old pattern’s
 * metavariables, what is new stays as it is.
 * @returns `pattern`: what the old code becomes; `isExact`: its own metavariables are enough to write it; null when it is too long to say anything
 */
export function replacementFor(
  before: SyntaxNode,
  after: SyntaxNode,
  changed: readonly { readonly before: SyntaxNode; readonly after: SyntaxNode }[],
  how: Generality,
): Replacement | null {
  const old = new PatternWriter(
    changed.map((pair) => pair.before),
    how,
  );
  const pattern = old.write(before);
  const callsNow = changed.map((pair) => pair.after).filter(isCall);
  return writtenNow(after, how, old, pattern, callsNow);
}

/**
 * The same, where it is known which code each metavariable of the pattern stands for.
 * @param names metavariables by the code they stand for
 */
export function replacementOf(
  before: SyntaxNode,
  after: SyntaxNode,
  how: Generality,
  known: { readonly pattern: string; readonly names: ReadonlyMap<string, string> },
): Replacement | null {
  const old = new PatternWriter([], how);
  old.take(before, known.names, known.pattern.includes('$$$'));
  return writtenNow(after, how, old, known.pattern);
}

export interface Replacement {
  readonly pattern: string;
  readonly text: string;
  readonly isExact: boolean;
}

function writtenNow(
  after: SyntaxNode,
  how: Generality,
  old: PatternWriter,
  pattern: string,
  told: readonly SyntaxNode[] = [],
): Replacement | null {
  let text = new PatternWriter(told, how, old).write(after);
  if (countMany(text) > countMany(pattern)) {
    // Arguments that were taken apart are no longer all of them together.
    old.tellSingly();
    text = new PatternWriter(told, how, old).write(after);
  }
  if (text.length > LONGEST) return null;
  const known = new Set(metavariablesIn(pattern));
  return { pattern, text, isExact: metavariablesIn(text).every((name) => known.has(name)) };
}

function countMany(code: string): number {
  return code.split('$$$').length;
}

/** `$$$` and `$A` in a pattern. */
export function metavariablesIn(pattern: string): string[] {
  return pattern.match(/\$\$\$|\$[A-Z]+/g) ?? [];
}

/**
 * Writes a piece of code as a pattern: names of what is called, operators, keywords and types stay, what they are applied to
 * becomes metavariables.
 * @param changed nodes whose own text made the difference and is therefore kept, innermost first, by their offsets
 * @returns null when nothing particular would be left
 */
export function generalise(node: SyntaxNode, changed: readonly SyntaxNode[], how: Generality): string | null {
  const writer = new PatternWriter(changed, how);
  const text = writer.write(node);
  const left = text.replace(/\$\$\$[A-Z]*|\$[A-Z]+/g, '');
  return text.length <= LONGEST && /[\p{L}_]{2}|[=!<>]=|[-+*/%&|^]|\[:\]/u.test(left) ? text : null;
}

/** Whether a node can be a pattern by itself: not a mere list of arguments, a part of a name, or a keyword. */
export function canBePattern(node: SyntaxNode): boolean {
  if (!node.named || isArgumentList(node) || isParameterList(node) || isContainer(node)) return false;
  if (isDefinition(node)) return false;
  return !/^(?:property_identifier|field_identifier|type_identifier|shorthand_property_identifier.*|formal_parameter|keyword_argument|parenthesized_expression|pair|expression_list|escape_sequence|string_fragment|string_content)$/.test(
    node.kind,
  );
}
