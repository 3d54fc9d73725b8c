import type { KeptBytes } from '../../../clients/git/kept-bytes.js';

/** More are not kept; those of this run are, before older ones. */
const MOST_KEPT = 50_000;

/** What was found out, kept between runs: answers that are the same for ever, by the name of what was asked about. */
export class KeptAnswers<T> {
  readonly #cache: KeptBytes | undefined;
  readonly #key: string;
  readonly #kept: Map<string, T>;
  readonly #used = new Map<string, T>();
  #isNew = false;

  private constructor(cache: KeptBytes | undefined, key: string, kept: Map<string, T>) {
    this.#cache = cache;
    this.#key = key;
    this.#kept = kept;
  }

  /** @param question all that the answers depend on, beside their names; without a cache nothing is kept */
  static async open<T>(cache: KeptBytes | undefined, question: readonly string[]): Promise<KeptAnswers<T>> {
    const key = ['answers 1', ...question].join('\n');
    const bytes = await cache?.read(key);
    const kept = bytes ? (JSON.parse(bytes.toString('utf8')) as [string, T][]) : [];
    return new KeptAnswers(cache, key, new Map(kept));
  }

  /** Undefined where nothing is known. */
  get(name: string): T | undefined {
    const known = this.#used.get(name) ?? this.#kept.get(name);
    if (known !== undefined) this.#used.set(name, known);
    return known;
  }

  set(name: string, answer: T): void {
    this.#used.set(name, answer);
    this.#isNew = true;
  }

  /** Writes what is new, beside what was known. */
  async keep(): Promise<void> {
    if (!this.#cache || !this.#isNew) return;
    const older = [...this.#kept].filter(([name]) => !this.#used.has(name));
    const all = [...this.#used, ...older].slice(0, MOST_KEPT);
    await this.#cache.write(this.#key, [Buffer.from(JSON.stringify(all))]);
    this.#isNew = false;
  }
}

/** The name of a content: the same bytes may mean something else under another extension. */
export function contentName(oid: string, path: string): string {
  return `${oid}.${/[^./]*$/.exec(path)?.[0] ?? ''}`;
}
