import Handlebars from 'handlebars';
import { thousands } from '../domain/wording.js';
import { TEMPLATE_FUNCTIONS } from './functions/all.js';
import type { RenderContext } from './functions/template-function.js';
import { Markdown } from './markdown.js';

/** The function that every `{{…}}` is passed through; no template can call it by name or go without it. */
const PRINT = 'print value';

/** Compiled templates: a text for every context. `data` is what names in the template stand for. */
export type CompiledTemplate = (context: RenderContext, data: object) => string;

/**
 * Compiles checked templates. Every `{{…}}` is escaped for markdown by rewriting the syntax tree, not by Handlebars’
 * own escaping, which is that of HTML: what is not {@link Markdown} already is foreign text.
 */
export function compileTemplates(
  main: hbs.AST.Program,
  partials: ReadonlyMap<string, hbs.AST.Program>,
): CompiledTemplate {
  const environment = Handlebars.create();
  const known: Record<string, boolean> = { [PRINT]: true };
  // Rendering is synchronous, so one place for the context of the text being rendered is enough.
  let current: RenderContext | null = null;
  const register = (name: string, call: (context: RenderContext, args: readonly unknown[]) => unknown) => {
    known[name] = true;
    // The last argument is Handlebars’ own.
    environment.registerHelper(name, (...args: unknown[]) => current && call(current, args.slice(0, -1)));
  };
  register(PRINT, (context, [value]) => print(context, value));
  for (const { name, call } of TEMPLATE_FUNCTIONS) register(name, call);
  const options = { knownHelpers: known, knownHelpersOnly: true, noEscape: true, preventIndent: true };
  for (const [name, program] of partials) {
    environment.registerPartial(name, environment.compile(printing(program), options));
  }
  const template = environment.compile<object>(printing(main), options);
  return (context, data) => {
    current = context;
    return template(data);
  };
}

function print(context: RenderContext, value: unknown): string {
  if (value instanceof Markdown) return value.toString();
  if (typeof value === 'number') return Number.isInteger(value) ? thousands(value) : String(value);
  if (value === null || value === undefined) return '';
  return context.prose.render(String(value)).toString();
}

/** The same tree with every `{{x}}` and `{{f x}}` made the argument of the printing function. */
function printing(program: hbs.AST.Program): hbs.AST.Program {
  return { ...program, body: program.body.map(printingStatement) };
}

function printingStatement(statement: hbs.AST.Statement): hbs.AST.Statement {
  if (statement.type === 'MustacheStatement') {
    const mustache = statement as hbs.AST.MustacheStatement;
    const isCall = mustache.params.length > 0;
    const value = isCall ? { ...mustache, type: 'SubExpression' } : mustache.path;
    return {
      ...mustache,
      path: printPath(mustache.loc),
      params: [value],
      escaped: false,
    } as hbs.AST.Statement;
  }
  if (statement.type === 'BlockStatement') {
    const block = statement as hbs.AST.BlockStatement;
    return {
      ...block,
      program: printing(block.program),
      ...(block.inverse ? { inverse: printing(block.inverse) } : {}),
    } as hbs.AST.Statement;
  }
  return statement;
}

function printPath(loc: hbs.AST.SourceLocation): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [PRINT], original: PRINT, loc };
}
