import { extensionOf } from '../files/path-index.js';

/** A function of a Python file with what stands above it. */
export interface DecoratedFunction {
  readonly name: string;
  /** 1-based line of its `def`. */
  readonly line: number;
  readonly isAsync: boolean;
  /** Without `@` and arguments, with their lines: `pytest.mark.asyncio`. */
  readonly decorators: readonly { readonly name: string; readonly line: number }[];
}

const DECORATOR = /^[ \t]{0,60}@([A-Za-z_][\w.]{0,120})/;
const FUNCTION = /^[ \t]{0,60}(async )?def (\w{1,200})\s{0,4}\(/;
const CLASS = /^[ \t]{0,60}class \w/;

/** The functions and methods of a Python file; null for a file of another language. */
export function decoratedFunctions(path: string, lines: readonly string[]): DecoratedFunction[] | null {
  if (!/^pyi?$/.test(extensionOf(path))) return null;
  const found: DecoratedFunction[] = [];
  let above: { name: string; line: number }[] = [];
  // Brackets that a decorator has opened: its arguments may go on for some lines.
  let open = 0;
  for (const [i, text] of lines.entries()) {
    const decorator = open === 0 ? DECORATOR.exec(text) : null;
    const [, prefix, name] = FUNCTION.exec(text) ?? [];
    if (decorator) above.push({ name: decorator[1] ?? '', line: i + 1 });
    if (decorator || (above.length > 0 && open > 0)) open = Math.max(0, open + depthOf(text));
    else if (name !== undefined) {
      found.push({ name, line: i + 1, isAsync: prefix !== undefined, decorators: above });
      above = [];
    } else if (text.trim() !== '' && !/^\s*#/.test(text)) above = [];
  }
  return found;
}

function depthOf(text: string): number {
  let depth = 0;
  for (const character of text) if ('([{'.includes(character)) depth += 1;
  for (const character of text) if (')]}'.includes(character)) depth -= 1;
  return depth;
}

/** Whether a function has a decorator: by its whole name, or by the end of it. */
export function hasDecorator({ decorators }: DecoratedFunction, name: string): boolean {
  return decorators.some((each) => each.name === name || each.name.endsWith(`.${name}`));
}

/** Whether a mark is set for all tests of a file or class at once: `pytestmark = pytest.mark.asyncio`, a decorated class. */
export function marksAll(lines: readonly string[], name: string): boolean {
  return lines.some(
    (text, i) =>
      (/^\s{0,40}pytestmark\s*(?::[^=]{0,60})?=/.test(text) &&
        lines
          .slice(i, i + 8)
          .join(' ')
          .includes(name)) ||
      (CLASS.test(text) && lines.slice(Math.max(0, i - 4), i).some((above) => isMark(above, name))),
  );
}

function isMark(text: string, name: string): boolean {
  const found = DECORATOR.exec(text)?.[1];
  return found !== undefined && (found === name || found.endsWith(`.${name}`));
}
