import { describeShape, fieldNames, fieldOf, NUMBER, type Shape, TEXT } from './shapes.js';
import { suggestion } from './template-problem.js';

/** What the names at one place of a template stand for. */
export interface Scope {
  /** The context, then those of the blocks around it. */
  readonly contexts: readonly [Shape, ...Shape[]];
  /** Names given by `as |name|`. */
  readonly names: ReadonlyMap<string, Shape>;
  /** `@index` and the like, where a list is walked. */
  readonly data: ReadonlyMap<string, Shape>;
  readonly root: Shape;
}

/** @returns the scope of a main template, or of a partial with the context it is given */
export function outermost(context: Shape, root: Shape): Scope {
  return { contexts: [context], names: new Map(), data: new Map(), root };
}

/** The scope inside a block that changes the context. */
export function inside(
  scope: Scope,
  context: Shape,
  names: ReadonlyMap<string, Shape>,
  isLoop: boolean,
): Scope {
  const data = isLoop
    ? new Map<string, Shape>([
        ...scope.data,
        ['index', NUMBER],
        ['key', TEXT],
        ['first', { kind: 'boolean' }],
        ['last', { kind: 'boolean' }],
      ])
    : scope.data;
  return {
    ...scope,
    contexts: [context, ...scope.contexts],
    names: new Map([...scope.names, ...names]),
    data,
  };
}

/** @returns the shape that a path stands for, or what is wrong with it */
export function resolvePath(path: hbs.AST.PathExpression, scope: Scope): Shape | string {
  const [head, ...rest] = path.parts;
  if (path.data) return resolveData(path, scope);
  if (path.depth === 0 && head !== undefined && scope.names.has(head) && !isExplicit(path)) {
    return walk(scope.names.get(head) ?? scope.root, rest, head);
  }
  const context = scope.contexts[path.depth];
  if (context === undefined) {
    return `\`${path.original}\` leads out of the template; a partial sees only what it is given: \`{{> name field=value}}\``;
  }
  return walk(context, path.parts, '');
}

/** `this.x` and `./x` mean the context, even where a block parameter has the name. */
function isExplicit(path: hbs.AST.PathExpression): boolean {
  return /^(?:this[./]|\.\/)/.test(path.original);
}

function resolveData(path: hbs.AST.PathExpression, scope: Scope): Shape | string {
  const [head = '', ...rest] = path.parts;
  if (head === 'root') return walk(scope.root, rest, '@root');
  const found = scope.data.get(head);
  if (found !== undefined) return walk(found, rest, `@${head}`);
  return `there is no \`@${head}\` here${suggestion(
    `@${head}`,
    ['root', ...scope.data.keys()].map((name) => `@${name}`),
  )}`;
}

function walk(start: Shape, parts: readonly string[], from: string): Shape | string {
  let shape = start;
  let at = from;
  for (const part of parts) {
    const next = fieldOf(shape, part);
    if (next === null) {
      const names = fieldNames(shape);
      if (names.length === 0) return `\`${at || 'this'}\` is ${describeShape(shape)} and has no \`${part}\``;
      return `${at === '' ? 'the context' : `\`${at}\``} has no \`${part}\`${suggestion(part, names)}`;
    }
    shape = next;
    at = at === '' ? part : `${at}.${part}`;
  }
  return shape;
}
