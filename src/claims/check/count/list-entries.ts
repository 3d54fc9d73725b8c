/** What a key of a configuration file, or a name in code, lists. */
export interface EntryList {
  /** 1-based line of the key. */
  readonly line: number;
  /** Its entries as they are written: without comments, quotes and commas. */
  readonly entries: readonly string[];
}

/** Lines of one list that are read. */
const MOST_LINES = 4000;
/** What may stand before a name that code gives a list. */
const BEFORE =
  '(?:export |const |let |var |static |readonly |public |private |protected |final |self\\.|cls\\.|this\\.){0,4}';
const COMMENT = /^\s*(?:#|;|\/\/)/;

/**
 * Every list or table that lines give to a key: `key = [ … ]`, `key: { … }`, an indented block below `key =`, a section
 * `[tool.key]`. Plain values are none.
 */
export function listsOf(lines: readonly string[], key: string): EntryList[] {
  const found: EntryList[] = [];
  const head = new RegExp(
    `^(\\s{0,80})${BEFORE}["']?${key}["']?\\s{0,8}(?::\\s{0,4}[\\w[\\], <>|.]{1,60}=|[:=])\\s{0,8}(.{0,400})`,
  );
  const section = new RegExp(`^\\s{0,8}\\[\\[?(?:[\\w."-]{1,100}\\.)?${key}\\]\\]?\\s*(?:#.*)?$`);
  for (const [i, line] of lines.entries()) {
    if (!line.includes(key) || COMMENT.test(line)) continue;
    const [, indent = '', rest] = head.exec(line.slice(0, 600)) ?? [];
    const entries =
      rest === undefined
        ? section.test(line.slice(0, 200))
          ? sectionBelow(lines, i)
          : null
        : entriesOf(lines, i, indent.length, rest.trim());
    if (entries) found.push({ line: i + 1, entries });
  }
  return found;
}

/** What only makes a list of another kind of the one between its brackets: `frozenset({ … })`, `new Set<string>([ … ])`. */
const WRAPPER =
  /^(?:frozenset|set|tuple|list|MappingProxyType|new Set(?:<[\w |'"]{1,60}>)?|Object\.freeze)\((?=[[{(])/;

function entriesOf(lines: readonly string[], at: number, indent: number, rest: string): string[] | null {
  const [wrapper = ''] = WRAPPER.exec(rest) ?? [];
  if (wrapper !== '' || /^[[{(]/.test(rest))
    return bracketedAt(lines, at, (lines[at]?.lastIndexOf(rest) ?? 0) + wrapper.length);
  return /^(?:[|>][+-]?)?\s*(?:#.*)?$/.test(rest) ? blockBelow(lines, at, indent) : null;
}

/** A string, a comment, a bracket, a comma, or what stands between them. */
const PART = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|#.*$|\/\/.*$|[[\]{}(),]|[^"'#[\]{}(),/]+|./g;
/** Longer lines are data. */
const LONGEST_LINE = 4000;

/** The parts between the brackets that open at a column, however many lines they take; null where they do not end. */
export function bracketedAt(lines: readonly string[], at: number, column: number): string[] | null {
  const entries: string[] = [];
  let [depth, entry] = [0, ''];
  for (let i = at; i < Math.min(lines.length, at + MOST_LINES); i += 1) {
    const line = (lines[i] ?? '').slice(i === at ? column : 0, LONGEST_LINE);
    const parts = (line.match(PART) ?? []).filter((part) => !/^(?:#|\/\/)/.test(part));
    for (const part of parts) {
      depth += depthOf(part);
      if (depth === 0) return [...entries, entry].map(plain).filter((each) => each !== '');
      if (part === ',' && depth === 1) {
        entries.push(entry);
        entry = '';
      } else if (depth > 1 || depthOf(part) === 0) entry += part;
    }
    entry += ' ';
  }
  return null;
}

function depthOf(part: string): number {
  if (/^[[{(]$/.test(part)) return 1;
  return /^[\]})]$/.test(part) ? -1 : 0;
}

function plain(entry: string): string {
  const text = entry.trim();
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}

/** Lines that stand deeper than the key: those of the least depth, each an entry; of a YAML list its dashes. */
function blockBelow(lines: readonly string[], at: number, indent: number): string[] | null {
  const block: { depth: number; text: string }[] = [];
  for (let i = at + 1; i < Math.min(lines.length, at + MOST_LINES); i += 1) {
    const line = lines[i] ?? '';
    if (line.trim() === '' || COMMENT.test(line)) continue;
    const depth = line.length - line.trimStart().length;
    const isDash = /^\s*- /.test(line);
    if (depth < indent || (depth === indent && !isDash)) break;
    block.push({ depth, text: line.trim() });
  }
  const least = Math.min(...block.map(({ depth }) => depth));
  const own = block.filter(({ depth }) => depth === least).map(({ text }) => text.replace(/^- /, ''));
  return own.length > 0 ? own : null;
}

/** The keys of a section, up to the next one. */
function sectionBelow(lines: readonly string[], at: number): string[] | null {
  const own: string[] = [];
  for (let i = at + 1; i < Math.min(lines.length, at + MOST_LINES); i += 1) {
    const line = lines[i] ?? '';
    if (/^\s{0,8}\[/.test(line)) break;
    const key = /^["']?([\w.-]{1,100})["']?\s{0,8}[:=]/.exec(line)?.[1];
    if (key !== undefined) own.push(key);
  }
  return own.length > 0 ? own : null;
}
