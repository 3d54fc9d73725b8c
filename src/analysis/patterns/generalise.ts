import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import {
  isArgumentList,
  isBlock,
  isCall,
  isCallee,
  isConstant,
  isContainer,
  isCreation,
  isDefinition,
  isDottedName,
  isMember,
  isMemberName,
  isParameterList,
  isReceiver,
  isText,
  isType,
  isWrapper,
} from './code-roles.js';
import { plainCode } from './plain-code.js';

/** What to keep of a piece of code when it becomes a pattern. */
export interface Generality {
  /** What the method is called on: as it is, or any. */
  readonly receiver: 'kept' | 'any';
  /** The name that is called: as it is, or any of that receiver. */
  readonly callee: 'kept' | 'any';
  /** Arguments: any number of any, just as many of any, or these very names and values. */
  readonly args: 'any' | 'counted' | 'kept';
  /** Constants such as `None`. */
  readonly constants: 'kept' | 'any';
  /** What a word such as `await` is put before, where that word is what changed. */
  readonly operand?: 'any';
}

/** From the most particular to the most general; the last keeps what is called on and not what is called. */
export const GENERALITIES: readonly Generality[] = [
  { receiver: 'kept', callee: 'kept', args: 'any', constants: 'kept' },
  { receiver: 'any', callee: 'kept', args: 'any', constants: 'kept' },
  { receiver: 'kept', callee: 'kept', args: 'counted', constants: 'kept' },
  { receiver: 'any', callee: 'kept', args: 'counted', constants: 'kept' },
  { receiver: 'kept', callee: 'kept', args: 'kept', constants: 'kept' },
  { receiver: 'kept', callee: 'kept', args: 'any', constants: 'any' },
  { receiver: 'kept', callee: 'any', args: 'any', constants: 'kept' },
];

/** Only the word that is put before other code. */
export const ANY_OPERAND: Generality = {
  receiver: 'kept',
  callee: 'kept',
  args: 'any',
  constants: 'kept',
  operand: 'any',
};

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
  changed: readonly SyntaxNode[],
  how: Generality,
): { pattern: string; text: string; isExact: boolean } | null {
  const old = new PatternWriter(changed, how);
  const pattern = old.write(before);
  const now = new PatternWriter([], how, old);
  const text = now.write(after);
  if (text.length > LONGEST) return null;
  const known = new Set(metavariablesIn(pattern));
  return { pattern, text, isExact: metavariablesIn(text).every((name) => known.has(name)) };
}

function metavariablesIn(pattern: string): string[] {
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
  return text.length <= LONGEST && /[\p{L}_]{2}|[=!<>]=|[-+*/%&|^]/u.test(left) ? text : null;
}

class PatternWriter {
  readonly #changed: ReadonlySet<string>;
  readonly #how: Generality;
  readonly #old: PatternWriter | null;
  /** Which code each metavariable stands for. */
  readonly #names = new Map<string, string>();
  #words: Set<string> = new Set();
  #whole = '';
  #many = false;
  #next = 0;

  /** @param old the writer of the old code, when this one writes what replaced it */
  constructor(changed: readonly SyntaxNode[], how: Generality, old: PatternWriter | null = null) {
    this.#changed = new Set(changed.map(keyOf));
    this.#how = how;
    this.#old = old;
    this.#next = old === null ? 0 : old.#next;
  }

  write(node: SyntaxNode): string {
    if (this.#whole === '') {
      this.#whole = plainCode(node.text);
      this.#words = new Set(wordsIn(node.text));
    }
    if (isMember(node) && this.#how.receiver === 'kept' && this.#how.callee === 'kept' && isDottedName(node))
      return node.text;
    if (node.children.length === 0 || isText(node)) return node.text;
    if (isArgumentList(node) && this.#isAny(node)) return this.#anyArguments(node);
    let text = '';
    let last = node.start;
    for (const child of node.children) {
      if (/comment/.test(child.kind)) continue;
      const part = this.#part(node, child);
      const isApart = child.start > last && !/^(?:\n|(?:\??\.|->|::)$)/.test(part);
      text += `${isApart && text !== '' ? ' ' : ''}${part}`;
      last = child.end;
    }
    return text;
  }

  #isChanged(node: SyntaxNode): boolean {
    return this.#changed.has(keyOf(node));
  }

  /** Whether nothing is to be told of the single arguments. */
  #isAny(list: SyntaxNode): boolean {
    return this.#how.args !== 'counted' || !this.#isChanged(list);
  }

  #part(parent: SyntaxNode, child: SyntaxNode): string {
    if (!child.named || this.#isNew(child)) return child.text;
    return this.#list(child) ?? this.#name(parent, child) ?? this.#operand(parent, child);
  }

