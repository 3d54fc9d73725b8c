import type { ConfigFile, IssueBlockInput } from './schema.js';

/**
 * Puts a file on top of one that it extends. Lists are joined, shared ones first; blocks of an issue are joined key by
 * key; everything else of the upper file replaces what the shared one says.
 */
export function mergeFiles(shared: ConfigFile, own: ConfigFile): ConfigFile {
  const merged: ConfigFile = { ...shared, ...own };
  const patterns = join(shared.patterns, own.patterns);
  const reports = join(shared.reports, own.reports);
  const coverage = join(shared.coverage, own.coverage);
  const references = join(shared.references, own.references);
  return {
    ...merged,
    ...(patterns ? { patterns } : {}),
    ...(reports ? { reports } : {}),
    ...(coverage ? { coverage } : {}),
    ...(references ? { references } : {}),
    ...(shared.classes && own.classes ? { classes: mergeClasses(shared.classes, own.classes) } : {}),
    ...(shared.issues && own.issues ? { issues: mergeIssues(shared.issues, own.issues) } : {}),
  };
}

function join<T>(shared: readonly T[] | undefined, own: readonly T[] | undefined): T[] | undefined {
  if (!shared && !own) return undefined;
  const seen = new Map<string, T>();
  for (const one of [...(shared ?? []), ...(own ?? [])]) seen.set(JSON.stringify(one), one);
  return [...seen.values()];
}

type Classes = NonNullable<ConfigFile['classes']>;

function mergeClasses(shared: Classes, own: Classes): Classes {
  const merged: Classes = { ...shared, ...own };
  for (const name of Object.keys(merged) as (keyof Classes)[])
    merged[name] = join(shared[name], own[name]) ?? [];
  return merged;
}

type Issues = NonNullable<ConfigFile['issues']>;

function mergeIssues(shared: Issues, own: Issues): Issues {
  const merged = new Map(Object.entries(shared));
  for (const [key, block] of Object.entries(own)) {
    const below = merged.get(key);
    merged.set(key, below ? mergeBlocks(below, block) : block);
  }
  return Object.fromEntries(merged);
}

function mergeBlocks(shared: IssueBlockInput, own: IssueBlockInput): IssueBlockInput {
  const aliases = join(shared.aliases, own.aliases);
  const patterns = join(shared.patterns, own.patterns);
  const tests = join(shared.tests, own.tests);
  return {
    ...shared,
    ...own,
    ...(aliases ? { aliases } : {}),
    ...(patterns ? { patterns } : {}),
    ...(tests ? { tests } : {}),
    ...(shared.whys && own.whys ? { whys: { ...shared.whys, ...own.whys } } : {}),
  };
}
