import { type SyntaxNode, type SyntaxReader, syntaxReader } from '../../clients/code/syntax-tree.js';
import { languageNamed, languageOfPath } from '../../languages/languages.js';
import type { Finder, Found } from '../version-finder.js';
import { definitionsOf } from './definition.js';
import { type DefinitionForm, definitionForm } from './definition-forms.js';

/** Raised whenever the code here tells other definitions than before. */
const FINDER_VERSION = 2;
const NOTHING: Found = { lines: [], details: [], textOnly: 0, unparsed: null };

/**
 * Looks for the definitions of a symbol; each detail is a `Definition` as JSON.
 * @returns null for a language whose definitions are not known, or a symbol that is no plain name
 */
export async function definitionFinder(symbol: string, language: string): Promise<Finder | null> {
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(symbol)) return null;
  const main = languageNamed(language);
  const form = main ? definitionForm(main.id) : null;
  if (!main || !form) return null;
  const readers = new Map<string, { reader: SyntaxReader; form: DefinitionForm }>();
  for (const id of [main.id, ...main.alsoReads.map(({ as }) => as)]) {
    const known = languageNamed(id);
    const ownForm = definitionForm(id);
    if (known && ownForm) readers.set(id, { reader: await syntaxReader(known), form: ownForm });
  }
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
    isCandidatePath: (path) => extensions.has(path.slice(path.lastIndexOf('.') + 1)),
    mightMatch: (text) => quick.test(text),
    parserFor: (path) => readerFor(path)?.reader.parser ?? null,
    find: (text, path, tree) => {
      const found = readerFor(path);
      return found ? findIn(found.reader.read(text, tree), symbol, found.reader, found.form) : NOTHING;
    },
  };
}

function findIn(root: SyntaxNode | null, symbol: string, reader: SyntaxReader, form: DefinitionForm): Found {
  if (!root) return NOTHING;
  const definitions = definitionsOf(root, symbol, form, {
    definitions: reader.knownKinds([...form.callables, ...form.bindings]),
    containers: reader.knownKinds(form.containers),
  });
  return {
    lines: definitions.map(({ definition }) => definition.line),
    details: definitions.map(({ definition }) => JSON.stringify(definition)),
    textOnly: 0,
    unparsed: null,
  };
}
