import { type Call, checkCall, checkExpression, type Report } from './check-expression.js';
import type { HtmlPlace } from './html-places.js';
import { ANY, choicesOf, describeShape, elementOf, NUMBER, type Shape } from './shapes.js';
import { suggestion, type TemplateProblem } from './template-problem.js';
import { inside, outermost, type Scope } from './template-scope.js';

const BLOCKS = ['if', 'unless', 'each', 'with'];

/** A parsed template, ready to be checked. */
export interface ParsedTemplate {
  readonly file: string;
  readonly program: hbs.AST.Program;
  /** Where its values stand, in an HTML document; null in markdown. */
  readonly places: ReadonlyMap<hbs.AST.Node, HtmlPlace> | null;
}

/**
 * Checks templates against the shape of the audit, before anything is rendered: Handlebars itself prints nothing for a
 * misspelt name in a block or an argument, and gives no line for a missing partial.
 * @returns all mistakes, in the order of the templates, none when they are sound; and the partials that are used
 */
export function checkTemplates(
  main: ParsedTemplate,
  partials: ReadonlyMap<string, ParsedTemplate>,
  root: Shape,
): { problems: TemplateProblem[]; usedPartials: ReadonlySet<string> } {
  const checker = new TemplateChecker(partials, root);
  checker.template(main, root);
  return { problems: checker.problems(), usedPartials: checker.used };
}

class TemplateChecker {
  readonly #partials: ReadonlyMap<string, ParsedTemplate>;
  readonly #root: Shape;
  readonly #problems = new Map<string, TemplateProblem>();
  readonly #open: string[] = [];
  readonly used = new Set<string>();
  #file = '';
  #places: ParsedTemplate['places'] = null;

  constructor(partials: ReadonlyMap<string, ParsedTemplate>, root: Shape) {
    this.#partials = partials;
    this.#root = root;
  }

