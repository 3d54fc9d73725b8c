import { type CommitSpec, RepositoryBuilder } from '../../repository-builder.js';
import { structural, tellStory } from '../told-story.js';

/** Contract changes of a pattern in a repository of one commit a step, each with the files that it writes. */
export async function changesAfter(
  language: string,
  pattern: string,
  ...steps: readonly NonNullable<CommitSpec['files']>[]
) {
  const repo = new RepositoryBuilder();
  const commits = steps.map((files, i) => repo.commit({ message: `Step ${i}`, files }));
  const { folder } = await repo.build();
  const { contractChanges, evidence, notifications } = await tellStory(
    folder,
    structural(language, pattern),
    {
      contracts: true,
    },
  );
  return { commits, changes: contractChanges, evidence, notifications };
}
