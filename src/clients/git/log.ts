import type { LogEntry } from '../../domain/history.js';
import type { Git } from './git.js';
import { gitFailure } from './git-failure.js';
import { records } from './records.js';

// Fields end in %x00, which cannot occur inside a commit message; so does the record as a whole.
const FIELDS = ['%H', '%P', '%an', '%aI', '%cI', '%B'] as const;
const FORMAT = FIELDS.map((field) => `${field}%x00`).join('');

/**
 * Commits with their messages, children before parents, as they are read.
 * @param revisions what to walk from: hashes, refs, `--all`, `^exclusions`
 */
export async function* readLog(git: Git, revisions: readonly string[]): AsyncGenerator<LogEntry> {
  const child = git.stream([
    'log',
    '--topo-order',
    `--format=tformat:${FORMAT}`,
    '--no-notes',
    ...revisions,
    '--',
  ]);
  let fields: string[] = [];
  for await (const field of records(child.stdout)) {
    fields.push(field);
    if (fields.length === FIELDS.length) {
      yield toEntry(fields);
      fields = [];
    }
  }
  const ended = await child.ended;
  if (ended.code !== 0) throw gitFailure('log', ended);
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
