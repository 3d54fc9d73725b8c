import Handlebars from 'handlebars';
import { thousands } from '../domain/wording.js';
import { TEMPLATE_FUNCTIONS } from './functions/all.js';
import { asText, type RenderContext } from './functions/template-function.js';
import { escapeText } from './html-dialect.js';
import type { HtmlPlace } from './html-places.js';
import { Markup } from './markup.js';
import { oneLine } from './visible-text.js';
import { webAddress } from './web-links.js';

/** The functions that every `{{…}}` is passed through, by its place; no template can call one by name or go without. */
const PRINTERS: Readonly<Record<HtmlPlace, (context: RenderContext, value: unknown) => string>> = {
  text: print,
  attribute: (_, value) => printAttribute(value),
  address: (_, value) => printAttribute(webAddress(asText(value))),
};

/** Compiled templates: a text for every context. `data` is what names in the template stand for. */
export type CompiledTemplate = (context: RenderContext, data: object) => string;

/** A template’s syntax tree, and where in the document its values stand; in markdown all stand in text. */
export interface PlacedTemplate {
  readonly program: hbs.AST.Program;
  readonly places: ReadonlyMap<hbs.AST.Node, HtmlPlace> | null;
}

/**
 * Compiles checked templates. Every `{{…}}` is escaped for its place in the document by rewriting the syntax tree, not by
 * Handlebars’ own escaping, which knows one place only: what is not {@link Markup} already is foreign text.
 */
export function compileTemplates(
  main: PlacedTemplate,
  partials: ReadonlyMap<string, PlacedTemplate>,
): CompiledTemplate {
  const environment = Handlebars.create();
  const known: Record<string, boolean> = {};
  // Rendering is synchronous, so one place for the context of the text being rendered is enough.
  let current: RenderContext | null = null;
  const register = (name: string, call: (context: RenderContext, args: readonly unknown[]) => unknown) => {
    known[name] = true;
    // The last argument is Handlebars’ own.
    environment.registerHelper(name, (...args: unknown[]) => current && call(current, args.slice(0, -1)));
  };
  for (const [place, printer] of Object.entries(PRINTERS)) {
    register(printerName(place), (context, [value]) => printer(context, value));
  }
  for (const { name, call } of TEMPLATE_FUNCTIONS) register(name, call);
  const options = { knownHelpers: known, knownHelpersOnly: true, noEscape: true, preventIndent: true };
  for (const [name, partial] of partials) {
    environment.registerPartial(
      name,
      environment.compile(printing(partial.program, partial.places), options),
    );
  }
  const template = environment.compile<object>(printing(main.program, main.places), options);
  return (context, data) => {
    current = context;
    return template(data);
  };
}

function print(context: RenderContext, value: unknown): string {
  if (value instanceof Markup) return value.toString();
  if (typeof value === 'number') return Number.isInteger(value) ? thousands(value) : String(value);
  if (value === null || value === undefined) return '';
  return context.prose.render(String(value)).toString();
}

/** Inside an attribute numbers are for programs, and markup has no meaning; the check lets none through. */
function printAttribute(value: unknown): string {
  if (value instanceof Markup) throw new Error('markup in an attribute');
  return escapeText(oneLine(asText(value)));
}

type Places = PlacedTemplate['places'];

/** The same tree with every `{{x}}` and `{{f x}}` made the argument of the printing function of its place. */
function printing(program: hbs.AST.Program, places: Places): hbs.AST.Program {
  return { ...program, body: program.body.map((statement) => printingStatement(statement, places)) };
}

function printingStatement(statement: hbs.AST.Statement, places: Places): hbs.AST.Statement {
  if (statement.type === 'MustacheStatement') {
    const mustache = statement as hbs.AST.MustacheStatement;
    const isCall = mustache.params.length > 0;
    const value = isCall ? { ...mustache, type: 'SubExpression' } : mustache.path;
    return {
      ...mustache,
      path: printerPath(places?.get(statement) ?? 'text', mustache.loc),
      params: [value],
      escaped: false,
    } as hbs.AST.Statement;
  }
  if (statement.type === 'BlockStatement') {
    const block = statement as hbs.AST.BlockStatement;
    return {
      ...block,
      ...(block.program ? { program: printing(block.program, places) } : {}),
      ...(block.inverse ? { inverse: printing(block.inverse, places) } : {}),
    } as hbs.AST.Statement;
  }
  return statement;
}

function printerName(place: string): string {
  return `print ${place}`;
}

function printerPath(place: HtmlPlace, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression {
  const name = printerName(place);
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}
