import type { LoadedGrammar } from './grammars.js';
import type { PatternProblem, ReadPattern } from './pattern-shape.js';

/**
 * A pattern with conditions, written as an ast-grep rule in JSON:
 * `{"pattern":"f($$$)","not":{"inside":{"kind":"await"}}}`. Needed where what is wrong is that something is absent.
 */
type Rule = { readonly [key: string]: unknown };

const KEYS = new Set([
  'pattern',
  'kind',
  'regex',
  'all',
  'any',
  'not',
  'inside',
  'has',
  'precedes',
  'follows',
  'stopBy',
  'field',
  'nthChild',
]);

/**
 * Reads a pattern that is a rule in JSON.
 * @param readPlain reads the patterns inside it
 * @returns null when the text is no such rule, but a pattern like any other (`{ a: 1 }` is code too)
 */
export function readRulePattern(
  grammar: LoadedGrammar,
  text: string,
  readPlain: (grammar: LoadedGrammar, pattern: string) => ReadPattern | PatternProblem,
): ReadPattern | PatternProblem | null {
  const rule = parseRule(text);
  if (!rule) return null;
  const tokens: ReadPattern['tokens'][] = [];
  let problem: PatternProblem | null = null;
  const prepare = (value: unknown, key: string, certain: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => prepare(item, '', certain && key === 'all'));
    if (key === 'pattern' && typeof value === 'string') {
      const read = readPlain(grammar, value);
      if ('problem' in read) {
        problem = read;
        return value;
      }
      // Only what must be at the place itself tells which files can hold it.
      if (certain) tokens.push(read.tokens);
      return (read.config.rule as Rule).pattern;
    }
    if (typeof value !== 'object' || value === null) return value;
    const stays = certain && (key === '' || key === 'all');
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, prepare(inner, name, stays)]),
    );
  };
  const config = { rule: prepare(rule, '', true) as ReadPattern['config']['rule'] };
  if (problem) return problem;
  try {
    grammar.parse('').root().findAll(config);
  } catch (error) {
    return { problem: 'syntax', detail: error instanceof Error ? error.message : String(error) };
  }
  return { config, tokens: tokens[0] ?? [] };
}

/** The rule that a text is; null for any other text. */
export function parseRule(text: string): Rule | null {
  if (!text.trimStart().startsWith('{"')) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => KEYS.has(key)) ? (value as Rule) : null;
}
