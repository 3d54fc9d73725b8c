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
    key: [
      'definition',
      FINDER_VERSION,
      symbol,
      ...[...readers.values()].map(({ reader }) => reader.engine),
    ].join('\n'),
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

/** Reads the definitions of several names out of one text, which is parsed once for all of them. */
export interface DefinitionsReader {
  /** Cheap, and no only if none of the names is defined there. */
  mightDefine(text: string): boolean;
  /** Top to bottom. */
  read(text: string, path: string): Promise<readonly NamedDefinition[]>;
}

export type NamedDefinition = { readonly name: string; readonly definition: Definition };

/** @returns null for a language whose definitions are not known; names that are no plain ones are not looked for */
export async function definitionsReader(
  names: readonly string[],
  language: string,
): Promise<DefinitionsReader | null> {
  const main = languageNamed(language);
  const form = main ? definitionForm(main.id) : null;
  if (!main || !form) return null;
  const readers = await readersOf(main);
  const wanted = new Set(names.filter(isPlainName));
  return {
    mightDefine: (text) => [...wanted].some((name) => form.mightDefine(name).test(text)),
    read: async (text, path) => {
      const found = readers.get(languageOfPath(path)?.id ?? main.id) ?? readers.get(main.id);
      if (!found) return [];
      const tree = isParsable(text) ? await found.reader.parser.parseAside(text) : undefined;
      return definitionsIn(text, found, wanted, tree);
    },
  };
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
