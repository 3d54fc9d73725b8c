import type { CheckContext } from '../context.js';
import { membersOf } from './class-members.js';
import { absolute } from './importers.js';

/** The methods of a class with those that it inherits from classes of this repository. */
export interface FamilyMembers {
  readonly names: ReadonlySet<string>;
  /** Those that are read like fields. */
  readonly properties: ReadonlySet<string>;
}

/** Where a class stands. */
interface Place {
  readonly name: string;
  readonly path: string;
  /** 1-based; null for the first of that name. */
  readonly line: number | null;
}

/** Classes of one family that are read. */
const MOST_CLASSES = 12;

/** Follows the bases of a class in Python through the imports of its file; what comes from elsewhere is left out. */
export async function familyMembers(context: CheckContext, start: Place): Promise<FamilyMembers> {
  const names = new Set<string>();
  const properties = new Set<string>();
  const seen = new Set<string>();
  const open: Place[] = [start];
  for (let next = open.shift(); next && seen.size < MOST_CLASSES; next = open.shift()) {
    const key = `${next.path}:${next.name}`;
    const lines = seen.has(key) ? null : await context.lines(next.path);
    seen.add(key);
    const members = lines && membersOf(lines, next.name, next.line);
    for (const name of members?.names ?? []) names.add(name);
    for (const name of members?.properties ?? []) properties.add(name);
    if (lines && members) open.push(...basesOf(context, lines, next));
  }
  return { names, properties };
}

function basesOf(context: CheckContext, lines: readonly string[], { name, path, line }: Place): Place[] {
  const start =
    line === null ? lines.findIndex((text) => new RegExp(`^\\s*class ${name}\\b`).test(text)) : line - 1;
  const head =
    lines
      .slice(start, start + 8)
      .join(' ')
      .split(/\)\s*:/)[0] ?? '';
  const inside = /^\s*class \w+\s*\((.*)$/s.exec(head)?.[1] ?? '';
  return inside
    .replace(/\[[^[\]]*(?:\[[^[\]]*\][^[\]]*)*\]/g, '')
    .split(',')
    .map((each) => each.trim().split('.').at(-1) ?? '')
    .flatMap((base) => (/^[A-Za-z_]\w+$/.test(base) ? (placeOf(context, lines, path, base) ?? []) : []));
}

/** In the same file, or where its import says. */
function placeOf(context: CheckContext, lines: readonly string[], path: string, base: string): Place | null {
  if (lines.some((text) => new RegExp(`^\\s*class ${base}\\b`).test(text)))
    return { name: base, path, line: null };
  const form = new RegExp(`(\\w+) as ${base}\\b`);
  for (const [i, text] of lines.entries()) {
    const source = /^\s*from\s+([\w.]+)\s+import\b/.exec(text)?.[1];
    if (source === undefined) continue;
    const taken = /import\s*\([^)]*$/.test(text)
      ? (lines
          .slice(i, i + 60)
          .join(' ')
          .split(')')[0] ?? '')
      : text;
    if (!new RegExp(`\\b${base}\\b`).test(taken.slice(taken.indexOf('import')))) continue;
    const match = context.paths.find(absolute(source, path));
    const [file] = match.kind === 'file' && match.how === 'module' ? match.paths : [];
    if (file !== undefined) return { name: form.exec(taken)?.[1] ?? base, path: file, line: null };
  }
  return null;
}
