import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { InputError } from '../errors.js';
import type { Place, PositionedText } from './positioned-text.js';

type Problem = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

interface Explained extends Place {
  readonly text: string;
}

/**
 * One error for everything that is wrong with a file, each with its line, its column and what is allowed there.
 * @param root path of the checked value inside the text, e.g. `['issue-audit']` in package.json
 */
export function explainProblems(
  text: PositionedText,
  schema: z.ZodType,
  error: z.ZodError,
  root: Path = [],
): InputError {
  const found = error.issues
    .flatMap((issue) => explain(text, schema, issue, [], root))
    .sort((a, b) => a.line - b.line || a.column - b.column);
  const lines = found.map((one) => `${text.file}:${one.line}:${one.column}: ${one.text}`);
  const [only = `${text.file} is not a configuration`] = lines;
  const message = lines.length > 1 ? `${text.file} has ${lines.length} errors\n${lines.join('\n')}` : only;
  return new InputError(
    message,
    'Mend the configuration; `issue-audit init` writes one that shows every key.',
  );
}

function explain(
  text: PositionedText,
  schema: z.ZodType,
  issue: Problem,
  base: Path,
  root: Path,
): Explained[] {
  const path = [...base, ...issue.path];
  const full = [...root, ...path];
  if (issue.code === 'invalid_union') {
    const deeper = issue.errors.find((branch) => !branch.some(isAboutWhole));
    if (deeper) return deeper.flatMap((one) => explain(text, schema, one as Problem, path, root));
    return [
      { ...text.locate(full), text: `${nameOf(path)} must be ${alternatives(issue)}${given(text, full)}` },
    ];
  }
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysAt(schema, path);
    return issue.keys.map((key) => ({
      ...text.locate([...full, key], 'key'),
      text: `unknown key "${key}"${inside(path)}${nearest(key, allowed)} Allowed: ${allowed.join(', ')}`,
    }));
  }
  if (issue.code === 'invalid_key') {
    const key = String(issue.path.at(-1) ?? '');
    return [{ ...text.locate(full, 'key'), text: `unknown key "${key}"${inside(path.slice(0, -1))}` }];
  }
  return [{ ...text.locate(full), text: `${nameOf(path)} ${sentence(issue)}${given(text, full, issue)}` }];
}

function isAboutWhole(issue: { code?: string | undefined; path: PropertyKey[] }): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function sentence(issue: Problem): string {
  if (issue.code === 'invalid_type') return `must be ${kind(issue.expected)}`;
  if (issue.code === 'invalid_value') return `must be ${oneOf(issue.values)}`;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}${unit(issue.origin)}`;
  if (issue.code === 'too_small' && issue.origin !== 'string') return `must be at least ${issue.minimum}`;
  return issue.code === 'custom' && issue.message.startsWith('the ')
    ? `is wrong: ${issue.message}`
    : issue.message;
}

function unit(origin: string): string {
  return origin === 'string' ? ' characters long' : '';
}

function alternatives(issue: Extract<Problem, { code: 'invalid_union' }>): string {
  const all = issue.errors
    .flatMap((branch) => branch.filter(isAboutWhole))
    .map((one) => {
      if (one.code === 'invalid_value') return oneOf((one as { values: readonly unknown[] }).values);
      return kind((one as { expected?: string }).expected ?? 'text');
    });
  return [...new Set(all)].join(' or ');
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

function kind(expected: string): string {
  return KINDS[expected] ?? expected;
}

function oneOf(values: readonly unknown[]): string {
  const shown = values.map((value) => JSON.stringify(value));
  return shown.length > 1 ? `one of ${shown.join(', ')}` : (shown[0] ?? 'nothing');
}

/** What stands there instead, when it is short enough to help. */
function given(text: PositionedText, path: Path, issue?: Problem): string {
  if (issue && issue.code !== 'invalid_type' && issue.code !== 'invalid_value') return '';
  let value: unknown = text.value;
  for (const step of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[step];
  if (value === undefined) return ' and is missing';
  if (value === null) return '; it is empty';
  if (Array.isArray(value)) return '; it is a list';
  if (typeof value === 'object') return '; it is a mapping';
  return `; it is ${JSON.stringify(value).slice(0, 80)}`;
}

function nameOf(path: Path): string {
  if (path.length === 0) return 'the configuration';
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step + 1}]` : `${index ? '.' : ''}${String(step)}`))
    .join('');
}

function inside(path: Path): string {
  return path.length > 0 ? ` in ${nameOf(path)}` : '';
}

function nearest(key: string, allowed: readonly string[]): string {
  const [best] = allowed
    .map((name) => ({ name, far: distance(key.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, far }) => far < name.length / 2)
    .sort((a, b) => a.far - b.far);
  return best ? `; did you mean "${best.name}"?` : '.';
}

/** The keys that the schema allows at a path. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  const nodes = path.reduce<z.ZodType[]>((at, step) => at.flatMap((one) => into(one, step)), [schema]);
  return nodes.flatMap(unwrap).flatMap((node) => {
    if (node instanceof z.ZodObject) return Object.keys(node.shape);
    if (node instanceof z.ZodRecord && node.keyType instanceof z.ZodEnum)
      return node.keyType.options.map(String);
    return [];
  });
}

function unwrap(node: z.ZodType): z.ZodType[] {
  if (node instanceof z.ZodOptional) return unwrap(node.unwrap() as z.ZodType);
  if (node instanceof z.ZodUnion) return node.options.flatMap((one) => unwrap(one as z.ZodType));
  return [node];
}

function into(node: z.ZodType, step: PropertyKey): z.ZodType[] {
  return unwrap(node).flatMap((one) => {
    if (one instanceof z.ZodObject)
      return [(one.shape as Record<PropertyKey, z.ZodType>)[step]].filter((x) => x !== undefined);
    if (one instanceof z.ZodRecord) return [one.valueType as z.ZodType];
    if (one instanceof z.ZodArray) return [one.element as z.ZodType];
    return [];
  });
}
