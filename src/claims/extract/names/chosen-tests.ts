import { readPipeline } from './shell-command.js';

/** A run of tests that are chosen by a part of their names: `pytest tests/hub -k "opens and not slow"`. */
export interface ChosenTests {
  /** What it is told to run; empty for everything. */
  readonly paths: readonly string[];
  /** The parts of names that are asked for, without those that are left out. */
  readonly names: readonly string[];
}

const RUN = /(?:^|[\s`$])(?:pytest|py\.test) /;
const LONGEST = 600;

/** @returns null for a text that is no such command */
export function chosenTests(text: string): ChosenTests | null {
  if (text.length > LONGEST || !text.includes(' -k') || !RUN.test(text)) return null;
  const [words = []] = readPipeline(text.trim().replace(/^\$ /, '')) ?? [];
  const begin = words.findIndex((word) => /^(?:pytest|py\.test)$/.test(word));
  const isProgram =
    begin >= 0 && words.slice(0, begin).every((word) => /^(?:python3?|-m|[A-Z_]+=\S*)$/.test(word));
  const option = words.indexOf('-k');
  const expression = words[option + 1];
  if (!isProgram || option < begin || expression === undefined) return null;
  const paths = words
    .slice(begin + 1, option)
    .filter((word) => /^[\w./][\w./-]*\/[\w./-]*$|\.py$/.test(word));
  const after = words.slice(option + 2).filter((word) => /^[\w.][\w./-]*\/[\w./-]*$|\.py$/.test(word));
  return {
    paths: [...paths, ...after].map((word) => word.replace(/^\.\/|\/$/g, '')),
    names: namesIn(expression),
  };
}

/** "opens and (closes or lights) and not slow": the names before the first "not", which may leave out several. */
function namesIn(expression: string): string[] {
  const words = expression.split(/[\s()]+/);
  const not = words.indexOf('not');
  return words
    .slice(0, not < 0 ? words.length : not)
    .filter((word) => /^\w{4,120}$/.test(word) && word !== 'and' && word !== 'or');
}
