import { isParsable, type SyntaxTree } from '../../clients/code/match.js';
import { type SyntaxReader, syntaxReader } from '../../clients/code/syntax-tree.js';
import type { Language } from '../../languages/language.js';
import { languageNamed, languageOfPath } from '../../languages/languages.js';
import type { Finder, Found } from '../version-finder.js';
import { type Definition, definitionsOf } from './definition.js';
import { type DefinitionForm, definitionForm } from './definition-forms.js';

/** Raised whenever the code here tells other definitions than before. */
const FINDER_VERSION = 4;
/** Longer files are generated, as a rule, and reading thousands of versions of one takes minutes. */
const LONGEST_FILE = 400_000;
const NOTHING: Found = { lines: [], details: [], textOnly: 0, unparsed: null };

/**
 * Looks for the definitions of a symbol; each detail is a `Definition` as JSON.
 * @returns null for a language whose definitions are not known, or a symbol that is no plain name
 */
export async function definitionFinder(symbol: string, language: string): Promise<Finder | null> {
  if (!isPlainName(symbol)) return null;
  const main = languageNamed(language);
  const form = main ? definitionForm(main.id) : null;
  if (!main || !form) return null;
  const readers = await readersOf(main);
  const extensions = new Set([...main.extensions, ...main.alsoReads.flatMap((also) => also.extensions)]);
  const quick = form.mightDefine(symbol);
  const readerFor = (path: string) =>
    readers.get(languageOfPath(path)?.id ?? main.id) ?? readers.get(main.id);
  return {
    key: ['definition', FINDER_VERSION, symbol, ...enginesOf(readers)].join('\n'),
    literals: [symbol],
    words: [symbol],
    dependsOnExtension: true,
    longest: LONGEST_FILE,
    isCandidatePath: (path) => extensions.has(path.slice(path.lastIndexOf('.') + 1)),
    mightMatch: (text) => quick.test(text),
    parserFor: (path) => readerFor(path)?.reader.parser ?? null,
    find: (text, path, tree) => {
      const found = readerFor(path);
      return found ? foundOf(definitionsIn(text, found, new Set([symbol]), tree)) : NOTHING;
    },
  };
}

function enginesOf(readers: ReadonlyMap<string, Reader>): string[] {
  return [...readers.values()].map(({ reader }) => reader.engine);
}

/** Reads the definitions of several names out of texts, each of which is parsed once for all of them. */
export interface DefinitionsReader {
  /** Changes whenever the same text could give another answer. */
  readonly engine: string;
  /** Top to bottom; nothing is parsed where none of the names can be defined. */
  read(names: readonly string[], text: string, path: string): Promise<readonly NamedDefinition[]>;
}

export type NamedDefinition = { readonly name: string; readonly definition: Definition };

/** @returns null for a language whose definitions are not known; names that are no plain ones are not looked for */
export async function definitionsReader(language: string): Promise<DefinitionsReader | null> {
  const main = languageNamed(language);
  const form = main ? definitionForm(main.id) : null;
  if (!main || !form) return null;
  const readers = await readersOf(main);
  return {
    engine: [FINDER_VERSION, ...enginesOf(readers)].join('\n'),
    read: async (names, text, path) => {
      const wanted = new Set(names.filter(isPlainName));
      const found = readers.get(languageOfPath(path)?.id ?? main.id) ?? readers.get(main.id);
      if (!found || ![...wanted].some((name) => form.mightDefine(name).test(text))) return [];
      const tree = isParsable(text) ? await found.reader.parser.parseAside(text) : undefined;
      // Without their nodes, which would hold the tree for as long as anybody holds the definition.
      return definitionsIn(text, found, wanted, tree).map(({ name, definition }) => ({ name, definition }));
    },
  };
}

/** @returns what a line must match to begin a definition of the name; null where definitions are not known */
export function definitionStart(name: string, language: string): RegExp | null {
  const form = isPlainName(name) ? definitionForm(language) : null;
  return form?.mightDefine(name) ?? null;
}

function isPlainName(symbol: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(symbol);
}

interface Reader {
  readonly reader: SyntaxReader;
  readonly form: DefinitionForm;
}

/** By the languages that its files may be read as. */
async function readersOf(main: Language): Promise<Map<string, Reader>> {
  const readers = new Map<string, Reader>();
  for (const id of [main.id, ...main.alsoReads.map(({ as }) => as)]) {
    const known = languageNamed(id);
    const form = definitionForm(id);
    if (known && form) readers.set(id, { reader: await syntaxReader(known), form });
  }
  return readers;
}

function definitionsIn(
  text: string,
  { reader, form }: Reader,
  names: ReadonlySet<string>,
  tree: SyntaxTree | undefined,
): NamedDefinition[] {
  const root = reader.read(text, tree);
  if (!root) return [];
  return definitionsOf(root, names, form, {
    definitions: reader.knownKinds([...form.callables, ...form.bindings]),
    containers: reader.knownKinds(form.containers),
  });
}

function foundOf(definitions: readonly NamedDefinition[]): Found {
  return {
    lines: definitions.map(({ definition }) => definition.line),
    details: definitions.map(({ definition }) => JSON.stringify(definition)),
    textOnly: 0,
    unparsed: null,
  };
}
