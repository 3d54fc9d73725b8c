/** `(?i)` and `(?s-i)` change what letters mean from there on; what is changed back does not matter here. */
const ANY_CASE = /\(\?[A-Za-z-]*i/;

/**
 * Texts that every match of a regular expression holds, longest first; empty when none is certain. Only what stands at the
 * expression’s top level is looked at: groups, classes and alternatives are left out.
 */
export function regexLiterals(expression: string, ignoreCase: boolean): string[] {
  if (ignoreCase || ANY_CASE.test(expression)) return [];
  const found: string[] = [];
  let run = '';
  const endRun = () => {
    if (run.length > 1) found.push(run);
    run = '';
  };
  for (let at = 0; at < expression.length; ) {
    const item = nextItem(expression, at);
    at = item.end;
    if (item.kind === 'alternative') return [];
    const quantifier = /^(?:[?*]|\{\d*,?\d*\})/.exec(expression.slice(at, at + 24));
    const repeated = expression[at] === '+';
    if (item.kind === 'literal' && !quantifier) run += item.text;
    if (item.kind !== 'literal' || quantifier || repeated) endRun();
    if (quantifier) at += quantifier[0].length;
    else if (repeated) at += 1;
  }
  endRun();
  return [...new Set(found)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

interface Item {
  readonly kind: 'literal' | 'other' | 'alternative';
  readonly text: string;
  readonly end: number;
}

function nextItem(expression: string, at: number): Item {
  const char = expression[at] ?? '';
  if (char === '|') return { kind: 'alternative', text: '', end: at + 1 };
  if (char === '\\') {
    const next = expression[at + 1] ?? '';
    // An escaped sign is that sign; an escaped letter or digit has a meaning.
    return /[\p{L}\p{N}]/u.test(next)
      ? { kind: 'other', text: '', end: escapeEnd(expression, at) }
      : { kind: 'literal', text: next, end: at + 2 };
  }
  if (char === '[') return { kind: 'other', text: '', end: classEnd(expression, at) };
  if (char === '(') return { kind: 'other', text: '', end: groupEnd(expression, at) };
  if ('.^$)?*+'.includes(char)) return { kind: 'other', text: '', end: at + 1 };
  return { kind: 'literal', text: char, end: at + 1 };
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