  problems(): TemplateProblem[] {
    return [...this.#problems.values()];
  }

  template(template: ParsedTemplate, context: Shape): void {
    const outer = { file: this.#file, places: this.#places };
    this.#file = template.file;
    this.#places = template.places;
    this.#program(template.program, outermost(context, this.#root));
    this.#file = outer.file;
    this.#places = outer.places;
  }

  /** The same place can be wrong for several contexts; the first is enough. */
  readonly #report: Report = (node, message) => {
    const { line, column } = node.loc.start;
    const key = `${this.#file}:${line}:${column}`;
    if (this.#problems.has(key)) return;
    this.#problems.set(key, { file: this.#file, line, column: column + 1, message });
  };

  #program(program: hbs.AST.Program, scope: Scope): void {
    for (const statement of program.body) this.#statement(statement, scope);
  }

  #statement(statement: hbs.AST.Statement, scope: Scope): void {
    if (statement.type === 'MustacheStatement') this.#mustache(statement as hbs.AST.MustacheStatement, scope);
    else if (statement.type === 'BlockStatement') this.#block(statement as hbs.AST.BlockStatement, scope);
    else if (statement.type === 'PartialStatement')
      this.#partial(statement as hbs.AST.PartialStatement, scope);
    else if (statement.type !== 'ContentStatement' && statement.type !== 'CommentStatement') {
      this.#report(
        statement,
        'partials written inside a template are not known; put it into a file of its own',
      );
    }
  }

  #mustache(statement: hbs.AST.MustacheStatement, scope: Scope): void {
    if (!statement.escaped) {
      this.#report(statement, 'unescaped output (`{{{` or `{{&`) is not allowed; write `{{…}}`');
      return;
    }
    const isCall = statement.params.length > 0 || (statement.hash?.pairs ?? []).length > 0;
    const shape = isCall
      ? checkCall(statement as Call, scope, this.#report)
      : checkExpression(statement.path, scope, this.#report);
    const unprintable = shape === null ? undefined : choicesOf(shape).find(isStructure);
    const isMarkup = shape !== null && choicesOf(shape).some((choice) => choice.kind === 'markup');
    if (isMarkup && (this.#places?.get(statement) ?? 'text') !== 'text') {
      this.#report(statement.path, 'this gives markup, and only text can stand in an attribute');
    }
    if (unprintable !== undefined) {
      this.#report(statement.path, `${describeShape(unprintable)} cannot be printed; name what is in it`);
    }
  }

  #block(block: hbs.AST.BlockStatement, scope: Scope): void {
    const name = 'original' in block.path ? String(block.path.original) : '';
    if (!BLOCKS.includes(name)) {
      const known = BLOCKS.map((each) => `#${each}`);
      this.#report(block.path, `there is no block \`#${name}\`${suggestion(`#${name}`, known)}`);
      return;
    }
    const [param] = block.params;
    if (param === undefined || block.params.length > 1 || (block.hash?.pairs ?? []).length > 0) {
      this.#report(block.path, `\`#${name}\` takes one argument`);
      return;
    }
    const shape = checkExpression(param, scope, this.#report);
    const inner = this.#innerScope(name, block, shape, scope);
    // Handlebars gives a block that is only an `else` no program.
    if (inner !== null && block.program) this.#program(block.program, inner);
    if (block.inverse) this.#program(block.inverse, scope);
  }

  /** @returns the scope inside the block; null where it cannot be told */
  #innerScope(name: string, block: hbs.AST.BlockStatement, shape: Shape | null, scope: Scope): Scope | null {
    if (name === 'if' || name === 'unless') return scope;
    if (shape === null) return null;
    const names = block.program?.blockParams ?? [];
    if (name === 'with') return inside(scope, present(shape), named(names, [present(shape)]), false);
    const item = elementOf(shape);
    if (item !== null) return inside(scope, item, named(names, [item, NUMBER]), true);
    this.#report(block.params[0] ?? block, `\`#each\` wants a list; this is ${describeShape(shape)}`);
    return null;
  }

  #partial(statement: hbs.AST.PartialStatement, scope: Scope): void {
    const name = 'original' in statement.name ? String(statement.name.original) : '';
    const partial = this.#partials.get(name);
    if (partial === undefined) {
      const near = suggestion(name, [...this.#partials.keys()]);
      this.#report(statement.name, `there is no partial \`${name || '(computed)'}\`${near}`);
      return;
    }
    this.used.add(name);
    const context = this.#partialContext(statement, scope);
    if (context === null) return;
    if (this.#open.includes(name)) {
      this.#report(statement, `the partial \`${name}\` uses itself: ${[...this.#open, name].join(' → ')}`);
      return;
    }
    this.#open.push(name);
    this.template(partial, context);
    this.#open.pop();
  }

  /** The context that a partial gets: that of the place or the one named, with the named arguments added. */
  #partialContext(statement: hbs.AST.PartialStatement, scope: Scope): Shape | null {
    const [param] = statement.params;
    const base = param === undefined ? scope.contexts[0] : checkExpression(param, scope, this.#report);
    const added = (statement.hash?.pairs ?? []).map(
      (pair) => [pair.key, checkExpression(pair.value, scope, this.#report)] as const,
    );
    if (base === null) return null;
    if (added.length === 0) return present(base);
    const fields = new Map<string, Shape>();
    for (const choice of choicesOf(base)) {
      if (choice.kind === 'object') for (const [key, shape] of choice.fields) fields.set(key, shape);
    }
    for (const [key, shape] of added) fields.set(key, shape ?? ANY);
    return { kind: 'object', fields };
  }
}

function isStructure(shape: Shape): boolean {
  return shape.kind === 'list' || shape.kind === 'object' || shape.kind === 'record';
}

/** The shape without null: inside `#with` there is something. */
function present(shape: Shape): Shape {
  const [only, ...others] = choicesOf(shape);
  if (only === undefined) return shape;
  return others.length === 0 ? only : { kind: 'union', of: [only, ...others] };
}

function named(params: readonly string[], shapes: readonly Shape[]): ReadonlyMap<string, Shape> {
  return new Map(params.map((param, i) => [param, shapes[i] ?? ANY]));
}
