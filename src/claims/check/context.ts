import type { DiskCache } from '../../clients/cache/disk-cache.js';
import type { Clone } from '../../clients/git/repository.js';
import type { CollectedHistory } from '../../collectors/history.js';
import type { ClaimKind, ClaimVerdict } from '../../domain/claim.js';
import type { ClassGlobs, CodeClass } from '../../domain/code-class.js';
import type { Grade } from '../../domain/grade.js';
import type { TestCase } from '../../domain/test-outcome.js';
import type { Status } from '../../domain/verdict.js';
import { classifyPath } from '../../languages/classify.js';
import type { WrittenDocument } from '../extract/markdown/document.js';
import type { CommandWords } from '../extract/names/shell-command.js';
import type { CountQuestion } from './count/counted.js';
import type { PathIndex } from './files/path-index.js';
import { type PastQuestion, PathHistory } from './history/path-history.js';
import type { ClassScan } from './look/class-scan.js';
import type { Figure, FigureScan } from './look/figure-scan.js';
import type { FileLook } from './look/file-look.js';
import type { RevisionLook } from './look/look-at-revision.js';
import { TextStore } from './look/text-store.js';
import type { WordLines } from './look/word-table.js';
import type { Saying } from './otherwise.js';

/** What this tool itself says of an issue; the audit floor answers it. */
export interface JudgedStatus {
  readonly status: Status;
  readonly grade: Grade;
  readonly reason: string;
  /** Full hashes of the fixes that are in. */
  readonly fixedIn: readonly string[];
}

/** What a pattern’s occurrences went through, commit by commit. */
export interface PatternChange {
  readonly commit: string;
  readonly subject: string;
  /** Occurrences in code that it removed, and in how many files. */
  readonly removed: number;
  readonly removedFiles: number;
}

/** Some of what a pattern went through. */
export interface PatternChanges {
  /** Those that removed most, largest first; empty where there were too many versions to read. */
  readonly changes: readonly PatternChange[];
  /** More versions of files than this may hold it, and so none is told of; null where all were read. */
  readonly tooMany: number | null;
}

/** What a checker may ask; everything that needs the audit’s own rules is handed in. */
export interface Services {
  /**
   * Says which issues will be judged.
   * @returns what has to look at the files of the revision before that; null when nothing has
   */
  expectIssues(keys: readonly string[]): Promise<FileLook | null>;
  judge(issueKey: string): Promise<JudgedStatus | null>;
  /** Commits that removed most occurrences of a pattern; null when it cannot be followed. */
  changesOf(pattern: string): Promise<PatternChanges | null>;
  /** Some that removed it from at least so many files, found in much less time; null as for `changesOf`. */
  changesInMany(pattern: string, files: number): Promise<PatternChanges | null>;
  /** Cases of the test reports that were given; null without any. */
  readonly cases: readonly TestCase[] | null;
}

/** What a check found out. */
export interface Outcome {
  readonly verdict: ClaimVerdict;
  readonly measured?: string | null;
  readonly scope?: string | null;
  readonly command?: string | null;
  /** A true sentence, for a refuted statement. */
  readonly correction?: string | null;
  /** What would settle a statement that is not checkable. */
  readonly needs?: string | null;
  readonly approximate?: boolean;
  /** How to ask earlier versions, for a refuted statement about some files. */
  readonly past?: PastQuestion | null;
  /** The same for one about all code. */
  readonly pastCount?: CountQuestion | null;
}

/** A statement that a recogniser found. */
export interface Candidate {
  readonly kind: ClaimKind;
  readonly line: number;
  /** The sentence it stands in. */
  readonly text: string;
  /** How it was understood. */
  readonly statement: string;
  /** Words that the check looks up in the files of the revision. */
  readonly words?: readonly string[];
  /** A figure that is looked for in other documents. */
  readonly figure?: Figure;
  /** What another line may say otherwise of the same thing; left out where nothing could. */
  readonly says?: Saying | null;
  /** The issue whose verdict the check asks for. */
  readonly issue?: string;
  /** A name whose definitions the check asks for. */
  readonly symbol?: string;
  /** The first command of a pipeline that the check measures anew. */
  readonly command?: CommandWords;
  /** The check asks which files define classes whose names are not known before. */
  readonly asksForClasses?: boolean;
  /** The check asks what all commits changed. */
  readonly asksForHistory?: boolean;
  /** @returns null when a closer look shows that it is no statement about the repository */
  check(context: CheckContext): Promise<Outcome | null> | Outcome | null;
}

/** What a recogniser reads. */
export interface Reading {
  readonly document: WrittenDocument;
  readonly paths: PathIndex;
  classOf(path: string): CodeClass;
}

/** Finds the statements of its kinds. */
export type Recogniser = (reading: Reading) => Candidate[];

/** A kind of statement: its recogniser, and the kinds of claim it makes. */
export interface ClaimPart {
  readonly kinds: readonly ClaimKind[];
  readonly recognise: Recogniser;
}

/** Files whose lines are kept. */
const MOST_FILES = 100;

