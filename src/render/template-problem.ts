import { closest, distance } from 'fastest-levenshtein';
import { InputError } from '../errors.js';

/** A mistake in a template. */
export interface TemplateProblem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  readonly message: string;
}

const MOST_SHOWN = 5;

/** One error for all mistakes of a template, each with file, line and column. */
export function templateError(problems: readonly TemplateProblem[]): InputError {
  const lines = problems
    .slice(0, MOST_SHOWN)
    .map((problem) => `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`);
  const rest = problems.length - lines.length;
  if (rest > 0) lines.push(`and ${rest} more`);
  return new InputError(
    lines.join('\n'),
    'The fields are described in docs/audit-format.md, the functions in docs/templates.md.',
  );
}

/** "; did you mean `status`?", or the words to choose from when none is near. */
export function suggestion(word: string, among: readonly string[]): string {
  if (among.length === 0) return '';
  const nearest = closest(word, [...among]);
  if (distance(word, nearest) <= Math.max(2, Math.floor(nearest.length / 3))) {
    return `; did you mean \`${nearest}\`?`;
  }
  const shown = among.slice(0, 12).map((name) => `\`${name}\``);
  return `; there ${shown.length === 1 ? 'is' : 'are'} ${shown.join(', ')}${among.length > 12 ? ', …' : ''}`;
}
