import type { TemplateProblem } from './template-problem.js';

/** Where a `{{…}}` of an HTML template stands: between tags, in an attribute, or as an address (`href`). */
export type HtmlPlace = 'text' | 'attribute' | 'address';

/** Where the text of a template has got to. */
type State =
  | { readonly in: 'text' | 'comment' }
  | { readonly in: 'tag'; readonly element: string }
  | {
      readonly in: 'attribute';
      readonly element: string;
      readonly name: string;
      readonly quote: string;
      readonly value: string;
    };

const TEXT: State = { in: 'text' };
const ADDRESSES = /^(?:href|src|action|formaction|xlink:href|data|poster|cite|ping|background)$/;
/** What holds code, or a whole document, is not for templates to fill in. */
const FORBIDDEN = /^(?:on.*|style|srcdoc|srcset)$/;

/**
 * Tells for every `{{…}}` of an HTML template in which place of the document it stands, so that it is escaped for that place.
 * Reports what could not be made safe: values in tag names, unquoted attributes, scripts, styles and event handlers.
 */
export function htmlPlaces(
  file: string,
  program: hbs.AST.Program,
): { places: ReadonlyMap<hbs.AST.Node, HtmlPlace>; problems: TemplateProblem[] } {
  const walker = new PlaceWalker(file);
  walker.template(program);
  return walker;
}

class PlaceWalker {
  readonly places = new Map<hbs.AST.Node, HtmlPlace>();
  readonly problems: TemplateProblem[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  template(program: hbs.AST.Program): void {
    const end = this.#program(program, TEXT);
    if (end.in !== 'text') this.#report(program, `the template ends inside ${describe(end)}`);
  }

  #report(node: hbs.AST.Node, message: string): void {
    const { line, column } = node.loc.start;
    this.problems.push({ file: this.#file, line, column: column + 1, message });
  }

  #program(program: hbs.AST.Program, start: State): State {
    return program.body.reduce((state, statement) => this.#statement(statement, state), start);
  }

  #statement(statement: hbs.AST.Statement, state: State): State {
    switch (statement.type) {
      case 'ContentStatement':
        return this.#content(statement as hbs.AST.ContentStatement, state);
      case 'MustacheStatement':
        return this.#value(statement, state);
      case 'BlockStatement':
        return this.#block(statement as hbs.AST.BlockStatement, state);
      case 'PartialStatement':
        if (state.in !== 'text') this.#report(statement, `a partial cannot stand inside ${describe(state)}`);
        return state;
      default:
        return state;
    }
  }

  #content(content: hbs.AST.ContentStatement, state: State): State {
    try {
      return advance(state, content.value);
    } catch (error) {
      if (!(error instanceof UnsafeMarkup)) throw error;
      this.#report(content, error.message);
      return TEXT;
    }
  }

  #value(statement: hbs.AST.Statement, state: State): State {
    if (state.in === 'text') this.places.set(statement, 'text');
    else if (state.in !== 'attribute') this.#report(statement, `no value can stand in ${describe(state)}`);
    else {
      const place = placeInAttribute(state.name, state.value);
      if (place === null)
        this.#report(statement, `no value can stand here in the attribute \`${state.name}\``);
      this.places.set(statement, place ?? 'attribute');
      return { ...state, value: `${state.value}{{}}` };
    }
    return state;
  }

  /** All ways through a block have to come out at the same place. */
  #block(block: hbs.AST.BlockStatement, state: State): State {
    const through = block.program ? this.#program(block.program, state) : state;
    const around = block.inverse ? this.#program(block.inverse, state) : state;
    if (keyOf(through) !== keyOf(around)) {
      this.#report(block, `the block ends inside ${describe(through)} or inside ${describe(around)}`);
    }
    if (through.in !== 'attribute' || around.in !== 'attribute' || through.value === around.value)
      return through;
    return { ...through, value: '{{}}' };
  }
}

function placeInAttribute(name: string, before: string): HtmlPlace | null {
  if (FORBIDDEN.test(name)) return null;
  if (!ADDRESSES.test(name) || before.startsWith('#')) return 'attribute';
  return before === '' ? 'address' : null;
}

function describe(state: State): string {
  if (state.in === 'tag') return `the tag \`<${state.element}>\``;
  if (state.in === 'attribute') return `the attribute \`${state.name}\``;
  return state.in === 'comment' ? 'a comment' : 'the text';
}

function keyOf(state: State): string {
  if (state.in === 'attribute') return `${state.element} ${state.name} ${state.quote}`;
  return state.in === 'tag' ? state.element : state.in;
}

class UnsafeMarkup extends Error {}

/** @returns where the document is after so much more of the template’s own text */
function advance(from: State, text: string): State {
  let state = from;
  let rest = text;
  while (rest !== '') [state, rest] = step(state, rest);
  return state;
}

function step(state: State, rest: string): [State, string] {
  if (state.in === 'comment') return until(rest, '-->', state, TEXT);
  if (state.in === 'attribute') {
    const end = rest.indexOf(state.quote);
    if (end < 0) return [{ ...state, value: state.value + rest }, ''];
    return [{ in: 'tag', element: state.element }, rest.slice(end + 1)];
  }
  return state.in === 'tag' ? stepInTag(state.element, rest) : stepInText(rest);
}

function until(rest: string, end: string, inside: State, after: State): [State, string] {
  const at = rest.indexOf(end);
  return at < 0 ? [inside, ''] : [after, rest.slice(at + end.length)];
}

function stepInText(rest: string): [State, string] {
  const at = rest.indexOf('<');
  if (at < 0) return [TEXT, ''];
  const tag = rest.slice(at);
  if (tag.startsWith('<!--')) return [{ in: 'comment' }, tag.slice(4)];
  const [whole, name] = /^<\/?([a-zA-Z][\w:-]*)/.exec(tag) ?? [];
  if (whole === undefined || name === undefined)
    throw new UnsafeMarkup('a `<` that begins no tag; write `&lt;`');
  const element = name.toLowerCase();
  if (/^(?:script|style|iframe|object|embed|base|meta|link|form|template)$/.test(element))
    throw new UnsafeMarkup(
      `\`<${element}>\` cannot be part of a template; the page brings its own style and script`,
    );
  return [{ in: 'tag', element }, tag.slice(whole.length)];
}

function stepInTag(element: string, rest: string): [State, string] {
  const end = /^[\s/]*>/.exec(rest);
  if (end) return [TEXT, rest.slice(end[0].length)];
  const space = /^[\s/]+/.exec(rest);
  if (space) return [{ in: 'tag', element }, rest.slice(space[0].length)];
  const [whole, name = '', equals, quote] = /^([^\s=>/"'<]+)(\s*=\s*)?(["'])?/.exec(rest) ?? [];
  if (whole === undefined) throw new UnsafeMarkup(`the tag \`<${element}>\` cannot be read`);
  if (equals === undefined) return [{ in: 'tag', element }, rest.slice(name.length)];
  if (quote === undefined)
    throw new UnsafeMarkup(`the value of the attribute \`${name}\` has to stand in quotes`);
  return [{ in: 'attribute', element, name: name.toLowerCase(), quote, value: '' }, rest.slice(whole.length)];
}
