import type { CheckContext } from '../context.js';
import type { WordLine } from '../look/word-table.js';

/** Names that stand for a class: its own, those it inherits from, and those it is another name of. */
export interface Family {
  readonly names: ReadonlySet<string>;
  /** Some of them are not defined in this repository, so that what they have cannot be told. */
  readonly isOpen: boolean;
}

/** Steps from a class to its ancestors. */
const MOST_NAMES = 8;
/** Bases that add nothing anybody would call. */
const PLAIN_BASES = new Set([
  'object',
  'ABC',
  'Enum',
  'Generic',
  'Protocol',
  'BaseModel',
  'Exception',
  'str',
  'NamedTuple',
  'TypedDict',
]);

const families = new WeakMap<CheckContext, Map<string, Promise<Family | null>>>();

/**
 * The family of a class, looked up once for a document.
 * @returns null when no line defines it
 */
export function familyOf(context: CheckContext, name: string): Promise<Family | null> {
  const known = families.get(context) ?? new Map<string, Promise<Family | null>>();
  families.set(context, known);
  const found = known.get(name) ?? lookUp(context, name);
  known.set(name, found);
  return found;
}

/** The family of a class, from the lines that name it: `class A(B)`, `A = B`, `import B as A`. */
async function lookUp(context: CheckContext, name: string): Promise<Family | null> {
  const code = (await linesNaming(context, name)).filter(
    ({ path }) => path !== context.documentPath && !/\.(?:md|txt|json|rst)$/.test(path),
  );
  const names = new Set([name]);
  const others = new Set<string>();
  const relativesIn = relativesOf(name);
  for (const { text } of code) for (const other of relativesIn(text)) others.add(other);
  const defines = new RegExp(
    `\\bclass\\s{1,4}${name}\\b|^\\s{0,20}${name}\\s{0,4}=(?!=)|\\bas\\s{1,4}${name}\\b`,
  );
  const isDefined = code.some(({ text }) => defines.test(text));
  if (!isDefined) return null;
  let isOpen = false;
  for (const other of [...others].slice(0, MOST_NAMES)) {
    if (PLAIN_BASES.has(other)) continue;
    names.add(other);
    const text = await definingText(context, other);
    if (text === null) isOpen = true;
    else for (const base of basesIn(text, other)) if (!PLAIN_BASES.has(base)) names.add(base);
  }
  return { names, isOpen };
}

/** Of a name that stands in more lines than are kept, those of the file that defines the class. */
async function linesNaming(context: CheckContext, name: string): Promise<readonly WordLine[]> {
  if (!context.words.isTooCommon(name)) return context.words.linesOf(name);
  const path = context.classes.fileOf(name);
  const lines = path === null ? null : await context.lines(path);
  return (lines ?? []).map((text, i) => ({ path: path as string, line: i + 1, text }));
}

/** Reads the names that a line gives to a class as its bases, or as what it is another name of. */
function relativesOf(name: string): (text: string) => string[] {
  const bases = new RegExp(
    `\\bclass\\s{1,4}${name}\\s{0,4}(?:\\(([^)]{1,200})\\)|extends\\s{1,4}([\\w.]{1,100}))`,
  );
  const alias = new RegExp(`^\\s{0,20}${name}\\s{0,4}=\\s{0,4}([A-Za-z_][\\w.]{1,100})\\s*(?:#.*)?$`);
  // Looked for first: few lines hold it, and the whole form is tried at each word of a line.
  const renames = new RegExp(`\\sas\\s{1,4}${name}\\b`);
  const imported = new RegExp(`([A-Za-z_]\\w{1,100})\\s{1,4}as\\s{1,4}${name}\\b`);
  return (text) => {
    const based = text.includes('class') ? bases.exec(text) : null;
    const found = [
      ...(based?.[1] ?? based?.[2] ?? '').split(','),
      alias.exec(text)?.[1] ?? '',
      (renames.test(text) ? imported.exec(text)?.[1] : undefined) ?? '',
    ];
    return found.map(lastName).filter((other) => /^[A-Za-z_]\w+$/.test(other));
  };
}

function lastName(text: string): string {
  return (text.trim().split('[')[0] ?? '').split('.').at(-1) ?? '';
}

/** The text of a file that defines a class whose name was not known before. */
async function definingText(context: CheckContext, name: string): Promise<string | null> {
  const path = context.classes.fileOf(name);
  return path === null ? null : context.text(path);
}

function basesIn(text: string, name: string): string[] {
  const found = new RegExp(`\\bclass\\s{1,4}${name}\\s{0,4}\\(([^)]{1,200})\\)`).exec(text);
  return (found?.[1] ?? '')
    .split(',')
    .map(lastName)
    .filter((base) => /^[A-Za-z_]\w+$/.test(base));
}
