/** How a definition begins, in about any language. */
const DEFINITION =
  /^([ \t]{0,60})(?:export |default |public |private |protected |static |abstract |final |async |pub |def |class |function |func |fn |interface |struct |enum |trait |impl |type |object ){1,6}\*? ?([A-Za-z_$][\w$]{0,100})/;

/** `const openHub = async (user) =>`, `let open = function`. */
const BOUND_FUNCTION =
  /^[ \t]{0,60}(?:export )?(?:const|let|var) ([A-Za-z_$][\w$]{0,100})(?: ?:[^=]{1,200})? ?= ?(?:async )?(?:function\b|\(|[A-Za-z_$][\w$]{0,60} ?=>)/;

/** The name that a line begins to define. */
function nameDefinedIn(line: string): string | undefined {
  // First: of `export const openHub = …` the other form would take `const` for the name.
  return BOUND_FUNCTION.exec(line)?.[1] ?? DEFINITION.exec(line)?.[2];
}

/** A definition and the lines it spans. */
export interface DefinitionSpan {
  readonly name: string;
  /** 1-based, both counted in. */
  readonly from: number;
  readonly to: number;
}

/** Names of the definitions around a line, innermost first, told by indentation. */
export function enclosingNames(lines: readonly string[], line: number): string[] {
  const names: string[] = [];
  let indent = Number.POSITIVE_INFINITY;
  for (let i = Math.min(line, lines.length) - 1; i >= 0 && indent > 0; i -= 1) {
    const text = lines[i] ?? '';
    if (text.trim() === '') continue;
    const own = indentOf(text);
    if (own >= indent) continue;
    const name = nameDefinedIn(text);
    // A closing bracket or a continued line stands at the margin, too, and begins nothing.
    if (name === undefined && indent === Number.POSITIVE_INFINITY) indent = Math.max(own, 1);
    if (name === undefined) continue;
    names.push(name);
    indent = own;
  }
  return names;
}

/** Every definition of a text, with the lines up to the next one that stands no deeper. */
export function definitionSpans(lines: readonly string[]): DefinitionSpan[] {
  const spans: DefinitionSpan[] = [];
  const open: { name: string; from: number; indent: number }[] = [];
  const close = (indent: number, before: number) => {
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) {
      const { name, from } = open.pop() as { name: string; from: number };
      spans.push({ name, from, to: lastFilled(lines, before) });
    }
  };
  for (const [i, text] of lines.entries()) {
    const name = nameDefinedIn(text);
    if (text.trim() === '' || (name === undefined && /^[ \t]{0,60}[)\]}#]/.test(text))) continue;
    close(indentOf(text), i);
    if (name !== undefined) open.push({ name, from: i + 1, indent: indentOf(text) });
  }
  close(0, lines.length);
  return spans.sort((a, b) => a.from - b.from);
}

function lastFilled(lines: readonly string[], before: number): number {
  let last = before;
  while (last > 0 && (lines[last - 1] ?? '').trim() === '') last -= 1;
  return last;
}

function indentOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (character === ' ') columns += 1;
    else if (character === '\t') columns += 4;
    else break;
  }
  return columns;
}
