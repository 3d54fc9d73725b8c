import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { LinkIndex } from '../src/analysis/linking/link-index.js';
import { type Clone, openClone } from '../src/clients/git/repository.js';
import { type CollectedHistory, collectHistory } from '../src/collectors/history.js';
import type { Issue } from '../src/domain/issue.js';

/** A clone with its history and linking index, read once for all cases of the repository. */
export interface LinkedRepository {
  readonly name: string;
  readonly clone: Clone;
  readonly history: CollectedHistory;
  readonly index: LinkIndex;
}

/** Opens `<clones>/owner+name/repo` for each repository; those whose clone is missing are left out. */
export async function* linkedRepositories(
  clones: string,
  names: readonly string[],
): AsyncGenerator<LinkedRepository> {
  for (const name of [...new Set(names)].sort()) {
    const folder = join(clones, name.replace('/', '+'), 'repo');
    if (!existsSync(folder)) continue;
    const clone = await openClone(folder);
    const history = await collectHistory(clone, 'HEAD');
    const index = await LinkIndex.open({ clone, graph: history.graph, repository: name, host: 'github.com' });
    yield { name, clone, history, index };
  }
}

export function issueOf(repository: string, key: string): Issue {
  return { host: 'github.com', repository, key, aliases: [], title: null, url: null };
}

/** Rows of a CSV file of the cases. */
export function readRows(cases: string, path: string): Record<string, string>[] {
  return parse(readFileSync(join(cases, path)), { columns: true });
}

/** `12 of 99 (12.1 %)`. */
export function share(part: number, all: number): string {
  return `${part} of ${all} (${all === 0 ? '–' : ((100 * part) / all).toFixed(1)} %)`;
}
