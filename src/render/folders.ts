import { z } from 'zod';
import type { Occurrence } from '../domain/pattern.js';

/** Occurrences in one folder and below it. */
export const FolderSchema = z.object({
  path: z.string().describe('path of the folder; "." for files at the root'),
  production: z.number().int(),
  test: z.number().int(),
  other: z.number().int().describe('in documentation, generated and vendored code, backup copies'),
  total: z.number().int(),
  bars: z
    .object({ production: z.number(), test: z.number(), beforeOther: z.number(), other: z.number() })
    .describe('lengths of a bar’s parts, in percent of the largest folder of the list'),
});
type Folder = z.infer<typeof FolderSchema>;

type Counts = Pick<Folder, 'production' | 'test' | 'other'>;

/**
 * Occurrences by folder, those with most first. The deepest folders are joined with their parents until at most so many are
 * left; what still is too much at one level is summed up as "others" (`…`).
 */
export function folders(occurrences: readonly Occurrence[], most: number): Folder[] {
  let counts = new Map<string, Counts>();
  for (const { path, class: kind } of occurrences) {
    const folder = parentOf(path);
    const field = kind === 'production' || kind === 'test' ? kind : 'other';
    add(counts, folder, { production: 0, test: 0, other: 0, [field]: 1 });
  }
  for (let depth = deepest(counts); counts.size > most && depth > 1; depth -= 1)
    counts = joined(counts, depth);
  const rows = [...counts].map(([path, count]) => ({
    path,
    ...count,
    total: count.production + count.test + count.other,
  }));
  rows.sort((a, b) => b.total - a.total || (a.path < b.path ? -1 : 1));
  const shown = rows.length > most ? [...rows.slice(0, most - 1), summedUp(rows.slice(most - 1))] : rows;
  const largest = Math.max(1, ...shown.map(({ total }) => total));
  return shown.map((row) => ({ ...row, bars: barsOf(row, largest) }));
}

function parentOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '.' : path.slice(0, end);
}

function depthOf(path: string): number {
  return path.split('/').length;
}

function deepest(counts: ReadonlyMap<string, Counts>): number {
  return Math.max(0, ...[...counts.keys()].map(depthOf));
}

function joined(counts: ReadonlyMap<string, Counts>, depth: number): Map<string, Counts> {
  const result = new Map<string, Counts>();
  for (const [path, count] of counts) add(result, depthOf(path) === depth ? parentOf(path) : path, count);
  return result;
}

function add(counts: Map<string, Counts>, path: string, more: Counts): void {
  const known = counts.get(path) ?? { production: 0, test: 0, other: 0 };
  counts.set(path, {
    production: known.production + more.production,
    test: known.test + more.test,
    other: known.other + more.other,
  });
}

function summedUp(rows: readonly (Counts & { total: number })[]): Omit<Folder, 'bars'> {
  const sum = (field: 'production' | 'test' | 'other' | 'total') =>
    rows.reduce((total, row) => total + row[field], 0);
  return {
    path: '…',
    production: sum('production'),
    test: sum('test'),
    other: sum('other'),
    total: sum('total'),
  };
}

function barsOf(row: Counts, largest: number): Folder['bars'] {
  const part = (n: number) => Math.round((n / largest) * 1_000) / 10;
  const production = part(row.production);
  const test = part(row.test);
  return { production, test, beforeOther: production + test, other: part(row.other) };
}
