import type { SyntaxNode } from '../../clients/code/syntax-tree.js';

/*
 * What the parts of code are for, told by the kinds of tree-sitter’s grammars, which name the same things alike. A kind that
 * is not known here is an expression like any other.
 */

const CONTAINERS =
  /^(?:module|program|source_file|translation_unit|block|statement_block|compound_statement|class_body|interface_body|enum_body|declaration_list|statement_list|switch_body|switch_block|function_body|constructor_body|object_type|field_declaration_list|suite|chunk|ERROR)$/;
const BLOCKS =
  /^(?:block|statement_block|compound_statement|class_body|function_body|constructor_body|suite)$/;
const ARGUMENTS = /^(?:arguments|argument_list|template_arguments)$/;
const PARAMETERS = /^(?:parameters|formal_parameters|parameter_list|lambda_parameters)$/;
const CONSTANTS = /^(?:none|null|nil|undefined|true|false|null_literal|boolean_literal)$/;
const TYPES = /(?:^|_)type(?:_identifier|_arguments|_annotation|$)|^scoped_type_identifier$/;
const MEMBERS =
  /^(?:member_expression|attribute|selector_expression|field_expression|field_access|scoped_identifier|qualified_identifier)$/;
const CALLS = /^(?:call|call_expression|method_invocation|function_call|invocation_expression)$/;
const CREATIONS = /^(?:new_expression|object_creation_expression)$/;
const NAMES = /(?:^|_)identifier$/;
const STATEMENTS = /(?:_statement|_declaration|_definition|_clause)$/;

const TEXTS =
  /^(?:string|template_string|string_literal|interpreted_string_literal|raw_string_literal|char_literal|rune_literal|concatenated_string|text_block)$/;
export const isText = (node: SyntaxNode): boolean => TEXTS.test(node.kind);

/** Holds a list of statements or members: a change inside is no change of the thing itself. */
export const isContainer = (node: SyntaxNode): boolean => CONTAINERS.test(node.kind);
export const isBlock = (node: SyntaxNode): boolean => BLOCKS.test(node.kind);
export const isArgumentList = (node: SyntaxNode): boolean => ARGUMENTS.test(node.kind);
export const isParameterList = (node: SyntaxNode): boolean => PARAMETERS.test(node.kind);
export const isConstant = (node: SyntaxNode): boolean =>
  CONSTANTS.test(node.kind) || /^(?:None|null|nil|undefined|True|False|true|false|NULL)$/.test(node.text);
export const isType = (node: SyntaxNode): boolean => TYPES.test(node.kind);
export const isMember = (node: SyntaxNode): boolean => MEMBERS.test(node.kind);
export const isCall = (node: SyntaxNode): boolean => CALLS.test(node.kind);
export const isCreation = (node: SyntaxNode): boolean => CREATIONS.test(node.kind);
export const isName = (node: SyntaxNode): boolean => NAMES.test(node.kind);
export const isStatement = (node: SyntaxNode): boolean => STATEMENTS.test(node.kind);

const DEFINITIONS =
  /^(?:.*_definition|(?:async_)?(?:function|method|class|constructor|interface|enum|record|type|trait|impl|generator_function|abstract_class)_(?:declaration|item|expression|signature)|method_signature|arrow_function|lambda|lambda_expression|func_literal|function_expression|decorated_definition)$/;

/** Defines something: a change of its parts is told by the parts. */
export const isDefinition = (node: SyntaxNode): boolean => DEFINITIONS.test(node.kind);

const WRAPPERS =
  /^(?:await|await_expression|unary_expression|unary_operator|not_operator|parenthesized_expression|yield|yield_expression|throw_statement|raise_statement|return_statement|expression_statement|assert_statement|go_statement|defer_statement|expression_list|pointer_expression|cast_expression|decorator)$/;

/** Adds little to what it holds, which has to be named for the whole to say anything: `await` to `f()`. */
export const isWrapper = (node: SyntaxNode): boolean => WRAPPERS.test(node.kind);

const OPERATIONS =
  /^(?:binary_expression|binary_operator|boolean_operator|comparison_operator|unary_expression|unary_operator|not_operator|ternary_expression|conditional_expression|parenthesized_expression)$/;

/** An operator with what it is applied to. */
export const isOperation = (node: SyntaxNode): boolean => OPERATIONS.test(node.kind);

/** The `:` of `a[:]`. */
export const isWholeSlice = (node: SyntaxNode): boolean => node.kind === 'slice' && node.text === ':';

const WORDS =
  /^(?:await|await_expression|assert_statement|return_statement|yield|yield_expression|throw_statement|raise_statement|unary_expression|unary_operator|not_operator|cast_expression|as_expression|non_null_expression|go_statement|defer_statement|new_expression)$/;

/** One word or sign put before other code, such as `await`, or a type that it is cast to. */
export const isWord = (node: SyntaxNode): boolean => WORDS.test(node.kind);

/** `a`, `a.b.c`, `this.a`: a name that can be written as it is. */
export function isDottedName(node: SyntaxNode): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::|->)[\p{L}_#$][\p{L}\p{N}_$]*)*$/u.test(node.text);
}

/** The part of a call, creation or member that tells what is called, as against what it is given or called on. */
export function isCallee(parent: SyntaxNode, child: SyntaxNode): boolean {
  if (isArgumentList(child)) return false;
  if (isCall(parent) && parent.kind !== 'method_invocation') return true;
  return isCreation(parent);
}

/** What a member is taken of: `a` in `a.b`, and in Java’s `a.b()`. */
export function isReceiver(parent: SyntaxNode, child: SyntaxNode): boolean {
  const hasReceiver = isMember(parent) || parent.kind === 'method_invocation';
  if (!hasReceiver) return false;
  const named = parent.children.filter((node) => node.named && !isArgumentList(node));
  return named.length > 1 && named[0]?.start === child.start && named[0]?.end === child.end;
}

/** The name a member is taken by: `b` in `a.b`. */
export function isMemberName(parent: SyntaxNode, child: SyntaxNode): boolean {
  if (!isMember(parent) && parent.kind !== 'method_invocation') return false;
  return isName(child) && !isReceiver(parent, child);
}

/** A name, a value, the address of one or a size: it can be written as it is. */
export function isPlain(node: SyntaxNode): boolean {
  const isSize = node.kind === 'sizeof_expression';
  return isDottedName(node) || isText(node) || isSize || /^[&*]?[\w.]+(?:->\w+)*$/.test(node.text);
}
