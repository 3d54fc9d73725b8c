import type { AwaitExpression, Node, Type } from 'ts-morph';
import { findInProjects } from './find-in-projects.js';
import type { Sources, TypedFindings } from './sources.js';

/**
 * Every `await` of a value that is no promise, as far as the repository’s own types tell. Where they do not (`any`,
 * `unknown`, packages), the place is counted as unresolved and not reported.
 */
export async function findAwaitsOfNonPromises(sources: Sources): Promise<TypedFindings> {
  const morph = await import('ts-morph');
  const paths = await sources.holding(['await']);
  return findInProjects(morph, paths, sources, (file, report) => {
    for (const expression of file.getDescendantsOfKind(morph.SyntaxKind.AwaitExpression)) {
      const answer = judge(morph, expression);
      if (answer === 'unresolved') report.unresolved();
      else if (answer === 'no-promise') report.found(expression);
    }
  });
}

type Answer = 'promise' | 'no-promise' | 'unresolved';

function judge(morph: typeof import('ts-morph'), awaited: AwaitExpression): Answer {
  const expression = awaited.getExpression();
  const type = expression.getType();
  if (isVoid(type)) return returnsNothing(morph, expression) ? 'no-promise' : 'unresolved';
  return judgeType(morph, type);
}

function judgeType(morph: typeof import('ts-morph'), type: Type): Answer {
  if (type.isAny() || type.isUnknown() || type.isNever()) return 'unresolved';
  if (type.isTypeParameter()) {
    const constraint = type.getConstraint();
    return constraint && judgeType(morph, constraint) === 'promise' ? 'promise' : 'unresolved';
  }
  if (type.isUnion()) return judgeUnion(type.getUnionTypes().map((part) => judgeType(morph, part)));
  // A type that could not be found is an `any` in disguise only if the checker says so; `object` and `{}` may hold anything.
  if (type.getText() === '{}' || type.getText() === 'object') return 'unresolved';
  return type.getProperty('then') ? 'promise' : 'no-promise';
}

/** One promise among the possibilities is reason enough to await. */
function judgeUnion(answers: readonly Answer[]): Answer {
  if (answers.includes('promise')) return 'promise';
  return answers.includes('unresolved') ? 'unresolved' : 'no-promise';
}

function isVoid(type: Type): boolean {
  return type.isVoid();
}

/** A callback typed `() => void` may well return a promise; a function whose body is here and returns nothing may not. */
function returnsNothing(morph: typeof import('ts-morph'), expression: Node): boolean {
  const call = expression.asKind(morph.SyntaxKind.CallExpression);
  const signature = call?.getProject().getTypeChecker().getResolvedSignature(call);
  const declaration = signature?.getDeclaration();
  if (!declaration || !('getBody' in declaration)) return false;
  return declaration.getBody() !== undefined;
}
