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

/** Versions of files with their calls, each read once when it is asked for. */
export class CallerFiles {
  readonly #clone: Clone;
  readonly #table: VersionTable;
  readonly #symbol: string;
  readonly #readers: LanguageReaders;
  readonly #files = new Map<string, CallerFile | null>();

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

  /** Reads versions, by path and oid. */
  async read(versions: Iterable<readonly [number, number]>): Promise<void> {
    const { oids, paths } = this.#table.history;
    const wanted = new Map<string, number[]>();
    for (const [path, oid] of versions) {
      if (this.#files.has(key(path, oid))) continue;
      this.#files.set(key(path, oid), null);
      const name = oids[oid] ?? '';
      wanted.set(name, [...(wanted.get(name) ?? []), path]);
    }
    const index = new Map([...versions].map(([, oid]) => [oids[oid] ?? '', oid]));
    let parsed = 0;
    await readTexts(this.#clone, [...wanted.keys()], (name, text) => {
      for (const path of wanted.get(name) ?? []) {
        const reader = this.#readers.of(paths[path] ?? '');
        const file = reader && readCallerFile(text, paths[path] ?? '', this.#symbol, reader);
        this.#files.set(key(path, index.get(name) ?? -1), file);
      }
      parsed += text.length;
      if (parsed < MOST_UNFREED) return undefined;
      parsed = 0;
      freeTrees();
      // What was found to be free is given back when the event loop has had a turn.
      return setImmediate();
    });
  }

  /** Null for what could not be read. */
  of(path: number, oid: number): CallerFile | null {
    return this.#files.get(key(path, oid)) ?? null;
  }
}

function key(path: number, oid: number): string {
  return `${path} ${oid}`;
}
