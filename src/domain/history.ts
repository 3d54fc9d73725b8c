import { z } from 'zod';

/** What is known of the clone’s history: a missing part weakens every "never" and "first". */
export const HistoryStateSchema = z.object({
  shallow: z.boolean().describe('history is cut off (git clone --depth)'),
  grafted: z.boolean().describe('grafts or replace refs are present; they are ignored'),
  borrowed: z
    .boolean()
    .describe('objects of another repository of the machine are read, too (objects/info/alternates)'),
  partial: z.boolean().describe('some objects were left out when cloning (git clone --filter)'),
  commits: z.number().int().describe('commits reachable from the audited revision'),
  firstCommitAt: z.string().nullable().describe('committer date of the oldest of them, ISO 8601'),
});
export type HistoryState = z.infer<typeof HistoryStateSchema>;

/** A commit’s place in the graph and its message. */
export interface LogEntry {
  readonly hash: string;
  readonly parents: readonly string[];
  readonly author: string;
  /** ISO 8601 with the author’s offset. */
  readonly authoredAt: string;
  /** ISO 8601. */
  readonly committedAt: string;
  readonly subject: string;
  readonly body: string;
}

/**
 * The commit graph in memory: every commit that was read, and questions about who comes before whom.
 * Ancestor sets are computed once per starting commit and kept.
 */
export class CommitGraph {
  readonly #entries: Map<string, LogEntry>;
  readonly #ancestors = new Map<string, ReadonlySet<string>>();

  /** @param entries in the order git gives them (children before parents) */
  constructor(entries: Iterable<LogEntry>) {
    this.#entries = new Map();
    for (const entry of entries) this.#entries.set(entry.hash, entry);
  }

  get size(): number {
    return this.#entries.size;
  }

  get(hash: string): LogEntry | undefined {
    return this.#entries.get(hash);
  }

  /** All commits, children before parents. */
  all(): Iterable<LogEntry> {
    return this.#entries.values();
  }

  /** The full hashes that a (possibly shortened) hash stands for. */
  resolve(prefix: string): string[] {
    if (this.#entries.has(prefix)) return [prefix];
    const found: string[] = [];
    for (const hash of this.#entries.keys()) if (hash.startsWith(prefix)) found.push(hash);
    return found;
  }

  /** The commit and everything it builds on. */
  ancestorsOf(hash: string): ReadonlySet<string> {
    const known = this.#ancestors.get(hash);
    if (known) return known;
    const seen = new Set<string>();
    const todo = [hash];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      if (seen.has(next)) continue;
      const entry = this.#entries.get(next);
      if (!entry) continue;
      seen.add(next);
      todo.push(...entry.parents);
    }
    this.#ancestors.set(hash, seen);
    return seen;
  }

  /** Whether `ancestor` is `descendant` itself or one of the commits it builds on. */
  isAncestor(ancestor: string, descendant: string): boolean {
    return this.ancestorsOf(descendant).has(ancestor);
  }
}
