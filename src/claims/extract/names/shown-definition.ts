/** The head of a definition as a text shows it: `async def open_hub(self, user: str = 'me')`, `class Hub(Base)`. */
export interface ShownDefinition {
  readonly name: string;
  readonly kind: 'function' | 'class';
  readonly isAsync: boolean;
  /** Its parameters without types, or the bases of a class; null where none are shown. */
  readonly parameters: readonly ShownParameter[] | null;
}

export interface ShownParameter {
  /** With its stars: `**rest`. */
  readonly name: string;
  /** What is written behind `=`; null without. */
  readonly value: string | null;
}

const HEAD =
  /^(?:export )?(?:default )?(?:abstract )?(async )?(def|function|class) ([A-Za-z_$][\w$]{2,120})\s?(?:\(([^()]{0,300}(?:\([^()]{0,60}\)[^()]{0,100})?)\))?\s?(?:->[^:]{1,100})?[:{]?$/;

/** Reads a text that is nothing but the head of a definition. @returns null for any other text */
export function shownDefinition(text: string): ShownDefinition | null {
  const found = HEAD.exec(text.trim());
  if (!found) return null;
  const [, async, keyword = '', name = '', inside] = found;
  const isClass = keyword === 'class';
  if (isClass && async !== undefined) return null;
  const isCut = inside === undefined || /\.{3}|…/.test(inside);
  return {
    name,
    kind: isClass ? 'class' : 'function',
    isAsync: async !== undefined,
    parameters: isCut ? null : shownParameters(inside),
  };
}

/** The parameters between brackets; what is given to a method by the call itself is left out. */
export function shownParameters(inside: string): ShownParameter[] {
  return partsOf(inside).flatMap((part) => {
    const equals = part.search(/=(?![=>])/);
    const value =
      equals < 0
        ? null
        : part
            .slice(equals + 1)
            .trim()
            .replaceAll('"', "'");
    const name = (equals < 0 ? part : part.slice(0, equals)).split(':')[0]?.trim() ?? '';
    return name === '' || /^(?:self|cls|this)$/.test(name) ? [] : [{ name, value }];
  });
}

/** Split at the commas that stand in no bracket. */
function partsOf(inside: string): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (let i = 0; i < inside.length; i += 1) {
    const character = inside.charAt(i);
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (character === ',' && depth === 0) {
      parts.push(inside.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, inside.slice(start)].map((part) => part.trim());
}