/** The repository as checkers see it. */
export class CheckContext {
  readonly clone: Clone;
  readonly revision: string;
  readonly history: CollectedHistory;
  readonly paths: PathIndex;
  readonly words: WordLines;
  readonly figures: FigureScan;
  readonly classes: ClassScan;
  /** Names whose definitions are asked for. */
  readonly symbols: ReadonlySet<string>;
  /** Commands that are measured anew. */
  readonly commands: readonly CommandWords[];
  readonly document: WrittenDocument;
  readonly services: Services;
  /** Path of the document in the revision; null when it is not part of it. */
  readonly documentPath: string | null;
  /** Absolute path of the folder it lies in; null for a draft that was piped in. */
  readonly documentFolder: string | null;
  /** Where what does not change is kept for other runs. */
  readonly cache: DiskCache | undefined;
  /** Earlier versions of files. */
  readonly past: PathHistory;
  /** What the configuration says that files are for. */
  readonly classGlobs: ClassGlobs | undefined;
  readonly #classOf = new Map<string, CodeClass>();
  readonly #texts: TextStore;
  /** Of files asked for lately. */
  readonly #lines = new Map<string, readonly string[]>();
  readonly #made = new Map<string, unknown>();
  readonly #endings: (() => Promise<void>)[] = [];
  #ancestors: ReadonlySet<string> | undefined;

  constructor(parts: {
    clone: Clone;
    history: CollectedHistory;
    paths: PathIndex;
    look: Pick<RevisionLook, 'words' | 'figures' | 'classes'>;
    symbols: ReadonlySet<string>;
    commands: readonly CommandWords[];
    document: WrittenDocument;
    path: string | null;
    folder: string | null;
    services: Services;
    classes?: ClassGlobs | undefined;
    cache?: DiskCache | undefined;
  }) {
    this.clone = parts.clone;
    this.history = parts.history;
    this.revision = parts.history.revision.commit;
    this.paths = parts.paths;
    this.words = parts.look.words;
    this.figures = parts.look.figures;
    this.classes = parts.look.classes;
    this.symbols = parts.symbols;
    this.commands = parts.commands;
    this.document = parts.document;
    this.documentPath = parts.path;
    this.documentFolder = parts.folder;
    this.services = parts.services;
    this.cache = parts.cache;
    this.classGlobs = parts.classes;
    this.#texts = new TextStore(parts.clone.git);
    this.past = new PathHistory({
      clone: parts.clone,
      cache: parts.cache,
      graph: parts.history.graph,
      revision: this.revision,
      texts: this.#texts,
      oidOf: (path) => this.paths.files.get(path)?.oid ?? null,
    });
  }

  /** Nothing is asked any more: ends what was started to read files, and does what was left for then. */
  async close(): Promise<void> {
    this.#texts.close();
    for (const ending of this.#endings) await ending();
  }

  /** Leaves something for when all is checked: to write what was found once, and not after each question. */
  atEnd(ending: () => Promise<void>): void {
    this.#endings.push(ending);
  }

  /** What many statements ask alike is found out once for a document. @param question all that the answer depends on */
  once<T>(question: readonly unknown[], make: () => T): T {
    const key = JSON.stringify(question);
    if (this.#made.has(key)) return this.#made.get(key) as T;
    const made = make();
    this.#made.set(key, made);
    return made;
  }

  /** For commands: nine digits of the revision. */
  get rev(): string {
    return this.revision.slice(0, 9);
  }

  classOf(path: string): CodeClass {
    const known = this.#classOf.get(path);
    if (known) return known;
    const found = classifyPath(path, this.classGlobs);
    this.#classOf.set(path, found);
    return found;
  }

  /** The text of a file of the revision; null where there is none, or it could not be read. */
  async text(path: string): Promise<string | null> {
    const oid = this.paths.files.get(path)?.oid;
    return oid === undefined ? null : this.#texts.text(oid);
  }

  /** Lines of a file; null as for `text`. */
  async lines(path: string): Promise<readonly string[] | null> {
    const known = this.#lines.get(path);
    if (known) return known;
    const text = await this.text(path);
    if (text === null) return null;
    const lines = linesOf(text);
    if (this.#lines.size >= MOST_FILES) this.#lines.clear();
    this.#lines.set(path, lines);
    return lines;
  }

  /** Lines of a file at another commit; null as for `text`. */
  async linesAt(revision: string, path: string): Promise<readonly string[] | null> {
    const text = await this.#texts.text(`${revision}:${path}`);
    return text === null ? null : linesOf(text);
  }

  /** Whether a commit is part of the revision. */
  isAncestor(hash: string): boolean {
    this.#ancestors ??= this.history.graph.ancestorsOf(this.revision);
    return this.#ancestors.has(hash);
  }
}

/** The lines of a text; a last line without an end counts, too. */
export function linesOf(text: string): string[] {
  // To split by one letter is faster than by a pattern, and few texts need that.
  const lines = text.includes('\r\n') ? text.split(/\r\n|\n/) : text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
