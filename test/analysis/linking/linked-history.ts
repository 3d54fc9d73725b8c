import { LinkIndex } from '../../../src/analysis/linking/link-index.js';
import { type Linking, linkFixes } from '../../../src/analysis/linking.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { collectHistory } from '../../../src/collectors/history.js';
import type { FixLink } from '../../../src/domain/causes.js';
import type { BuiltRepository, RepositoryBuilder, ScriptedCommit } from '../../repository-builder.js';

/** Links of an issue in a built repository, asked at any of its commits. */
export async function linking(
  built: BuiltRepository,
  key: string,
  at: ScriptedCommit | string = 'HEAD',
  options: { depth?: 'thorough' | 'quick'; references?: readonly string[] } = {},
): Promise<Linking> {
  const clone = await openClone(built.folder);
  const history = await collectHistory(clone, typeof at === 'string' ? at : at.hash);
  const index = await LinkIndex.open({
    clone,
    graph: history.graph,
    repository: 'acme/widget',
    host: 'github.com',
    ...(options.references ? { references: options.references } : {}),
    keys: [key],
  });
  const issue = { host: 'github.com', repository: 'acme/widget', key, aliases: [], title: null, url: null };
  return linkFixes(index, {
    issue,
    revision: history.revision.commit,
    ...(options.depth ? { depth: options.depth } : {}),
  });
}

/** The links that are taken for fixes, best first. */
export async function fixesOf(
  repo: RepositoryBuilder,
  key: string,
  at: ScriptedCommit | string = 'HEAD',
): Promise<FixLink[]> {
  return (await linking(await repo.build(), key, at)).links.filter((link) => link.isFix);
}
