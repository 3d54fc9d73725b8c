import { posix } from 'node:path';
import type { ts as TypeScript } from 'ts-morph';
import { attempt } from './compiler-limits.js';
import type { PathAliases } from './resolve-import.js';
import type { Sources } from './sources.js';

const NAMES = ['tsconfig.json', 'jsconfig.json'] as const;

/** How many files an `extends` chain is followed through. */
const LONGEST_CHAIN = 5;

/** The nearest tsconfig or jsconfig above a file; null without one. */
export function configFor(path: string, paths: ReadonlySet<string>): string | null {
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    const found = NAMES.map((name) => posix.join(folder, name)).find((config) => paths.has(config));
    if (found) return found;
    if (folder === '.') return null;
  }
}

/**
 * What a tsconfig says about names of modules: `baseUrl` and `paths`, also of files it extends by a relative path. Nothing
 * else of it matters here.
 */
export async function aliasesOf(
  ts: typeof TypeScript,
  config: string | null,
  sources: Sources,
): Promise<PathAliases> {
  let current = config;
  for (let hops = 0; current !== null && hops < LONGEST_CHAIN; hops += 1) {
    const text = (await sources.read([current])).get(current);
    if (text === undefined) return {};
    let parsed: unknown = null;
    const file = current;
    // What the compiler gives up on names nothing.
    if (attempt(() => (parsed = ts.parseConfigFileTextToJson(file, text).config)) !== null) return {};
    const folder = posix.dirname(current);
    const found = aliasesIn(parsed, folder);
    if (found) return found;
    const parent = record(parsed).extends;
    const next: string | null =
      typeof parent === 'string' && parent.startsWith('.') ? posix.join(folder, parent) : null;
    current = next === null ? null : ([next, `${next}.json`].find((path) => sources.paths.has(path)) ?? null);
  }
  return {};
}

function aliasesIn(config: unknown, folder: string): PathAliases | null {
  const options = record(record(config).compilerOptions);
  const baseUrl = typeof options.baseUrl === 'string' ? posix.join(folder, options.baseUrl) : null;
  const base = baseUrl ?? folder;
  const aliases = Object.entries(record(options.paths)).flatMap(([pattern, places]) =>
    Array.isArray(places)
      ? [[pattern, places.filter((p) => typeof p === 'string').map((p) => posix.join(base, p))] as const]
      : [],
  );
  if (aliases.length === 0 && baseUrl === null) return null;
  return Object.fromEntries([
    ...aliases,
    ...(baseUrl === null ? [] : [['*', [posix.join(baseUrl, '*')]] as const]),
  ]);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
