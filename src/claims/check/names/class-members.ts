import { definitionSpans } from './enclosing.js';

/** The methods that a class writes itself. */
export interface ClassMembers {
  readonly own: number;
  readonly publicOnes: number;
  /** `__init__` and its like. */
  readonly special: number;
  /** All of them, and those that are read like fields. */
  readonly names: readonly string[];
  readonly properties: readonly string[];
  /** It inherits from something, which may have more. */
  readonly hasBases: boolean;
  /** Last line of the class, 1-based. */
  readonly to: number;
}

const PYTHON = /^([ \t]+)(?:async )?def (\w+)\s*\(/;
const SCRIPT =
  /^([ \t]+)(?:(?:public|private|protected|static|async|override|get|set) ){0,4}(#?[A-Za-z_$][\w$]*)\s*(?:<[^>(]{0,80}>)?\([^;]*\)?[^;]*\{\s*$/;
const KEYWORD = /^(?:if|for|while|switch|catch|return|function|constructor|else|do|try|with)$/;

/**
 * Counts the methods in the body of a class in Python, TypeScript or JavaScript: those that stand no deeper than the first.
 * @param line 1-based line of the class; null for the first class of that name
 * @returns null where there is no such class
 */
export function membersOf(lines: readonly string[], name: string, line: number | null): ClassMembers | null {
  const span = definitionSpans(lines).find(
    (each) =>
      each.name === name &&
      (line === null || each.from === line) &&
      /\bclass\b/.test(lines[each.from - 1] ?? ''),
  );
  if (!span) return null;
  const head = lines[span.from - 1] ?? '';
  const isPython = !/\{\s*$/.test(head);
  const body = lines
    .slice(span.from, span.to)
    .flatMap((text) => (isPython ? PYTHON : SCRIPT).exec(text) ?? []);
  const found: { indent: string; name: string }[] = [];
  for (let i = 0; i < body.length; i += 3) found.push({ indent: body[i + 1] ?? '', name: body[i + 2] ?? '' });
  const named = found.filter((each) => !KEYWORD.test(each.name));
  const indent = Math.min(...named.map((each) => each.indent.length));
  const names = [...new Set(named.filter((each) => each.indent.length === indent).map((each) => each.name))];
  return {
    own: names.length,
    publicOnes: names.filter((each) => !/^[_#]/.test(each)).length,
    special: names.filter((each) => /^__\w+__$/.test(each)).length,
    names,
    properties: isPython ? propertiesIn(lines.slice(span.from, span.to)) : [],
    hasBases: /\([^)]*\w/.test(head) ? !/\((?:object|ABC)\)/.test(head) : /\bextends\b/.test(head),
    to: span.to,
  };
}

/** Methods below `@property`, `@cached_property` and `@name.setter`. */
function propertiesIn(body: readonly string[]): string[] {
  return body.flatMap((text, i) => {
    const name = PYTHON.exec(text)?.[2];
    return name !== undefined &&
      /^\s*@(?:[\w.]*property|\w+\.(?:setter|deleter|getter))\b/.test(body[i - 1] ?? '')
      ? [name]
      : [];
  });
}
