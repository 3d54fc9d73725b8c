import { z } from 'zod';

/** What a file is for. Only `production` decides a status; the others are counted and shown apart. */
export const CodeClassSchema = z.enum(['production', 'test', 'docs', 'generated', 'vendored', 'backup']);
export type CodeClass = z.infer<typeof CodeClassSchema>;

/** Counts by class; every class is present, also at zero. */
export const ClassCountsSchema = z.object({
  production: z.number().int(),
  test: z.number().int(),
  docs: z.number().int(),
  generated: z.number().int(),
  vendored: z.number().int(),
  backup: z.number().int(),
});
export type ClassCounts = z.infer<typeof ClassCountsSchema>;

/** @returns counts with every class at zero */
export function zeroCounts(): ClassCounts {
  return { production: 0, test: 0, docs: 0, generated: 0, vendored: 0, backup: 0 };
}

/** The sum over all classes. */
export function totalOf(counts: ClassCounts): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

/**
 * A project's own idea of what its files are: globs (picomatch, matched against the whole path) that come before the
 * built-in rules. A path that matches several is the first of backup, vendored, generated, test, docs, production.
 */
export type ClassGlobs = { [K in CodeClass]?: readonly string[] };
