import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRepository, RepositoryBuilder } from '../repository-builder.js';
import { checkText } from './check-text.js';

let built: BuiltRepository;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({
    message: 'Add the service',
    files: {
      'README.md': '# Hub\n',
      'docs/guide/README.md': '# Guide\n\nHow.\n',
      'docs/guide/deep/one.md': '# One\n',
      'reports/old.md': '# Old\n',
    },
  });
  built = await repo.build();
});

const paths = async (heading: string, ...tree: string[]) => {
  const { claims } = await checkText(built.folder, [heading, '', '```', ...tree, '```'].join('\n'));
  return claims.map(({ kind, statement, verdict }) => `${kind} ${statement} ${verdict}`);
};

describe('a drawn tree of files', () => {
  it('names files in the folders above them, with their lengths', async () => {
    expect(
      await paths(
        '## Files',
        'docs/guide/',
        '├── README.md (3 lines)   # as README.md of the root',
        '├── deep/',
        '│   └── one.md',
        '└── old.md',
      ),
    ).toEqual([
      'path docs/guide/ exists verified',
      'path docs/guide/README.md exists verified',
      'path README.md exists verified',
      'line-count docs/guide/README.md has 3 lines verified',
      'path docs/guide/deep/one.md exists verified',
      'path docs/guide/old.md exists refuted',
    ]);
  });

  it('says nothing of folders that are not there, that shall be, or below other words', async () => {
    expect(await paths('## Files', 'elsewhere/', '└── old.md')).toEqual(['path old.md exists verified']);
    expect(await paths('## Proposed structure', 'docs/guide/', '└── old.md')).not.toContain(
      'path docs/guide/old.md exists refuted',
    );
    expect(await paths('## Files', 'docs/guide/', 'Changed:', '└── old.md')).toEqual([
      'path docs/guide/ exists verified',
      'path old.md exists verified',
    ]);
  });
});
