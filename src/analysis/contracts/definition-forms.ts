/** How a language writes definitions. Field and kind names are those of its tree-sitter grammar. */
export interface DefinitionForm {
  /** Nodes that define something callable, with the fields that hold its parts. */
  readonly callables: readonly string[];
  /** Nodes that give a name to a function value in their `value` field. */
  readonly bindings: readonly string[];
  /** Kinds of such function values. */
  readonly functionValues: readonly string[];
  /** Nodes that hold methods. */
  readonly containers: readonly string[];
  /** Of the callables, those that are called through a constructor. */
  readonly classes: readonly string[];
  /** Nodes inside which a definition is known to nobody else. */
  readonly functions: readonly string[];
  /** Nodes that are objects with functions of their own. */
  readonly objects: readonly string[];
  /** Field of the returned type, if the language writes it. */
  readonly returns: string | null;
  /** Whether the types of parameters are part of how it must be called. */
  readonly typed: boolean;
  /** Return types that make a call awaitable. */
  readonly awaitable: RegExp;
  /** Bodies that return something to be awaited, surely or maybe, where nothing else says so; null where that is always said. */
  readonly returnsAwaitable: { readonly surely: RegExp; readonly maybe: RegExp } | null;
  /** Whether a parameter may be left out though nothing in the list says so, when the body asks for it. */
  readonly testsParameters: boolean;
  /** Whether a function may return several values. */
  readonly countsResults: boolean;
  /** What the text of a file that defines the symbol must match. */
  mightDefine(symbol: string): RegExp;
}

const NAME_END = '(?![\\w$])';

const ECMASCRIPT: DefinitionForm = {
  callables: [
    'function_declaration',
    'generator_function_declaration',
    'function_signature',
    'method_definition',
    'method_signature',
    'abstract_method_signature',
    'class_declaration',
    'abstract_class_declaration',
  ],
  bindings: [
    'variable_declarator',
    'public_field_definition',
    'field_definition',
    'assignment_expression',
    'pair',
  ],
  functionValues: ['arrow_function', 'function_expression', 'function', 'generator_function'],
  containers: ['class_declaration', 'abstract_class_declaration', 'interface_declaration', 'class'],
  classes: ['class_declaration', 'abstract_class_declaration'],
  functions: ['function_declaration', 'generator_function_declaration', 'method_definition'],
  objects: ['object'],
  returns: 'return_type',
  typed: false,
  awaitable: /\bPromise(?:Like)?\b/,
  returnsAwaitable: {
    surely:
      /\breturn\s+(?:new\s+Promise\b|Promise\.\w+\(|[^;{}]*\.(?:then|catch|finally)\()|^\s*(?:new\s+Promise\b|Promise\.\w+\()/,
    // What another function gives may be a promise: `return other()`, `=> other()`.
    maybe: /\breturn\b(?!\s+new\b)[^;\n]*\w\s*\(|^\s*(?!\{|new\b)[\s\S]*\w\s*\(/,
  },
  testsParameters: true,
  countsResults: false,
  mightDefine: (symbol) =>
    new RegExp(
      `(?:function\\s*\\*?|class|const|let|var|static|async|get|set|\\.)\\s*${symbol}${NAME_END}|(?<![\\w$.])${symbol}\\s*(?:[=:(<?])`,
    ),
};

const FORMS: Readonly<Record<string, DefinitionForm>> = {
  python: {
    callables: ['function_definition', 'class_definition'],
    bindings: [],
    functionValues: [],
    containers: ['class_definition'],
    classes: ['class_definition'],
    functions: ['function_definition', 'lambda'],
    objects: [],
    returns: 'return_type',
    typed: false,
    awaitable: /\b(?:Awaitable|Coroutine|Future|Task)\b/,
    returnsAwaitable: null,
    testsParameters: false,
    countsResults: false,
    mightDefine: (symbol) => new RegExp(`\\b(?:def|class)\\s+${symbol}${NAME_END}`),
  },
  javascript: ECMASCRIPT,
  typescript: { ...ECMASCRIPT, typed: true, testsParameters: false },
  tsx: { ...ECMASCRIPT, typed: true, testsParameters: false },
  go: {
    callables: ['function_declaration', 'method_declaration', 'method_elem', 'method_spec'],
    bindings: [],
    functionValues: ['func_literal'],
    containers: ['type_spec'],
    classes: [],
    functions: ['function_declaration', 'method_declaration'],
    objects: [],
    returns: 'result',
    typed: true,
    awaitable: /(?!)/,
    returnsAwaitable: null,
    testsParameters: false,
    countsResults: true,
    mightDefine: (symbol) =>
      new RegExp(`\\bfunc\\s*(?:\\([^)]*\\)\\s*)?${symbol}${NAME_END}|^\\s*${symbol}\\s*\\(`, 'm'),
  },
  java: {
    callables: [
      'method_declaration',
      'constructor_declaration',
      'class_declaration',
      'interface_declaration',
    ],
    bindings: [],
    functionValues: [],
    containers: ['class_declaration', 'interface_declaration', 'enum_declaration', 'record_declaration'],
    classes: ['class_declaration', 'interface_declaration'],
    functions: [],
    objects: [],
    returns: 'type',
    typed: true,
    awaitable: /\b(?:CompletableFuture|CompletionStage|Future)\b/,
    returnsAwaitable: null,
    testsParameters: false,
    countsResults: false,
    mightDefine: (symbol) =>
      new RegExp(`[\\w>\\]]\\s+${symbol}\\s*\\(|\\b(?:class|interface)\\s+${symbol}${NAME_END}`),
  },
};

/** How the language defines things; null where that is not known. */
export function definitionForm(language: string): DefinitionForm | null {
  return FORMS[language] ?? null;
}
