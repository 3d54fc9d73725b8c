import type { Definition } from '../../../analysis/contracts/definition.js';
import {
  type DefinitionsReader,
  definitionsReader,
  type NamedDefinition,
} from '../../../analysis/contracts/definition-finder.js';
import { grouped } from '../../../collectors/match-files.js';
import { languageOfPath } from '../../../languages/languages.js';
import { readTexts } from '../code/read-texts.js';
import type { CheckContext } from '../context.js';
import { contentName, KeptAnswers } from '../look/kept-answers.js';

/** A definition and its file. */
export type Located = Definition & { readonly path: string };

/** What was looked for in a file, and found. */
export interface FileDefinitions {
  readonly names: ReadonlySet<string>;
  readonly found: ReadonlyMap<string, readonly Located[]>;
}

/** The names to look for in each file. */
type Plan = ReadonlyMap<string, ReadonlySet<string>>;

/** What is kept of a content between runs. */
interface Kept {
  readonly names: readonly string[];
  readonly found: readonly NamedDefinition[];
}

/** Reads definitions out of many files, each parsed once for all of its names, and not at all where an earlier run has. */
export async function readDefinitions(
  context: CheckContext,
  plan: Plan,
): Promise<ReadonlyMap<string, FileDefinitions>> {
  const found = new Map<string, FileDefinitions>();
  for (const [language, files] of grouped([...plan], ([path]) => languageOfPath(path)?.id ?? '')) {
    const reader = await definitionsReader(language).catch(() => null);
    if (reader) await readLanguage(context, reader, new Map(files), found);
  }
  for (const [path, names] of plan) if (!found.has(path)) found.set(path, { names, found: new Map() });
  return found;
}

async function readLanguage(
  context: CheckContext,
  reader: DefinitionsReader,
  plan: Plan,
  found: Map<string, FileDefinitions>,
): Promise<void> {
  const nameOf = (path: string) => contentName(context.paths.files.get(path)?.oid ?? '', path);
  const kept = await keptDefinitions(context, reader.engine);
  for (const [path, names] of plan) {
    const known = kept.get(nameOf(path));
    if (known && [...names].every((name) => known.names.includes(name)))
      found.set(path, toFound(path, known));
  }
  const unknown = [...plan.keys()].filter((path) => !found.has(path));
  await readTexts(context, unknown, async (path, text) => {
    // What another document asked for is looked for, too, so that both find theirs the next time.
    const before = kept.get(nameOf(path))?.names ?? [];
    const names = [...new Set([...(plan.get(path) ?? []), ...before])];
    const own = { names, found: await reader.read(names, text, path) };
    found.set(path, toFound(path, own));
    kept.set(nameOf(path), own);
  });
}

/** Opened once for a document: some names are asked for one by one, and all files’ definitions are megabytes. */
function keptDefinitions(context: CheckContext, engine: string): Promise<KeptAnswers<Kept>> {
  return context.once(['kept definitions', engine], async () => {
    const kept = await KeptAnswers.open<Kept>(context.cache, ['definitions', engine]);
    context.atEnd(() => kept.keep());
    return kept;
  });
}

function toFound(path: string, { names, found }: Kept): FileDefinitions {
  const byName = [...grouped(found, ({ name }) => name)].map(
    ([name, own]) => [name, own.map(({ definition }) => ({ ...definition, path }))] as const,
  );
  return { names: new Set(names), found: new Map(byName) };
}
