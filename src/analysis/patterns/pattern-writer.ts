import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import { isNamed } from './argument-edits.js';
import { argumentsOf } from './argument-order.js';
import {
  isArgumentList,
  isBlock,
  isCall,
  isCallee,
  isConstant,
  isContainer,
  isCreation,
  isDottedName,
  isMember,
  isMemberName,
  isOperation,
  isParameterList,
  isPlain,
  isReceiver,
  isText,
  isType,
  isWholeSlice,
  isWrapper,
} from './code-roles.js';
import type { Generality } from './generality.js';
import { plainCode } from './plain-code.js';

/** Writes code as a pattern; and, from the writer of the old code, what stands there now with the same metavariables. */
export class PatternWriter {
  readonly #changed: ReadonlySet<string>;
  readonly #how: Generality;
  readonly #old: PatternWriter | null;
  /** Which code each metavariable stands for. */
  readonly #names = new Map<string, string>();
  #words: Set<string> = new Set();
  #whole = '';
  #many = false;
  /** The arguments that any number of any stands for, after others that are told, */
  #rest: readonly string[] = [];
  /** or all of them. */
  #given: readonly string[] | undefined;
  #next = 0;

  /** @param old the writer of the old code, when this one writes what replaced it */
  constructor(changed: readonly SyntaxNode[], how: Generality, old: PatternWriter | null = null) {
    this.#changed = new Set(changed.map(keyOf));
    this.#how = how;
    this.#old = old;
    this.#next = old === null ? 0 : old.#next;
  }

