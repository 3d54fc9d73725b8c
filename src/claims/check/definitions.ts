import type { Definition } from '../../analysis/contracts/definition.js';
import { definitionFinder } from '../../analysis/contracts/definition-finder.js';
import { languageOfPath } from '../../languages/languages.js';
import type { CheckContext } from './context.js';

/** A definition and its file. */
export type Located = Definition & { readonly path: string };

/** What a revision knows of a name. */
export interface Knowledge {
  readonly definitions: readonly Located[];
  /** Files of code that hold the name, and all files that do. */
  readonly codeFiles: readonly string[];
  readonly files: readonly string[];
  /** The name is given a value somewhere: a constant, a field, a key. */
  readonly isBound: boolean;
}

/** Files whose text begins a definition of the name; more are not parsed. */
const MOST_PARSED = 200;

const memory = new WeakMap<CheckContext, Map<string, Promise<Knowledge | null>>>();

/** Definitions of a name, and where it stands; null when it is too common to be followed. */
export function knowledgeOf(context: CheckContext, name: string): Promise<Knowledge | null> {
  const known = memory.get(context) ?? new Map<string, Promise<Knowledge | null>>();
  memory.set(context, known);
  const before = known.get(name);
  if (before) return before;
  const made = lookUp(context, name);
  known.set(name, made);
  return made;
}

async function lookUp(context: CheckContext, name: string): Promise<Knowledge | null> {
  if (context.words.tooMany.has(name)) return null;
  const lines = (context.words.lines.get(name) ?? []).filter(({ path }) => path !== context.documentPath);
  const own = lines.filter(({ path }) => languageOfPath(path) && context.classOf(path) !== 'backup');
  const begins = new RegExp(
    `(?:\\b(?:def|class|function|func|fn|interface|struct|enum|trait|type|const|let|var)\\s{1,4}(?:\\([^)]{0,80}\\)\\s{0,4})?|\\s)${name}\\s{0,4}(?:[(:{=<]|extends|implements|$)`,
  );
  const paths = [...new Set(own.filter(({ text }) => begins.test(text)).map(({ path }) => path))].slice(
    0,
    MOST_PARSED,
  );
  const definitions: Located[] = [];
  for (const path of paths) definitions.push(...(await definitionsIn(context, path, name)));
  const bound = new RegExp(`(?:^|[\\s.{,(])["']?${name}["']?\\s{0,4}(?::[^=:]{0,60})?[:=](?!=)`);
  return {
    definitions,
    codeFiles: [...new Set(own.map(({ path }) => path))],
    files: [...new Set(lines.map(({ path }) => path))],
    isBound: lines.some(({ text }) => bound.test(text)),
  };
}

async function definitionsIn(context: CheckContext, path: string, name: string): Promise<Located[]> {
  const language = languageOfPath(path);
  const finder = language ? await definitionFinder(name, language.id).catch(() => null) : null;
  const text = finder ? await context.text(path) : null;
  if (!finder || text === null || !finder.mightMatch(text)) return [];
  return finder.find(text, path).details.map((detail) => ({ ...(JSON.parse(detail) as Definition), path }));
}

/** The same, in a text that is given: for earlier versions. */
export type DefinitionReader = (text: string, path: string) => readonly Definition[];

/** Reads definitions of a name out of texts; null for a language whose definitions are not known. */
export async function definitionReader(name: string, path: string): Promise<DefinitionReader | null> {
  const language = languageOfPath(path);
  const finder = language ? await definitionFinder(name, language.id).catch(() => null) : null;
  return (
    finder && ((text, at) => finder.find(text, at).details.map((detail) => JSON.parse(detail) as Definition))
  );
}
