/** How a language writes calls and what is done with them. Kind and field names are those of its tree-sitter grammar. */
export interface CallSyntax {
  /** Nodes that call, with the fields of what is called and of the arguments. */
  readonly calls: readonly string[];
  /** What is called: the fields of the object before the name, and of the name. */
  readonly members: Readonly<Record<string, { readonly object: string; readonly name: string }>>;
  /** Arguments that stand for several ones. */
  readonly spreads: readonly string[];
  readonly namedSpreads: readonly string[];
  /** What stands for the object a method belongs to. */
  readonly self: RegExp;
  /** Nodes around a call that wait for it. */
  readonly awaits: readonly string[];
  /** Nodes that change nothing about what is done with what is inside. */
  readonly transparent: readonly string[];
  /** Statements that wait when they are marked so (`async with`, `for await`), and use the value otherwise. */
  readonly mayAwait: readonly string[];
  /** Nodes that need the value itself: operators, conditions, places in a text. */
  readonly uses: readonly string[];
  /** Statements that do nothing with it. */
  readonly drops: readonly string[];
  /** Nodes that give it a name, with the fields of the names and of the value. */
  readonly assigns: Readonly<Record<string, { readonly names: string; readonly value: string }>>;
  /** Calls that take something to be awaited. */
  readonly takesPromises: RegExp;
  /** Members of something to be awaited. */
  readonly promiseMembers: RegExp;
}

const NONE = /(?!)/;

const ECMASCRIPT: CallSyntax = {
  calls: ['call_expression', 'new_expression'],
  members: { member_expression: { object: 'object', name: 'property' } },
  spreads: ['spread_element'],
  namedSpreads: [],
  self: /^(?:this|super)$/,
  awaits: ['await_expression'],
  transparent: [
    'parenthesized_expression',
    'as_expression',
    'satisfies_expression',
    'non_null_expression',
    'type_assertion',
    'ternary_expression',
  ],
  mayAwait: ['for_in_statement'],
  uses: [
    'binary_expression',
    'unary_expression',
    'subscript_expression',
    'if_statement',
    'while_statement',
    'switch_statement',
    'template_substitution',
    'spread_element',
  ],
  drops: ['expression_statement'],
  assigns: {
    variable_declarator: { names: 'name', value: 'value' },
    assignment_expression: { names: 'left', value: 'right' },
  },
  takesPromises:
    /^(?:Promise\.\w+|(?:\w+\.)?expect|\w+\.(?:rejects|doesNotReject|throwsAsync|notThrowsAsync))$/,
  promiseMembers: /^(?:then|catch|finally)$/,
};

const SYNTAX: Readonly<Record<string, CallSyntax>> = {
  javascript: ECMASCRIPT,
  typescript: ECMASCRIPT,
  tsx: ECMASCRIPT,
  python: {
    calls: ['call'],
    members: { attribute: { object: 'object', name: 'attribute' } },
    spreads: ['list_splat'],
    namedSpreads: ['dictionary_splat'],
    self: /^(?:self|cls|super\(\))$/,
    awaits: ['await'],
    transparent: [
      'parenthesized_expression',
      'conditional_expression',
      'as_pattern',
      'with_item',
      'with_clause',
    ],
    mayAwait: ['with_statement', 'for_statement', 'for_in_clause'],
    uses: [
      'binary_operator',
      'unary_operator',
      'not_operator',
      'comparison_operator',
      'subscript',
      'if_statement',
      'elif_clause',
      'while_statement',
      'assert_statement',
      'interpolation',
      'if_clause',
    ],
    drops: ['expression_statement'],
    assigns: {
      assignment: { names: 'left', value: 'right' },
      named_expression: { names: 'name', value: 'value' },
    },
    takesPromises:
      /(?:^|\.)(?:create_task|ensure_future|gather|run|run_until_complete|wait|wait_for|shield|as_completed|start_soon|run_coroutine_threadsafe|iscoroutine|isawaitable)$/,
    promiseMembers: /^(?:add_done_callback|close|send|throw)$/,
  },
  go: {
    calls: ['call_expression'],
    members: { selector_expression: { object: 'operand', name: 'field' } },
    spreads: ['variadic_argument'],
    namedSpreads: [],
    self: NONE,
    awaits: [],
    transparent: ['parenthesized_expression'],
    mayAwait: [],
    uses: [
      'binary_expression',
      'unary_expression',
      'index_expression',
      'slice_expression',
      'type_assertion_expression',
      'if_statement',
      'range_clause',
      'expression_switch_statement',
      'literal_element',
      'keyed_element',
    ],
    drops: ['expression_statement', 'go_statement', 'defer_statement'],
    assigns: {
      short_var_declaration: { names: 'left', value: 'right' },
      assignment_statement: { names: 'left', value: 'right' },
      var_spec: { names: 'name', value: 'value' },
    },
    takesPromises: NONE,
    promiseMembers: NONE,
  },
  java: {
    calls: ['method_invocation', 'object_creation_expression'],
    members: {},
    spreads: [],
    namedSpreads: [],
    self: /^(?:this|super)$/,
    awaits: [],
    transparent: ['parenthesized_expression', 'ternary_expression'],
    mayAwait: [],
    uses: [
      'binary_expression',
      'unary_expression',
      'array_access',
      'field_access',
      'if_statement',
      'while_statement',
      'enhanced_for_statement',
      'switch_expression',
    ],
    drops: ['expression_statement'],
    assigns: {
      variable_declarator: { names: 'name', value: 'value' },
      assignment_expression: { names: 'left', value: 'right' },
    },
    takesPromises: /(?:^|\.)(?:allOf|anyOf)$/,
    promiseMembers:
      /^(?:get|getNow|join|then\w+|when\w+|handle\w*|exceptionally\w*|orTimeout|completeOnTimeout|isDone|isCancelled|cancel|toCompletableFuture|addListener)$/,
  },
};

/** How calls are written in a language; null where that is not known. */
export function callSyntax(language: string): CallSyntax | null {
  return SYNTAX[language] ?? null;
}
