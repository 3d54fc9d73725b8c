import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import type { Place } from './candidates.js';
import { isCall, isCallee, isCreation, isDefinition, isMember, isParameterList } from './code-roles.js';
import type { ParsedFile } from './parsed-file.js';
import { namesIn } from './plain-code.js';

const BARE_NAME = /^[\p{L}\p{N}_.$]+$/u;
const LOCAL_NAME = /^[\p{Ll}_][\p{L}\p{N}_]*$/u;
const LONE_TEXT = /^(["'`]).*\1$/s;
const KEYWORD =
  /^(?:if|else|for|while|do|switch|case|return|throw|raise|try|catch|except|new|not|and|or|in|is|await|async|yield|from|assert|const|let|var|final|static|print|with|finally|as|def|function|func)$/;

/** `f`, `a.b`: a name without what is done with it. */
export function isBareName(pattern: string): boolean {
  return BARE_NAME.test(pattern);
}

/** A name or a text by itself, which says nothing outside the file that it is in. */
export function isLone(pattern: string): boolean {
  return isBareName(pattern) || LONE_TEXT.test(pattern);
}

/** A name as people give it to variables and functions, as against `LIMIT` and `Type.member`. */
export function isPlainName(pattern: string): boolean {
  return LOCAL_NAME.test(pattern);
}

/** Whether nothing is left of the code but words of the language and few operators: `$A >= $B`. */
export function isNameless(pattern: string): boolean {
  const operators = pattern.match(/[-+*/%<>=!&|^?]+/g) ?? [];
  return operators.length < INTRICATE && namesIn(pattern).every((word) => KEYWORD.test(word));
}

/** Whether only a type, or a word before it, is said of what is declared: `bool $A;`. */
export function isMereDeclaration(pattern: string): boolean {
  return /^(?:[\p{L}_][\p{L}\p{N}_]* )+[*&]*\$[A-Z]+;?$/u.test(pattern);
}

/** So many operators are a form by themselves: `$A < $B ? -1 : $A > $B ? 1 : 0`. */
const INTRICATE = 3;

/**
 * Whether only the frame of a statement is left, whose condition and contents can be any: `if ($A) { $$$ }`. Where a number or a
 * constant is told, as in `while (1) { $$$ }`, it is more.
 */
export function isHollow(pattern: string): boolean {
  return (
    /^(?:if|while|for|switch|try|with|do)\b/.test(pattern) &&
    isNameless(pattern) &&
    !/\d|[=!<>]/.test(pattern)
  );
}

/** Whether the name is called, or something is called on it, in most of its places: the call then says more. */
export function isMostlyCalled(places: readonly Place[]): boolean {
  return places.filter(isInCall).length * 2 > places.length;
}

function isInCall(place: Place): boolean {
  const [child, parent, outer] = [place.before, parentOf(place, 1), parentOf(place, 2)];
  if (!parent) return false;
  if (parent.kind === 'method_invocation') return isAt(parent.field('name'), child);
  if (isCall(parent) || isCreation(parent)) return isCallee(parent, child);
  return isMember(parent) && outer !== null && isCall(outer) && isCallee(outer, parent);
}

/**
 * Whether most files with such places give the name its meaning themselves, as a variable or as a function that they also
 * call: it is another name in each of them. A method that others call (`setUp`) is no such name.
 */
export function isMadeWhereUsed(places: readonly Place[]): boolean {
  const files = new Map<ParsedFile, Place[]>();
  for (const place of places) files.set(place.file, [...(files.get(place.file) ?? []), place]);
  const making = [...files.values()].filter((here) => {
    const defined = here.filter(isDefined).length;
    return here.some(isVariable) || (defined > 0 && defined < here.length);
  });
  return making.length * 2 > files.size;
}

/** The place names a function or a class. */
function isDefined(place: Place): boolean {
  const parent = parentOf(place, 1);
  return parent !== null && isDefinition(parent) && isAt(parent.field('name'), place.before);
}

/** The place is where a variable or a parameter gets its name. */
function isVariable(place: Place): boolean {
  const parent = parentOf(place, 1);
  if (!parent) return false;
  if (isParameterList(parent)) return true;
  const fields = ['name', 'left', 'pattern', 'declarator'];
  return MAKERS.test(parent.kind) && fields.some((field) => isAt(parent.field(field), place.before));
}

const MAKERS =
  /declarat|^(?:assignment|named_expression|for_statement|enhanced_for_statement|for_in_clause|.*parameter|pointer_declarator|expression_list|with_item|as_pattern.*)$/;

function isAt(node: SyntaxNode | null, other: SyntaxNode): boolean {
  return node !== null && node.start === other.start && node.end === other.end;
}

/** The node so many levels around a place. */
function parentOf({ edit, before }: Place, levels: number): SyntaxNode | null {
  const at = edit.around.findIndex((pair) => isAt(pair.before, before) && pair.before.kind === before.kind);
  return at < 0 ? null : (edit.around[at + levels]?.before ?? null);
}