  write(node: SyntaxNode): string {
    if (this.#whole === '') this.#start(node);
    const isKept = this.#how.receiver === 'kept' && this.#how.callee === 'kept';
    if (
      isKept &&
      isMember(node) &&
      isDottedName(node) &&
      !node.children.some((child) => this.#isKnown(child))
    )
      return node.text;
    if (node.children.length === 0 || isText(node)) return node.text;
    if (isArgumentList(node) && this.#isAny(node)) return this.#anyArguments(node);
    if (isArgumentList(node) && this.#how.args === 'leading') return this.#leadingArguments(node);
    let text = '';
    let last = node.start;
    for (const child of node.children) {
      if (/comment/.test(child.kind)) continue;
      const part = this.#part(node, child);
      const isApart =
        (child.start > last && !/^(?:\n|[)\]]|(?:\??\.|->|::)$)/.test(part) && !/[([]$/.test(text)) ||
        (/\w$/.test(text) && /^\$/.test(part));
      text += `${isApart && text !== '' ? ' ' : ''}${part}`;
      last = child.end;
    }
    return text;
  }

  /** Takes over what the metavariables stand for from a match, instead of writing the code. */
  take(node: SyntaxNode, names: ReadonlyMap<string, string>, isMany: boolean): void {
    this.#start(node);
    this.#many = isMany;
    const list = node.children.find(isArgumentList);
    if (list) this.#given = list.children.filter(({ named }) => named).map(({ text }) => plainCode(text));
    for (const [code, name] of names) this.#names.set(plainCode(code), name);
    this.#next = names.size;
  }

  /** Makes writers of what stands there now name every argument. */
  tellSingly(): void {
    this.#many = false;
  }

  #start(node: SyntaxNode): void {
    this.#whole = plainCode(node.text);
    this.#words = new Set(wordsIn(node.text));
  }

  #isChanged(node: SyntaxNode): boolean {
    return this.#changed.has(keyOf(node));
  }

  /** Whether nothing is to be told of the single arguments. */
  #isAny(list: SyntaxNode): boolean {
    const isTold = this.#how.args === 'counted' || this.#how.args === 'leading';
    return !isTold || !this.#isChanged(list);
  }

  #part(parent: SyntaxNode, child: SyntaxNode): string {
    if (!child.named || this.#isNew(child)) return child.text;
    if (this.#isKnown(child) && !isMemberName(parent, child)) return this.#metavariable(child);
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
    if (isType(child) || isWholeSlice(child)) return child.text;
    if (isCondition(parent, child)) return this.write(child);
    if (isConstant(child)) return this.#how.constants === 'kept' ? child.text : this.#metavariable(child);
    const isWhole = this.#old !== null && plainCode(child.text) === this.#old.#whole;
    const isCalled = isCall(child) || isCreation(child) || isMember(child);
    if (this.#how.operand === 'any') return this.#metavariable(child);
    if (isNumber(child) && (this.#how.operand === 'called' || this.#how.operand === 'nested'))
      return child.text;
    const isNested = this.#how.operand === 'nested' && isOperation(child);
    const isWritten = isNested || (this.#how.operand === 'called' && isCalled && !isArgumentList(parent));
    const isNamed = isWrapper(parent) && (isCalled || isWrapper(child) || isWhole);
    return isWritten || isNamed || this.#holdsKnown(child) ? this.write(child) : this.#metavariable(child);
  }

  /** Whether new code was put around what was there: it is told, and what was there is not hidden in it. */
  #holdsKnown(node: SyntaxNode, depth = 0): boolean {
    const old = this.#old;
    if (old === null || depth > MOST_AROUND || isBlock(node) || node.text.length > LONGEST_AROUND)
      return false;
    return node.children.some(
      (child) => this.#isKnown(child) || old.#isWhole(child) || this.#holdsKnown(child, depth + 1),
    );
  }

  /** The very code that the pattern was written from, or all its arguments. */
  #isWhole(node: SyntaxNode): boolean {
    const given = this.#given ?? [];
    if (isArgumentList(node) && given.length > 0)
      return (
        argumentsOf(node)
          .map(({ text }) => plainCode(text))
          .join() === given.join()
      );
    return node.named && plainCode(node.text) === this.#whole;
  }

  /** Arguments up to the last one that changed; any number of any may follow. */
  #leadingArguments(list: SyntaxNode): string {
    const args = list.children.filter((child) => child.named && !/comment/.test(child.kind));
    const last = args.findLastIndex((arg) => this.#isChanged(arg));
    const [open = '(', close = ')'] = [list.text[0], list.text.at(-1)];
    const parts = args.slice(0, last + 1).map((arg) => this.#part(list, arg));
    this.#rest = args.slice(last + 1).map((arg) => plainCode(arg.text));
    if (this.#rest.length > 0) parts.push('$$$');
    return `${open}${parts.join(', ')}${close}`;
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
      this.#given ??= args.map((arg) => plainCode(arg.text));
      return `${open}${this.#besidesGiven(args).join(', ')}${close}`;
    }
    const isKept = (arg: SyntaxNode) => this.#how.args === 'kept' && isPlain(arg);
    const rest = this.#restIn(args);
    const parts = args
      .slice(0, args.length - rest)
      .map((arg) =>
        isConstant(arg) || isKept(arg) || this.#isNew(arg) ? arg.text : this.#metavariable(arg),
      );
    return `${open}${[...parts, ...(rest > 0 ? ['$$$'] : [])].join(', ')}${close}`;
  }

  /** `$$$` for the arguments that were given before, and what came before or after all of them. */
  #besidesGiven(args: readonly SyntaxNode[]): string[] {
    const given = this.#old === null ? undefined : this.#old.#given;
    if (given === undefined) return ['$$$'];
    const texts = args.map((arg) => plainCode(arg.text));
    const isAt = (at: number) => given.every((text, i) => texts[at + i] === text);
    const at = args.length > given.length ? [0, args.length - given.length].find(isAt) : undefined;
    if (at === undefined) return ['$$$'];
    const added = (arg: SyntaxNode) =>
      isConstant(arg) || isNamed(arg) || isPlain(arg) ? arg.text : this.#metavariable(arg);
    const before = args.slice(0, at).map((arg) => this.#told(arg) ?? added(arg));
    const after = args.slice(at + given.length).map((arg) => this.#told(arg) ?? added(arg));
    return [...before, ...(given.length > 0 ? ['$$$'] : []), ...after];
  }

  /** Code that holds what a metavariable stands for: `$A.called`. */
  #told(node: SyntaxNode): string | null {
    if (this.#isKnown(node)) return this.#metavariable(node);
    return isMember(node) && node.children.some((child) => this.#isKnown(child)) ? this.write(node) : null;
  }

  /** How many of the last arguments are those that the old pattern does not tell one by one. */
  #restIn(args: readonly SyntaxNode[]): number {
    const rest = this.#old === null ? [] : this.#old.#rest;
    const last = args.slice(-rest.length).map((arg) => plainCode(arg.text));
    return rest.length > 0 && last.join('\n') === rest.join('\n') ? rest.length : 0;
  }

  /** What a metavariable of the old code stands for. */
  #isKnown(node: SyntaxNode): boolean {
    if (!node.named || isConstant(node) || isArgumentList(node)) return false;
    return this.#old !== null && this.#old.#names.has(plainCode(node.text));
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
    // Operators inside one another say most by what stands on both sides.
    const names =
      this.#how.operand === 'nested'
        ? (this.#old ?? this).#names
        : this.#old === null
          ? undefined
          : this.#old.#names;
    const known = names?.get(text);
    if (known) return known;
    const letter = String.fromCharCode(65 + (this.#next % 26));
    this.#next += 1;
    const name = `$${this.#next > 26 ? letter.repeat(2) : letter}`;
    if (!this.#names.has(text)) this.#names.set(text, name);
    return name;
  }
}

/** New code around what was there is told up to so many levels. */
const MOST_AROUND = 2;
const LONGEST_AROUND = 80;

/** In brackets that are a part of the statement, so that what is inside stands for the condition. */
function isCondition(parent: SyntaxNode, child: SyntaxNode): boolean {
  return (
    child.kind === 'parenthesized_expression' && /^(?:if|while|do|switch|for)_statement$/.test(parent.kind)
  );
}

function isNumber(node: SyntaxNode): boolean {
  return /^-?\d[\w.]*$/.test(node.text);
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
}

function keyOf(node: SyntaxNode): string {
  return `${node.start}:${node.end}:${node.kind}`;
}
