/** Words are told apart by so many numbers; two may share one, which costs a look into a file and nothing else. */
const BUCKETS = 1 << 20;
/** Shorter words stand in nearly every file, and a signature cannot tell them. */
export const SHORTEST = 5;
const START = 0x811c9dc5;
const PRIME = 0x01000193;

/** Letters and digits of ASCII and `_`; all else parts words, so that no sign of any encoding joins two. */
const IN_WORD = Uint8Array.from({ length: 256 }, (_, code) => (/\w/.test(String.fromCharCode(code)) ? 1 : 0));

/** The bucket of a word of ASCII. */
export function bucketOf(word: string): number {
  let hash = START;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME);
  return bucketOfHash(hash);
}

/** FNV-1a, folded. */
function bucketOfHash(hash: number): number {
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}

/**
 * The words that differences bring on the way from an object that is stored whole to one stored as a difference of a
 * difference of it. Each is kept with the first difference that brings it; a later one may have taken it away again, so that
 * a trail may hold more words than a text, and never less.
 */
export class WordTrail {
  readonly #isHere = new Uint8Array(BUCKETS);
  #buckets = new Int32Array(1 << 14);
  #length = 0;
  /** Where the words of the difference at each depth end; that of the whole object at depth 0 brings none. */
  readonly #ends: number[] = [0];
  #fresh = 0;

  /** Forgets all: an object that is stored whole comes. */
  start(): void {
    this.#backTo(0);
    this.#fresh = 0;
  }

  /** Goes back to before what was entered at a depth, 1 or more, and reads what another object there brings. */
  enter(depth: number, text: Uint8Array, seams: Seams): void {
    this.#backTo(this.#ends[depth - 1] as number);
    this.#fresh = this.#length;
    this.#readAround(text, seams);
    this.#ends[depth] = this.#length;
  }

  /** Buckets of the words that were not there before what was entered last; for use until the next is entered. */
  get fresh(): Int32Array {
    return this.#buckets.subarray(this.#fresh, this.#length);
  }

  /** Whether a word was brought. */
  has(bucket: number): boolean {
    return this.#isHere[bucket] === 1;
  }

  #backTo(length: number): void {
    while (this.#length > length) {
      this.#length -= 1;
      this.#isHere[this.#buckets[this.#length] as number] = 0;
    }
  }

  /** Only where pieces were put in or put together can there be a word that was not in the base. */
  #readAround(text: Uint8Array, seams: Seams): void {
    let done = 0;
    for (let i = 0; i < seams.length; i += 1) {
      let from = Math.max(done, seams.from(i));
      let to = seams.to(i);
      while (from > done && IN_WORD[text[from - 1] as number] === 1) from -= 1;
      while (to < text.length && IN_WORD[text[to] as number] === 1) to += 1;
      if (to <= done) continue;
      this.#read(text, from, to);
      done = to;
    }
  }

  #read(text: Uint8Array, from: number, to: number): void {
    let at = from;
    while (at < to) {
      while (at < to && IN_WORD[text[at] as number] === 0) at += 1;
      const start = at;
      let hash = START;
      while (at < to && IN_WORD[text[at] as number] === 1) {
        hash = Math.imul(hash ^ (text[at] as number), PRIME);
        at += 1;
      }
      if (at - start >= SHORTEST) this.#add(bucketOfHash(hash));
    }
  }

  #add(bucket: number): void {
    if (this.#isHere[bucket] === 1) return;
    this.#isHere[bucket] = 1;
    if (this.#length === this.#buckets.length) {
      const larger = new Int32Array(this.#buckets.length * 2);
      larger.set(this.#buckets);
      this.#buckets = larger;
    }
    this.#buckets[this.#length] = bucket;
    this.#length += 1;
  }
}

/** Where in an object the pieces of another one end and its own bytes stand, in order. */
export class Seams {
  #edges = new Int32Array(1 << 10);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** A piece of the other object, from `from` on there and from `at` on here. */
  join(from: number, at: number): void {
    // What begins as the other object does has no word of its own there.
    if (from > 0 || at > 0) this.push(at, at);
  }

  /** Own bytes from one offset to another; none where the last piece ends. */
  push(from: number, to: number): void {
    const at = this.length * 2;
    if (at === this.#edges.length) {
      const larger = new Int32Array(this.#edges.length * 2);
      larger.set(this.#edges);
      this.#edges = larger;
    }
    this.#edges[at] = from;
    this.#edges[at + 1] = to;
    this.length += 1;
  }

  from(index: number): number {
    return this.#edges[index * 2] as number;
  }

  to(index: number): number {
    return this.#edges[index * 2 + 1] as number;
  }
}
