import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRepository, RepositoryBuilder } from '../repository-builder.js';
import { checkText, measuredOf, told } from './check-text.js';

let built: BuiltRepository;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-15T08:00:00Z' });
  repo.commit({
    message: 'Fix hub integration test staging domain configuration\n\nThe hosts had moved.',
    files: { 'hub.yml': 'host: old\n', 'clean.py': 'a = 1\n', 'loop.py': 'import loop\n' },
  });
  repo.commit({
    message: 'feat(auth): implement Redis-based tickets (Issue #96)\n\nAdded TicketKeeper to the server.',
    files: { 'hub.yml': 'host: new\n' },
  });
  repo.commit({
    message: `Merge all (#97)\n\n${'Implement TicketKeeper. Redis tickets. #96. '.repeat(120)}`,
    files: { 'clean.py': 'a = 2\n', 'report.md': '# Report\n' },
  });
  repo.commit({ message: 'Go on', files: { 'loop.py': 'import os\n' } });
  built = await repo.build();
});
const check = (...lines: string[]) => checkText(built.folder, lines.join('\n'));

describe('a commit described behind a hash that is not here', () => {
  it('is found by a subject that says the same in other forms of the words', async () => {
    const { claims } = await check(
      '- **Recent fixes:** Commit `ed69527fc` fixed hub integration test staging domain config',
      '- Commit `ed69527fa` fixed hub integration test staging cache config',
      '- Staging domain configuration of the hub test fixed (commit `ed69527fb`)',
      '- Fixed in commit `ed69527f1`',
    );
    expect(told(claims, 'commit')).toEqual([
      '1 commit not checkable',
      '1 commit verified',
      '2 commit not checkable',
      '3 commit not checkable',
      '3 commit verified',
      '4 commit not checkable',
    ]);
  });

  it('stands for the hash where a file is told of it below', async () => {
    expect(
      await measuredOf(
        'commit-content',
        check('- Commit `ed69527fc` fixed hub integration test staging domain config', '  - Added `hub.yml`'),
      ),
    ).toEqual([
      expect.stringMatching(/^2 verified: \w{9} of 2025-09-15 \(by its subject; ed69527fc .*added hub\.yml/),
    ]);
  });
});

describe('work that is described beside the number of an issue', () => {
  it('is found in the message of one change, in any form of the words', async () => {
    const { claims } = await check(
      '- **Authentication**: TicketKeeper Redis-based cache (Issue #96)',
      '- **Authentication**: TicketKeeper Redis ticket implementation (Issue #96)',
      '- **Authentication**: TicketKeeper Redis tickets fail (Issue #96)',
      '- **Merge**: TicketKeeper Redis tickets (Issue #97)',
    );
    expect(told(claims, 'commit')).toEqual(['2 commit verified']);
  });
});

describe('files that a commit of the document changed', () => {
  it('are told of below a sentence in the passive, and with two verbs', async () => {
    const { claims } = await checkText(
      built.folder,
      [
        'Several files were automatically cleaned up:',
        '- `clean.py`',
        '- `hub.yml`',
        '',
        'Circular import in `loop.py` identified and fixed in `abc1234`.',
      ].join('\n'),
      { path: 'report.md' },
    );
    expect(told(claims, 'commit-content')).toEqual([
      '2 commit-content verified',
      '5 commit-content not checkable',
    ]);
  });
});
