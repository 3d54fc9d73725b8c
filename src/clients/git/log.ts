import type { LogEntry } from '../../domain/history.js';
import type { Git } from './git.js';
import { gitFailure } from './git-failure.js';
import type { KeptBytes } from './kept-bytes.js';
import { recordBatches } from './records.js';
import { shallowBoundary } from './shallow-boundary.js';

// Fields end in %x00, which cannot occur inside a commit message; so does the record as a whole.
const FIELDS = ['%H', '%P', '%an', '%aI', '%cI', '%B'] as const;
const FORMAT = FIELDS.map((field) => `${field}%x00`).join('');

/** Bytes of a log as git gave them; there is no use in keeping those of a history larger than any we know. */
const MOST_KEPT = 64 * 1024 * 1024;
const LAYOUT = 'log-1';

/**
 * Commits with their messages, children before parents, as they are read.
 * @param revisions what to walk from: hashes, refs, `--all`, `^exclusions`
 */
export async function* readLog(git: Git, revisions: readonly string[]): AsyncGenerator<LogEntry> {
  const child = startLog(git, revisions);
  const reader = new EntryReader();
  for await (const batch of recordBatches(child.stdout)) yield* reader.read(batch);
  const ended = await child.ended;
  if (ended.code !== 0) throw gitFailure('log', ended);
}

/**
 * All of `readLog` at once. What git said the last time is taken where the same commits are asked for again: a commit's hash
 * stands for everything before it, except where the clone is shallow.
 * @param revisions without exclusions
 * @param kept without it git is asked each time
 */
export async function readWholeLog(
  git: Git,
  revisions: readonly string[],
  kept?: KeptBytes,
): Promise<LogEntry[]> {
  if (!kept) return readEntries(git, revisions, () => undefined);
  const cut = [...(await shallowBoundary(git))].sort();
  const key = [LAYOUT, FORMAT, ...cut].join('\n');
  // The order of a log depends on the order of its starting points, too.
  const tips = Buffer.from(await git.raw('rev-parse', ...revisions), 'latin1');
  const known = await kept.read(key);
  if (
    known &&
    known.length > tips.length &&
    known.subarray(0, tips.length).equals(tips) &&
    known[tips.length] === 0
  )
    return new EntryReader().read(known.toString('utf8', tips.length + 1).split('\0'));
  let size = 0;
  const chunks: Buffer[] = [];
  const entries = await readEntries(git, revisions, (chunk) => {
    size += chunk.length;
    if (size <= MOST_KEPT) chunks.push(chunk);
  });
  if (size <= MOST_KEPT) await kept.write(key, [tips, Buffer.of(0), ...chunks]);
  return entries;
}

async function readEntries(
  git: Git,
  revisions: readonly string[],
  see: (chunk: Buffer) => void,
): Promise<LogEntry[]> {
  const child = startLog(git, revisions);
  const reader = new EntryReader();
  const entries: LogEntry[] = [];
  for await (const batch of recordBatches(seen(child.stdout, see))) entries.push(...reader.read(batch));
  const ended = await child.ended;
  if (ended.code !== 0) throw gitFailure('log', ended);
  return entries;
}

async function* seen(stream: AsyncIterable<Buffer>, see: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    see(chunk);
    yield chunk;
  }
}

function startLog(git: Git, revisions: readonly string[]) {
  return git.stream(['log', '--topo-order', `--format=tformat:${FORMAT}`, '--no-notes', ...revisions, '--']);
}

/** Puts fields together to commits; a commit whose fields come in two batches waits for the rest. */
class EntryReader {
  #rest: readonly string[] = [];

  read(batch: readonly string[]): LogEntry[] {
    const fields = this.#rest.length > 0 ? [...this.#rest, ...batch] : batch;
    const whole = fields.length - (fields.length % FIELDS.length);
    const entries: LogEntry[] = [];
    for (let at = 0; at < whole; at += FIELDS.length)
      entries.push(toEntry(fields.slice(at, at + FIELDS.length)));
    this.#rest = fields.slice(whole);
    return entries;
  }
}

function toEntry(fields: readonly string[]): LogEntry {
  const [hash = '', parents = '', author = '', authoredAt = '', committedAt = '', message = ''] = fields;
  const text = message.replace(/\r\n?/g, '\n');
  const end = text.indexOf('\n');
  return {
    hash: hash.trim(),
    parents: parents === '' ? [] : parents.split(' '),
    author,
    authoredAt,
    committedAt,
    subject: (end < 0 ? text : text.slice(0, end)).trim(),
    body: end < 0 ? '' : text.slice(end + 1).trim(),
  };
}
