import { beforeAll } from 'vitest';
import { claimServices } from '../../src/audit/claim-services.js';
import { checkDocument } from '../../src/claims/check-document.js';
import type { DiskCache } from '../../src/clients/cache/disk-cache.js';
import { openClone } from '../../src/clients/git/repository.js';
import { readTree } from '../../src/clients/git/tree.js';
import { collectHistory } from '../../src/collectors/history.js';
import { completeConfig } from '../../src/config/complete-config.js';
import type { Claim, DocumentCheck } from '../../src/domain/claim.js';
import type { TestCase } from '../../src/domain/test-outcome.js';
import { type BuiltRepository, RepositoryBuilder } from '../repository-builder.js';

/** Checks a text against a repository, as the command does. */
export async function checkText(
  folder: string,
  source: string,
  options: {
    at?: string;
    path?: string;
    name?: string;
    cases?: readonly TestCase[];
    cache?: DiskCache;
    mostVersions?: number;
  } = {},
): Promise<Omit<DocumentCheck, 'tool'>> {
  const at = options.at ?? 'HEAD';
  const clone = await openClone(folder);
  const history = await collectHistory(clone, at);
  const tree = await readTree(clone.git, history.revision.commit);
  const config = completeConfig({}, null);
  const cases = options.cases ?? null;
  const { cache } = options;
  const services = claimServices({ clone, config, history, tree, at, cases, cache }, options.mostVersions);
  return checkDocument({
    clone,
    history,
    tree,
    name: options.name ?? 'draft.md',
    source,
    path: options.path ?? null,
    folder: null,
    services,
    cache,
  });
}

/** `line kind verdict` of each claim of some kinds, in order. */
export function told(claims: readonly Claim[], ...kinds: Claim['kind'][]): string[] {
  return claims
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ line, kind, verdict }) => `${line} ${kind} ${verdict}`);
}

/** What checks lines against one repository, which is built once before the tests of the file. */
export function checkerOf(
  build: () => Promise<BuiltRepository>,
): (...lines: string[]) => ReturnType<typeof checkText> {
  let folder = '';
  beforeAll(async () => {
    ({ folder } = await build());
  });
  return (...lines) => checkText(folder, lines.join('\n'));
}

/** A repository of one commit with these files. */
export function repositoryWith(files: Readonly<Record<string, string>>): Promise<BuiltRepository> {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({ message: 'Add the files', files });
  return repo.build();
}

/** `line verdict: measured` of each claim of a kind. */
export async function measuredOf(
  kind: Claim['kind'],
  checked: Promise<{ readonly claims: readonly Claim[] }>,
): Promise<string[]> {
  return (await checked).claims
    .filter((claim) => claim.kind === kind)
    .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);
}
