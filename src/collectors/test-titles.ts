/** How a test begins, in any of the languages: its name or title is what the first group holds. */
const BEGINNINGS = [
  /\b(?:it|test|specify|scenario|describe|context|suite|xit|fit)(?:\.\w+)*\s*\(\s*(?:'([^']*)'|"([^"]*)"|`([^`]*)`)/,
  /^\s*(?:it|specify|describe|context|scenario)\s+(?:'([^']*)'|"([^"]*)")/,
  /^\s*(?:async\s+)?def\s+(test\w*|it_\w+)/,
  /^\s*class\s+(Test\w+|\w+Tests?)\b/,
  /\bfunc\s+(Test\w+)\s*\(/,
  /\bfn\s+(\w+)\s*\(/,
  /\bfun\s+(?:`([^`]+)`|(\w+))\s*\(/,
  /\b(?:void|Task|def|function)\s+(\w+)\s*\(/,
];
/** A decorator stands near what it decorates. */
const FURTHEST = 12;

/**
 * The test that a marker stands at: the one that begins in the same line, else the next one where the marker stands before it
 * (a decorator, an annotation, a comment), else the one that it stands in.
 * @param at index of the marker’s line
 * @returns null when there is none near: the marker speaks of the whole file
 */
export function findTestTitle(lines: readonly string[], at: number): string | null {
  const own = titleIn(lines[at] ?? '');
  if (own !== null) return own;
  const isBefore = /^\s*(?:@|\[|\/\/|#|\/?\*)/.test(lines[at] ?? '');
  const steps = Array.from({ length: FURTHEST }, (_, step) => (isBefore ? at + step + 1 : at - step - 1));
  for (const index of steps) {
    const title = titleIn(lines[index] ?? '');
    if (title !== null) return title;
  }
  return null;
}

function titleIn(line: string): string | null {
  if (line.length > 500) return null;
  for (const form of BEGINNINGS) {
    const found = form.exec(line);
    if (found) return found.slice(1).find((part) => part !== undefined) ?? null;
  }
  return null;
}
