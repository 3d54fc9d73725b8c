/** `(?i)` and `(?s-i)` change what letters mean from there on; what is changed back does not matter here. */
const ANY_CASE = /\(\?[A-Za-z-]*i/;

/**
 * Texts that every match of a regular expression holds, longest first; empty when none is certain. Only what stands at the
 * expression’s top level is looked at: groups, classes and alternatives are left out.
 */
export function regexLiterals(expression: string, ignoreCase: boolean): string[] {
  if (ignoreCase || ANY_CASE.test(expression)) return [];
  const [branch = [], ...others] = branchesOf(expression);
  return others.length > 0 ? [] : literalsOf(branch);
}

/**
 * Texts of which every match of a regular expression holds at least one, in upper and lower case as they are written; empty
 * when that is not certain. Of `a|b` that is one text for each alternative, be it of the whole or of a group.
 */
export function oneOfLiterals(expression: string): string[] {
  if (ANY_CASE.test(expression)) return [];
  const sets = branchesOf(expression).map(bestSetOf);
  return sets.some((set) => set.length === 0) ? [] : [...new Set(sets.flat())];
}

/** The set whose texts are rare: its shortest one is the longest. */
function bestSetOf(branch: readonly RepeatedItem[]): string[] {
  const inGroups = branch
    .filter(({ inside, isOptional }) => inside !== null && !isOptional)
    .map(({ inside }) => oneOfLiterals(inside ?? ''));
  const sets = [...literalsOf(branch).map((literal) => [literal]), ...inGroups];
  const shortest = (set: readonly string[]) =>
    set.length === 0 ? 0 : Math.min(...set.map(({ length }) => length));
  return sets.reduce((best, set) => (shortest(set) > shortest(best) ? set : best), [] as string[]);
}

function literalsOf(branch: readonly RepeatedItem[]): string[] {
  const found: string[] = [];
  let run = '';
  const endRun = () => {
    if (run.length > 1) found.push(run);
    run = '';
  };
  for (const { kind, text, isOptional, isRepeated } of branch) {
    if (kind === 'literal' && !isOptional) run += text;
    if (kind !== 'literal' || isOptional || isRepeated) endRun();
  }
  endRun();
  return [...new Set(found)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** The items of each alternative at the top level. */
function branchesOf(expression: string): RepeatedItem[][] {
  const branches: RepeatedItem[][] = [[]];
  for (let at = 0; at < expression.length; ) {
    const item = nextItem(expression, at);
    at = item.end;
    if (item.kind === 'alternative') {
      branches.push([]);
      continue;
    }
    const quantifier = /^(?:[?*]|\{\d*,?\d*\})/.exec(expression.slice(at, at + 24));
    const isRepeated = quantifier === null && expression[at] === '+';
    branches.at(-1)?.push({ ...item, isOptional: quantifier !== null, isRepeated });
    at += quantifier?.[0].length ?? Number(isRepeated);
  }
  return branches;
}

interface Item {
  readonly kind: 'literal' | 'other' | 'alternative';
  readonly text: string;
  /** What a group holds; null for what is none, and for one that is more than its brackets. */
  readonly inside: string | null;
  readonly end: number;
}

interface RepeatedItem extends Item {
  /** It may be left out: nothing in it is certain. */
  readonly isOptional: boolean;
  readonly isRepeated: boolean;
}

function nextItem(expression: string, at: number): Item {
  const char = expression[at] ?? '';
  const other = (end: number): Item => ({ kind: 'other', text: '', inside: null, end });
  if (char === '|') return { kind: 'alternative', text: '', inside: null, end: at + 1 };
  if (char === '\\') {
    const next = expression[at + 1] ?? '';
    // An escaped sign is that sign; an escaped letter or digit has a meaning.
    return /[\p{L}\p{N}]/u.test(next)
      ? other(escapeEnd(expression, at))
      : { kind: 'literal', text: next, inside: null, end: at + 2 };
  }
  if (char === '[') return other(classEnd(expression, at));
  if (char === '(') {
    const end = groupEnd(expression, at);
    return { ...other(end), inside: insideOf(expression.slice(at, end)) };
  }
  if ('.^$)?*+'.includes(char)) return other(at + 1);
  return { kind: 'literal', text: char, inside: null, end: at + 1 };
}

/** Of `(a|b)` and `(?:a|b)`; other groups have names or flags, or are not closed. */
function insideOf(group: string): string | null {
  return /^\((?:\?:|(?!\?))(.*)\)$/s.exec(group)?.[1] ?? null;
}

/** `\x41`, `\u0041`, `\u{41}`, `\p{L}` are longer than two characters. */
function escapeEnd(expression: string, at: number): number {
  const found = /^\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[xupPk][{<][^}>]*[}>]|c[A-Za-z]|.)/su.exec(
    expression.slice(at, at + 80),
  );
  return at + (found?.[0].length ?? 2);
}

function classEnd(expression: string, start: number): number {
  let at = start + 1;
  while (at < expression.length && expression[at] !== ']') at += expression[at] === '\\' ? 2 : 1;
  return at + 1;
}

function groupEnd(expression: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < expression.length) {
    const char = expression[at];
    if (char === '\\') at += 2;
    else if (char === '[') at = classEnd(expression, at);
    else {
      if (char === '(') depth += 1;
      if (char === ')') depth -= 1;
      at += 1;
      if (depth === 0) return at;
    }
  }
  return expression.length;
}