  /** Statements, arguments and parameters: any number of them. */
  #list(child: SyntaxNode): string | null {
    if (isBlock(child)) return child.text.startsWith('{') ? '{ $$$ }' : '\n    $$$';
    if (isContainer(child)) return '$$$';
    if (isArgumentList(child)) return this.#isAny(child) ? this.#anyArguments(child) : this.write(child);
    return isParameterList(child) && !this.#isChanged(child) ? '($$$)' : null;
  }

  /** What is called, and on what. */
  #name(parent: SyntaxNode, child: SyntaxNode): string | null {
    if (isReceiver(parent, child)) return this.#receiver(child);
    if (isMemberName(parent, child))
      return this.#how.callee === 'kept' ? child.text : this.#metavariable(child);
    if (this.#isChanged(child)) return this.write(child);
    return isCallee(parent, child) ? this.#callee(parent, child) : null;
  }

  #operand(parent: SyntaxNode, child: SyntaxNode): string {
    if (isType(child)) return child.text;
    if (isConstant(child)) return this.#how.constants === 'kept' ? child.text : this.#metavariable(child);
    const isWhole = this.#old !== null && plainCode(child.text) === this.#old.#whole;
    const isNamed = isCall(child) || isCreation(child) || isMember(child) || isWrapper(child) || isWhole;
    if (this.#how.operand === 'any') return this.#metavariable(child);
    return isWrapper(parent) && isNamed ? this.write(child) : this.#metavariable(child);
  }

  #callee(parent: SyntaxNode, child: SyntaxNode): string {
    if (isMember(child)) return this.write(child);
    return isDottedName(child) || isType(child) || isCreation(parent)
      ? child.text
      : this.#metavariable(child);
  }

  #receiver(child: SyntaxNode): string {
    const isChain = isCall(child) || isMember(child);
    // `$A.f()` that became `$A.g().h()`: what is called on now still holds what was called on before.
    const isLonger = isChain && this.#old !== null && !this.#old.#names.has(plainCode(child.text));
    if (this.#how.receiver === 'any') return isLonger ? this.write(child) : this.#metavariable(child);
    if (isDottedName(child)) return child.text;
    return isChain || this.#isChanged(child) ? this.write(child) : this.#metavariable(child);
  }

  #anyArguments(list: SyntaxNode): string {
    const args = list.children.filter((child) => child.named && !/comment/.test(child.kind));
    const [open = '(', close = ')'] = [list.text[0], list.text.at(-1)];
    if (args.length === 0) return `${open}${close}`;
    if (this.#how.args === 'any' && (this.#old === null || this.#old.#many)) {
      this.#many = true;
      return `${open}$$$${close}`;
    }
    const isKept = (arg: SyntaxNode) => this.#how.args === 'kept' && isPlain(arg);
    const parts = args.map((arg) =>
      isConstant(arg) || isKept(arg) || this.#isNew(arg) ? arg.text : this.#metavariable(arg),
    );
    return `${open}${parts.join(', ')}${close}`;
  }

  /** Short code of which no word was there before: what the fix put in. */
  #isNew(node: SyntaxNode): boolean {
    if (this.#old === null || node.text.length > 40 || isArgumentList(node) || isBlock(node)) return false;
    const known = this.#old.#words;
    const words = wordsIn(node.text);
    return words.length > 0 && words.every((word) => !known.has(word));
  }

  #metavariable(node: SyntaxNode): string {
    const text = plainCode(node.text);
    const known = this.#old === null ? undefined : this.#old.#names.get(text);
    if (known) return known;
    const letter = String.fromCharCode(65 + (this.#next % 26));
    this.#next += 1;
    const name = `$${this.#next > 26 ? letter.repeat(2) : letter}`;
    if (!this.#names.has(text)) this.#names.set(text, name);
    return name;
  }
}

/** A name, a value or the address of one: it can be written as it is. */
function isPlain(node: SyntaxNode): boolean {
  return isDottedName(node) || isText(node) || /^[&*]?[\w.]+(?:->\w+)*$/.test(node.text);
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
}

function keyOf(node: SyntaxNode): string {
  return `${node.start}:${node.end}:${node.kind}`;
}

/** Whether a node can be a pattern by itself: not a mere list of arguments, a part of a name, or a keyword. */
export function canBePattern(node: SyntaxNode): boolean {
  if (!node.named || isArgumentList(node) || isParameterList(node) || isContainer(node)) return false;
  if (isDefinition(node)) return false;
  return !/^(?:property_identifier|field_identifier|type_identifier|shorthand_property_identifier.*|formal_parameter|keyword_argument|pair|expression_list|escape_sequence|string_fragment|string_content)$/.test(
    node.kind,
  );
}
