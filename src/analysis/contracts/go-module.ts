import type { Clone } from '../../clients/git/repository.js';
import type { CodeHistory } from '../code-history.js';
import { readTexts } from './read-texts.js';

/** What import paths of a repository’s root begin with, by its latest `go.mod`; null without one. */
export async function readGoModule(clone: Clone, history: CodeHistory): Promise<string | null> {
  const path = history.paths.indexOf('go.mod');
  if (path < 0) return null;
  let latest = -1;
  for (let row = 0; row < history.pathOf.length; row += 1)
    if (history.pathOf[row] === path && (history.after[row] ?? -1) >= 0) latest = history.after[row] ?? -1;
  let found: string | null = null;
  await readTexts(clone, latest < 0 ? [] : [history.oids[latest] ?? ''], (_, text) => {
    found = /^module\s+"?([^\s"]+)/m.exec(text)?.[1] ?? null;
  });
  return found;
}
