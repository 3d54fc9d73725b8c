import type { KeptBytes } from '../../clients/git/kept-bytes.js';

/** More are not kept; those of this run are, before older ones. */
const MOST_KEPT = 50_000;

/** What was found in contents of files, kept between runs: the same bytes under the same name give the same answer. */
export class BlobAnswers<T> {
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

  /** @param question all that the answers depend on, beside bytes and extension; without a cache nothing is kept */
  static async open<T>(cache: KeptBytes | undefined, question: readonly string[]): Promise<BlobAnswers<T>> {
    const key = ['blob answers 1', ...question].join('\n');
    const bytes = await cache?.read(key);
    const kept = bytes ? (JSON.parse(bytes.toString('utf8')) as [string, T][]) : [];
    return new BlobAnswers(cache, key, new Map(kept));
  }

  /** @param path of which the extension counts; undefined where nothing is known */
  get(oid: string, path: string): T | undefined {
    const name = nameOf(oid, path);
    const known = this.#used.get(name) ?? this.#kept.get(name);
    if (known !== undefined) this.#used.set(name, known);
    return known;
  }

  set(oid: string, path: string, answer: T): void {
    this.#used.set(nameOf(oid, path), answer);
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

function nameOf(oid: string, path: string): string {
  return `${oid}.${/[^./]*$/.exec(path)?.[0] ?? ''}`;
}
