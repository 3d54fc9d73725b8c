import { LARGEST_OBJECT } from '../../../clients/git/objects.js';
import { readBlobs } from '../../../clients/git/read-blobs.js';
import { grouped } from '../../../collectors/match-files.js';
import type { TrueUntil } from '../../../domain/claim.js';
import { count } from '../../../domain/wording.js';
import { languageOfPath } from '../../../languages/languages.js';
import type { CheckContext } from '../context.js';
import type { Version } from '../history/first-parents.js';
import { type FoundWord, WordFinder } from '../look/word-finder.js';
import type { Counted, CountQuestion, Places } from './counted.js';
import { placesOf } from './counting.js';

/** When a statement was last true, and how far back was looked. */
export interface CountAnswer {
  readonly trueUntil: TrueUntil | null;
  readonly searched: string;
}

/** Commits that are asked at a time, and at most; blobs that are read at most. */
const STEP = 400;
/** What is read at once goes so many times as far back as what was read before. */
const FARTHER = 4;
const MOST_COMMITS = 4000;
const MOST_BLOBS = 30_000;

/**
 * Looks back along first parents, newest first, for the last commits at which statements were true. All are answered by one
 * reading: of each commit only the files of code that it changed are read, so what is near costs little, and what is farther
 * back than some thousand commits is not looked for.
 */
export async function findCountsTrueUntil(
  context: CheckContext,
  questions: readonly CountQuestion[],
): Promise<CountAnswer[]> {
  const walk = new Walk(context, questions);
  let read = 0;
  for (let back = 0; walk.isOpen; back += STEP) {
    if (back >= read) {
      read = Math.min(MOST_COMMITS, back * FARTHER || STEP);
      await walk.read(await context.past.changes(back, read));
    }
    const step = await context.past.changes(back, back + STEP);
    walk.take(step);
    if (step.length < STEP) break;
  }
  return walk.answers();
}

class Walk {
  readonly #context: CheckContext;
  readonly #questions: readonly Open[];
  /** How often a blob holds what is asked for; blobs that hold none of it are left out. */
  readonly #times = new Map<string, ReadonlyMap<Open, number>>();
  /** What each file holds at the commit that was looked at last. */
  readonly #holding: Map<string, Iterable<Open>>;
  readonly #read = new Set<string>();
  /** Of these, those of the commits that were looked at. */
  readonly #taken = new Set<string>();
  readonly #missing = new Set<string>();
  #commits = 0;

