import type { LogEntry } from '../../../domain/history.js';
import type { FileMention } from '../../extract/files/file-mentions.js';
import type { CheckContext } from '../context.js';
import { plainPath } from '../files/path-index.js';
import type { Deed } from './deed.js';

/** The commits of the revision that did something to a file, newest first. */
export interface Doers {
  /** From the root: all that the text may mean; none where it may mean very many. */
  readonly paths: readonly string[];
  readonly commits: readonly LogEntry[];
}

/** Newest first. Files that are there are meant before those that are gone. */
export async function doersOf(
  context: CheckContext,
  mention: FileMention,
  deed: Deed | 'touched',
): Promise<Doers> {
  const { match, written } = mention;
  const paths = match.kind === 'file' ? match.paths : await context.past.deleted(plainPath(written));
  if (paths.length > MOST_PATHS) return { paths: [], commits: [] };
  const found = new Map<string, LogEntry>();
  for (const path of paths)
    for (const hash of await context.past.commitsThat(deed, path)) {
      const entry = context.history.graph.get(hash);
      if (entry) found.set(hash, entry);
    }
  const commits = [...found.values()].sort((a, b) => Date.parse(b.committedAt) - Date.parse(a.committedAt));
  return { paths, commits };
}

/** Files of one name that are looked at. */
const MOST_PATHS = 3;
