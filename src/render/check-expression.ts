import { TEMPLATE_FUNCTIONS } from './functions/all.js';
import { CallProblem, type CheckedArgument } from './functions/template-function.js';
import { ANY, BOOLEAN, NULL, NUMBER, type Shape, TEXT } from './shapes.js';
import { suggestion } from './template-problem.js';
import { resolvePath, type Scope } from './template-scope.js';

const FUNCTIONS = new Map(TEMPLATE_FUNCTIONS.map((f) => [f.name, f]));

/** Takes down a mistake at a node of the syntax tree. */
export type Report = (node: hbs.AST.Node, message: string) => void;

/** @returns the shape of what an expression gives; null when it was reported as wrong */
export function checkExpression(node: hbs.AST.Expression, scope: Scope, report: Report): Shape | null {
  switch (node.type) {
    case 'StringLiteral':
      return TEXT;
    case 'NumberLiteral':
      return NUMBER;
    case 'BooleanLiteral':
      return BOOLEAN;
    case 'NullLiteral':
    case 'UndefinedLiteral':
      return NULL;
    case 'SubExpression':
      return checkCall(node as hbs.AST.SubExpression, scope, report);
    default:
      return checkPath(node as hbs.AST.PathExpression, scope, report);
  }
}

function checkPath(path: hbs.AST.PathExpression, scope: Scope, report: Report): Shape | null {
  const found = resolvePath(path, scope);
  if (typeof found !== 'string') return found;
  const [name = ''] = path.parts;
  const isFunction = FUNCTIONS.has(name) && path.parts.length === 1;
  report(path, isFunction ? `${found} (\`${name}\` is a function and wants arguments)` : found);
  return null;
}

/** What calls of functions have in common, as sub-expressions and as `{{f x}}`. */
export interface Call {
  readonly path: hbs.AST.PathExpression | hbs.AST.Expression;
  readonly params: readonly hbs.AST.Expression[];
  readonly hash?: hbs.AST.Hash;
}

/** @returns the shape of what a function gives; null when it was reported as wrong */
export function checkCall(call: Call, scope: Scope, report: Report): Shape | null {
  const name = 'original' in call.path ? String(call.path.original) : '';
  const called = FUNCTIONS.get(name);
  if (called === undefined) {
    report(call.path, `there is no function \`${name}\`${suggestion(name, [...FUNCTIONS.keys()])}`);
    return null;
  }
  const [fewest, most] = called.arity;
  const isNamed = (call.hash?.pairs ?? []).length > 0;
  if (isNamed || call.params.length < fewest || call.params.length > most) {
    const why = isNamed ? 'takes no named arguments; it ' : '';
    report(call.path, `\`${name}\` ${why}is written \`${called.usage}\``);
    return null;
  }
  const args = call.params.map((param) => checkArgument(param, scope, report));
  const known = args.filter((argument) => argument !== null);
  if (known.length < args.length) return ANY;
  const result = called.result(known);
  if (!(result instanceof CallProblem)) return result;
  const near = result.wanted === null ? '' : suggestion(result.wanted.word, result.wanted.among);
  report(call.path, `\`${name}\`: ${result.message}${near}`);
  return null;
}

function checkArgument(node: hbs.AST.Expression, scope: Scope, report: Report): CheckedArgument | null {
  const shape = checkExpression(node, scope, report);
  const literal = /^(?:String|Number|Boolean)Literal$/.test(node.type)
    ? (node as hbs.AST.StringLiteral).value
    : null;
  return shape === null ? null : { shape, literal };
}
