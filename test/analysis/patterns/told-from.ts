import { inferPatterns } from '../../../src/analysis/patterns/infer-patterns.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { type CommitSpec, RepositoryBuilder } from '../../repository-builder.js';

export type Texts = Readonly<Record<string, string>>;

/** What is told from a commit that turns the first texts into the second. */
export async function told(before: Texts, after: NonNullable<CommitSpec['files']>) {
  const repo = new RepositoryBuilder();
  const parent = repo.commit({ message: 'Before', files: before });
  const commit = repo.commit({ message: 'After', files: after });
  const clone = await openClone((await repo.build()).folder);
  return inferPatterns(clone, [{ commit: commit.hash, parent: parent.hash }]);
}

/** The same edit in every text. */
export function edited(texts: Texts, from: RegExp, to: string): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, text.replaceAll(from, to)]));
}
