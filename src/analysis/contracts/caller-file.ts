import type { SyntaxNode, SyntaxReader, SyntaxSearch } from '../../clients/code/syntax-tree.js';
import { type Call, nameCalled, readCall } from './call.js';
import type { CallSyntax } from './call-syntax.js';
import { definitionsOf } from './definition.js';
import type { DefinitionForm } from './definition-forms.js';
import { bindsLocally, type Import } from './imports.js';
import { ReceiverTypes } from './receiver-types.js';

/** A version of a file in which the pattern matches, as far as its calls are concerned. */
export interface CallerFile {
  readonly path: string;
  /** The call of the symbol at every match, in the order of the text; null where a match holds none. */
  readonly calls: readonly (Call | null)[];
  /** Lines of the matches, in the same order. */
  readonly lines: readonly number[];
  readonly imports: ReadonlyMap<string, Import>;
  /** Whether it has a definition of the symbol of its own, apart from methods. */
  readonly definesIt: boolean;
  /** Whether a variable or a parameter has the name of the symbol, that of an import apart. */
  readonly bindsIt: boolean;
  /** Words that begin like the name of a class, where a language has nothing but classes; else empty. */
  readonly classes: ReadonlySet<string>;
  /** The types that the file writes for what a call is made on. */
  types(receiver: string): readonly string[];
}

/** What reads the calls of files of one grammar. */
export interface CallReader {
  readonly reader: SyntaxReader;
  readonly form: DefinitionForm;
  readonly syntax: CallSyntax;
  readonly search: SyntaxSearch;
}

/**
 * Reads a file. Null for a text whose syntax is not read.
 * @param imports what `importsOf` found in it
 */
export function readCallerFile(
  text: string,
  path: string,
  symbol: string,
  read: CallReader,
  imports: ReadonlyMap<string, Import>,
): CallerFile | null {
  const { reader, form, syntax, search } = read;
  const root = reader.read(text);
  if (!root) return null;
  const spans = [...search(root)].sort((a, b) => a.start - b.start || b.end - a.end);
  const containers = root.ofKinds(reader.knownKinds(form.containers));
  const nodes = root
    .ofKindsHolding(reader.knownKinds(syntax.calls), [symbol])
    .filter((node) => nameCalled(node, syntax).name === symbol);
  const calls = spans.map((span) => {
    const node = outermost(nodes, span);
    return node ? readCall(node, syntax, containers) : null;
  });
  const isBare = calls.some((call) => call?.receiver === '');
  const reading = new ReceiverTypes(text, reader.language.id);
  // Asked now, so that the text need not be kept.
  const types = new Map(calls.map((call) => [call?.receiver ?? '', reading.of(call?.receiver ?? '')]));
  const language = reader.language.id;
  return withoutText({
    path,
    calls,
    lines: linesOf(text, spans),
    imports,
    bindsIt: isBare && !imports.has(symbol) && bindsLocally(text, symbol, language),
    classes: new Set(language === 'java' ? text.match(/\b[A-Z]\w*/g) : []),
    definesIt: isBare && definesFunction(root, symbol, read),
    types,
  });
}

/**
 * A copy that holds neither the text nor the tree: a piece of a string keeps the whole of it, and a function all that was
 * around it.
 */
function withoutText(
  found: Omit<CallerFile, 'types'> & { types: ReadonlyMap<string, readonly string[]> },
): CallerFile {
  const { types, ...file } = structuredClone(found);
  return { ...file, types: (receiver) => types.get(receiver) ?? [] };
}

function definesFunction(root: SyntaxNode, symbol: string, { reader, form }: CallReader): boolean {
  if (!form.mightDefine(symbol).test(root.text)) return false;
  const own = definitionsOf(root, new Set([symbol]), form, {
    definitions: reader.knownKinds([...form.callables, ...form.bindings]),
    containers: reader.knownKinds(form.containers),
  });
  return own.some(({ definition }) => definition.scope !== 'member');
}

/** The largest call inside a match: those inside it are arguments, or what it is called on. */
function outermost(nodes: readonly SyntaxNode[], span: { start: number; end: number }): SyntaxNode | null {
  const inside = nodes.filter(({ start, end }) => span.start <= start && end <= span.end);
  return inside.reduce<SyntaxNode | null>(
    (best, node) => (best && best.end - best.start >= node.end - node.start ? best : node),
    null,
  );
}

function linesOf(text: string, spans: readonly { readonly start: number }[]): number[] {
  let at = 0;
  let line = 1;
  return spans.map(({ start }) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < start; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    return line;
  });
}