  constructor(context: CheckContext, questions: readonly CountQuestion[]) {
    this.#context = context;
    this.#questions = questions.map((question) => new Open(context, question));
    const holding = new Map<string, Set<Open>>();
    for (const question of this.#questions)
      for (const path of question.paths()) holding.set(path, (holding.get(path) ?? new Set()).add(question));
    this.#holding = holding;
  }

  get isOpen(): boolean {
    return (
      this.#commits < MOST_COMMITS &&
      this.#taken.size < MOST_BLOBS &&
      this.#questions.some(({ isOpen }) => isOpen)
    );
  }

  answers(): Promise<CountAnswer[]> {
    const searched = `code in the ${count(this.#commits, 'commit')} before, along first parents`;
    return Promise.all(
      this.#questions.map(async ({ ended }) => ({
        trueUntil: ended === null ? null : await this.#context.past.endedBy(ended),
        searched,
      })),
    );
  }

  /** Reads what the next commits changed, from newer to older, as far as they will be looked at. */
  async read(versions: readonly Version[]): Promise<void> {
    const wanted = new Set<string>();
    for (const [i, version] of versions.entries()) {
      if (i % STEP === 0 && this.#read.size + wanted.size >= MOST_BLOBS) break;
      for (const oid of this.#blobsOf(version)) if (!this.#read.has(oid)) wanted.add(oid);
    }
    await this.#readBlobs([...wanted]);
  }

  /** Looks at commits that were read, from newer to older. */
  take(versions: readonly Version[]): void {
    for (const version of versions) for (const oid of this.#blobsOf(version)) this.#taken.add(oid);
    for (const version of versions) {
      this.#commits += 1;
      for (const [path, { before }] of version.changes) if (this.#isCode(path)) this.#change(path, before);
      for (const question of this.#questions) question.ask(version);
    }
  }

  /** The versions of code that a commit ended. */
  *#blobsOf({ changes }: Version): Generator<string> {
    for (const [path, { before }] of changes) if (before !== null && this.#isCode(path)) yield before;
  }

  #change(path: string, before: string | null): void {
    // What is in a blob that this clone lacks is unknown, and so is all that was before it.
    if (before !== null && this.#missing.has(before))
      for (const question of this.#questions) question.close();
    const times = (before === null ? undefined : this.#times.get(before)) ?? NONE;
    for (const question of this.#holding.get(path) ?? []) if (!times.has(question)) question.set(path, 0);
    for (const [question, own] of times) question.set(path, own);
    this.#holding.set(path, [...times.keys()]);
  }

  #isCode(path: string): boolean {
    return languageOfPath(path) !== undefined && path !== this.#context.documentPath;
  }

  /** What no open question asks for is not looked for any more. Which words are in which blobs is kept for the next run. */
  async #readBlobs(oids: readonly string[]): Promise<void> {
    const byAnchor = grouped(
      this.#questions.filter(({ isOpen }) => isOpen),
      ({ subject }) => subject.anchor,
    );
    const finder = new WordFinder(byAnchor.keys());
    const { clone, cache } = this.#context;
    const words = cache && { sets: [...byAnchor.keys()].map((anchor) => [anchor]), kept: cache };
    await readBlobs(clone.git, oids, { maxBytes: LARGEST_OBJECT, words }, (i, blob) => {
      const oid = oids[i] as string;
      this.#read.add(oid);
      if ('data' in blob) {
        const times = timesIn(finder.linesIn(blob.data), byAnchor);
        if (times.size > 0) this.#times.set(oid, times);
      } else if (blob.reason !== 'lacks-words') this.#missing.add(oid);
      return undefined;
    });
  }
}

/** Looked for as in the files of the revision: in the lines that hold the word by which each is found. */
function timesIn(
  lines: readonly FoundWord[],
  byAnchor: ReadonlyMap<string, readonly Open[]>,
): Map<Open, number> {
  const times = new Map<Open, number>();
  for (const { word, text } of lines)
    for (const question of byAnchor.get(word) ?? []) {
      const own = question.subject.timesIn(text);
      if (own > 0) times.set(question, (times.get(question) ?? 0) + own);
    }
  return times;
}

const NONE: ReadonlyMap<Open, number> = new Map();

/** A question that is being asked of ever earlier commits. */
class Open {
  readonly subject: Counted;
  /** The commit before which it was true last. */
  ended: string | null = null;
  isOpen: boolean;
  readonly #question: CountQuestion;
  readonly #context: CheckContext;
  readonly #files = new Map<string, number>();
  #isChanged = false;

  constructor(context: CheckContext, question: CountQuestion) {
    this.#question = question;
    this.#context = context;
    this.subject = question.subject;
    const places = placesOf(context, question.subject);
    this.isOpen = places !== null;
    for (const { path, times, isCode } of places?.lines ?? [])
      if (isCode) this.#files.set(path, (this.#files.get(path) ?? 0) + times);
  }

  /** Files that hold it now. */
  paths(): Iterable<string> {
    return this.#files.keys();
  }

  close(): void {
    this.isOpen = false;
  }

  set(path: string, times: number): void {
    if (!this.isOpen || (this.#files.get(path) ?? 0) === times) return;
    this.#isChanged = true;
    if (times === 0) this.#files.delete(path);
    else this.#files.set(path, times);
  }

  /** Asks whether it was true before a commit, if that commit changed anything of it. */
  ask(version: Version): void {
    if (!this.isOpen || !this.#isChanged) return;
    this.#isChanged = false;
    if (this.#files.size === 0 || !this.#question.isTrue(this.#places())) return;
    this.ended = version.commit;
    this.isOpen = false;
  }

  #places(): Places {
    const lines = [...this.#files].map(([path, times]) => ({
      path,
      line: 1,
      text: '',
      times,
      class: this.#context.classOf(path),
      isCode: true,
    }));
    return { lines };
  }
}
