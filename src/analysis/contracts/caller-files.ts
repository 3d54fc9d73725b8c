import { setImmediate } from 'node:timers/promises';
import { freeTrees } from '../../clients/code/free-trees.js';
import { type SyntaxReader, syntaxReader } from '../../clients/code/syntax-tree.js';
import type { Clone } from '../../clients/git/repository.js';
import type { StructuralPattern } from '../../domain/pattern.js';
import { languageNamed, languageOfPath } from '../../languages/languages.js';
import type { VersionTable } from '../version-table.js';
import { callSyntax } from './call-syntax.js';
import { type CallerFile, type CallReader, readCallerFile } from './caller-file.js';
import { definitionForm } from './definition-forms.js';
import { type Import, importsOf } from './imports.js';
import { readTexts } from './read-texts.js';

/** After so many characters parsed the memory of their trees is given back. */
const MOST_UNFREED = 2_000_000;
/** So many versions of files are read at most: beyond them it takes too long to be worth it. */
export const MOST_VERSIONS = 4000;

/** Readers of the calls and definitions in files of a pattern’s language, by path. */
export class LanguageReaders {
  readonly #readers: ReadonlyMap<string, CallReader>;
  readonly #main: string;

  private constructor(readers: ReadonlyMap<string, CallReader>, main: string) {
    this.#readers = readers;
    this.#main = main;
  }

  /** Null for a language whose calls are not known. */
  static async open({ language, pattern }: StructuralPattern): Promise<LanguageReaders | null> {
    const main = languageNamed(language);
    if (!main) return null;
    const readers = new Map<string, CallReader>();
    for (const id of [main.id, ...main.alsoReads.map(({ as }) => as)]) {
      const [known, form, syntax] = [languageNamed(id), definitionForm(id), callSyntax(id)];
      if (!known || !form || !syntax) continue;
      const reader: SyntaxReader = await syntaxReader(known);
      const search = reader.compile(pattern);
      if (search) readers.set(id, { reader, form, syntax, search });
    }
    return readers.has(main.id) ? new LanguageReaders(readers, main.id) : null;
  }

  of(path: string): CallReader | null {
    return this.#readers.get(languageOfPath(path)?.id ?? this.#main) ?? this.#readers.get(this.#main) ?? null;
  }
}

/** Whether calls in a file may be of any interest, by its path and by what it imports by the name of the symbol. */
export type MayCall = (path: string, taken: Import | null) => boolean;

/** A version of a file: what it imports by the name of the symbol, and its calls, once they were of interest. */
interface ReadVersion {
  readonly taken: Import | null;
  /** Undefined where it was not parsed; null where it could not be. */
  readonly file: CallerFile | null | undefined;
}

/** Versions of files with their calls, each parsed once at most. */
export class CallerFiles {
  readonly #clone: Clone;
  readonly #table: VersionTable;
  readonly #symbol: string;
  readonly #readers: LanguageReaders;
  readonly #files = new Map<string, ReadVersion>();

  constructor(clone: Clone, table: VersionTable, symbol: string, readers: LanguageReaders) {
    this.#clone = clone;
    this.#table = table;
    this.#symbol = symbol;
    this.#readers = readers;
  }

  /** Whether these can be read without reading too much. */
  mayRead(versions: Iterable<readonly [number, number]>): boolean {
    let more = 0;
    for (const [path, oid] of versions) if (!this.#files.has(key(path, oid))) more += 1;
    return this.#files.size + more <= MOST_VERSIONS;
  }

  /** Reads versions, by path and oid; those whose calls are of no interest are passed over, which is quick. */
  async read(versions: Iterable<readonly [number, number]>, mayCall: MayCall): Promise<void> {
    const { oids, paths } = this.#table.history;
    const wanted = new Map<string, Set<number>>();
    const index = new Map<string, number>();
    for (const [path, oid] of versions) {
      const known = this.#files.get(key(path, oid));
      if (known && (known.file !== undefined || !mayCall(paths[path] ?? '', known.taken))) continue;
      if (!known) this.#files.set(key(path, oid), { taken: null, file: null });
      const name = oids[oid] ?? '';
      index.set(name, oid);
      wanted.set(name, (wanted.get(name) ?? new Set()).add(path));
    }
    let parsed = 0;
    await readTexts(this.#clone, [...wanted.keys()], (name, text) => {
      for (const path of wanted.get(name) ?? []) {
        const read = this.#readVersion(text, paths[path] ?? '', mayCall);
        this.#files.set(key(path, index.get(name) ?? -1), read);
        if (read.file) parsed += text.length;
      }
      if (parsed < MOST_UNFREED) return undefined;
      parsed = 0;
      freeTrees();
      // What was found to be free is given back when the event loop has had a turn.
      return setImmediate();
    });
  }

  #readVersion(text: string, path: string, mayCall: MayCall): ReadVersion {
    const reader = this.#readers.of(path);
    if (!reader) return { taken: null, file: null };
    const imports = importsOf(text, reader.reader.language.id);
    // A copy, since a piece of a text keeps the whole of it.
    const taken = structuredClone(imports.get(this.#symbol) ?? null);
    if (!mayCall(path, taken)) return { taken, file: undefined };
    return { taken, file: readCallerFile(text, path, this.#symbol, reader, imports) };
  }

  /** Null for what could not be read; undefined for what was passed over. */
  of(path: number, oid: number): CallerFile | null | undefined {
    const read = this.#files.get(key(path, oid));
    return read ? read.file : null;
  }
}

function key(path: number, oid: number): string {
  return `${path} ${oid}`;
}
