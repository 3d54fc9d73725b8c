import type { StructuralPattern } from '../../domain/pattern.js';
import { InputError } from '../../errors.js';
import type { Language } from '../../languages/language.js';
import type { PatternProblem } from './pattern-shape.js';

const ADVICE: Readonly<Record<PatternProblem['problem'], string>> = {
  syntax:
    'Write one complete expression, statement or definition; $A stands for one piece of code, $$$ for any number.',
  several: 'Write one expression, statement or definition; give several patterns for several.',
  'no-match': 'Put it into the code it stands in (a whole statement or definition), or use re:expression.',
};

/** What is wrong with a pattern, where, and what to do about it. */
export function describeProblem(
  pattern: StructuralPattern,
  language: Language,
  { problem, detail }: PatternProblem,
): InputError {
  const what =
    problem === 'syntax'
      ? `is not complete ${language.name} code`
      : `cannot be used as ${language.name} code`;
  const brackets = problem === 'syntax' ? unbalanced(pattern.pattern) : null;
  const advice = brackets ? `${brackets} ${ADVICE[problem]}` : ADVICE[problem];
  return new InputError(`pattern "${pattern.source}" ${what}: ${detail}`, advice);
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Names a bracket that is missing; brackets in strings are not told apart, so this is a hint. */
function unbalanced(code: string): string | null {
  const open: string[] = [];
  for (const char of code) {
    const closing = CLOSING[char];
    if (closing) open.push(closing);
    else if (')]}'.includes(char) && open.pop() !== char) return `There is a "${char}" too many.`;
  }
  const missing = open.pop();
  return missing ? `A "${missing}" is missing.` : null;
}
