import type { TypedRule } from '../../../domain/pattern.js';
import { findAwaitsOfNonPromises } from './await-of-non-promise.js';
import { findCallsTo } from './calls-to.js';
import type { Sources, TypedFindings } from './sources.js';

/** Whether a rule about types looks at a file of this path: TypeScript and JavaScript, without declarations. */
export function isTypedPath(path: string): boolean {
  return /\.(?:[cm]?[jt]s|[jt]sx)$/.test(path) && !/\.d\.[cm]?ts$/.test(path);
}

/** The text that a file must hold for the rule to look at it. */
export function typedLiteral(rule: TypedRule): string {
  return rule.rule === 'await-of-non-promise' ? 'await' : (rule.symbol.split('.').at(-1) ?? rule.symbol);
}

/** Answers a rule about types. The compiler is loaded only now: it takes most of a second. */
export async function findByTypes(rule: TypedRule, sources: Sources): Promise<TypedFindings> {
  return rule.rule === 'await-of-non-promise'
    ? findAwaitsOfNonPromises(sources)
    : findCallsTo(rule.symbol, sources);
}
