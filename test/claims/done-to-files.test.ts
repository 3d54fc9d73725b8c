import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRepository, RepositoryBuilder, type ScriptedCommit } from '../repository-builder.js';
import { checkText, told } from './check-text.js';

let built: BuiltRepository;
let added: ScriptedCommit;
let tidied: ScriptedCommit;
let merged: ScriptedCommit;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  added = repo.commit({
    message: 'Add the hub and its store',
    files: { 'app/hub.py': 'one = 1\n', 'app/store.py': 'two = 2\n', 'app/pool.py': 'three = 3\n' },
  });
  tidied = repo.commit({
    message: 'Tidy up after the hub',
    date: '2025-09-05T12:00:00Z',
    committerDate: '2025-09-05T12:00:00Z',
    files: { 'app/hub.py': 'one = 2\n', 'app/store.py': null, 'docs/tidy.md': 'Tidy.\n' },
  });
  repo.switchTo('side').commit({
    message: 'Drop the pool',
    date: '2025-09-07T12:00:00Z',
    committerDate: '2025-09-07T12:00:00Z',
    files: { 'app/pool.py': null },
  });
  repo.switchTo('main').commit({
    message: 'Go on',
    date: '2025-09-08T12:00:00Z',
    committerDate: '2025-09-08T12:00:00Z',
    files: { 'app/main.py': 'go = True\n' },
  });
  merged = repo.merge('side', {
    date: '2025-09-09T12:00:00Z',
    committerDate: '2025-09-09T12:00:00Z',
  });
  built = await repo.build();
});

const check = (...lines: string[]) => checkText(built.folder, lines.join('\n'));
const contents = async (...lines: string[]) => told((await check(...lines)).claims, 'commit-content');

describe('what a commit did to a file', () => {
  it('is told by the sentence that names the commit', async () => {
    const hash = tidied.hash.slice(0, 9);
    const { claims } = await check(
      `- \`app/hub.py\` was updated in commit \`${hash}\``,
      `- Commit \`${hash}\` removed \`app/store.py\` and \`app/hub.py\``,
      `- \`app/main.py\` was updated in commit \`${hash}\``,
      `- \`app/hub.py\` was not updated in commit \`${hash}\``,
      `- Commit \`${hash}\` added a limit to \`app/hub.py\``,
      `- \`app/hub.py\` was created in commit \`${hash}\``,
    );
    expect(told(claims, 'commit-content')).toEqual([
      '1 commit-content verified',
      '2 commit-content verified',
      '2 commit-content refuted',
      '3 commit-content refuted',
      '5 commit-content verified',
      '6 commit-content refuted',
    ]);
    const created = claims.find(({ line, kind }) => line === 6 && kind === 'commit-content');
    expect(created?.measured).toBe(
      `${hash} changed app/hub.py; ${added.hash.slice(0, 9)} of 2025-09-01 added it`,
    );
  });

  it('is told by the heading and the label above, and by the letters of a list', async () => {
    const hash = tidied.hash.slice(0, 9);
    expect(
      await contents(
        `### The work (Commit ${hash})`,
        '- **Store elimination:** Successfully removed store.py',
        '- `app/hub.py` ✅ Updated',
        '- **Documentation created:** docs/tidy.md (1 line)',
        '',
        '### The files',
        `**Commit:** \`${hash}\``,
        '',
        '**Files removed:**',
        '- `app/store.py`',
        '- `app/hub.py`',
        '',
        '### Shown',
        '```bash',
        'D\tapp/store.py',
        'M\tapp/hub.py',
        'A\tapp/main.py',
        '```',
        `*Source: \`git show --name-status ${hash}\`*`,
      ),
    ).toEqual([
      '2 commit-content verified',
      '3 commit-content verified',
      '4 commit-content verified',
      '10 commit-content verified',
      '11 commit-content refuted',
      '15 commit-content verified',
      '16 commit-content verified',
      '17 commit-content refuted',
    ]);
  });

  it('is never refuted by a merge, by several commits, or by those of another section', async () => {
    expect(
      await contents(
        `- \`app/hub.py\` was updated in commit \`${merged.hash.slice(0, 9)}\``,
        `- \`app/main.py\` was updated by \`${tidied.hash.slice(0, 9)}\` or \`${added.hash.slice(0, 9)}\``,
        '',
        '## Activity',
        '### Latest commits',
        `- \`${tidied.hash.slice(0, 9)}\``,
        '### Files modified',
        '- `app/hub.py` ✅ Created',
        '- `docs/tidy.md` ✅ Created',
      ),
    ).toEqual([
      '1 commit-content not checkable',
      '2 commit-content not checkable',
      '8 commit-content not checkable',
      '9 commit-content verified',
    ]);
  });

  it('is no plan, and no work on what is in the file', async () => {
    expect(
      await contents(
        `- \`app/hub.py\` should be removed (see commit \`${tidied.hash.slice(0, 9)}\`)`,
        `- \`app/hub.py\` was removed from the list by commit \`${tidied.hash.slice(0, 9)}\``,
        `- \`app/hub.py\`: removed unused imports, in commit \`${tidied.hash.slice(0, 9)}\``,
      ),
    ).toEqual(['3 commit-content verified']);
  });
});

describe('a commit that is not here', () => {
  it('is found by the subject that the document gives it elsewhere', async () => {
    const { claims } = await check(
      'Based on commit `994133bad`, the work was titled "Tidy up after the hub".',
      '',
      '- Commit `994133bad` removed `app/store.py`',
    );
    const content = claims.find(({ kind }) => kind === 'commit-content');
    expect(content?.verdict).toBe('verified');
    expect(content?.measured).toContain('by its subject; 994133bad is not in this clone');
  });

  it('is found by the message in the line below its hash', async () => {
    expect(
      await contents(
        '- **Commit Hash**: `994133bad`',
        '- **Commit Message**: "chore: Tidy up after the hub"',
        '- **Files Changed**: `docs/tidy.md`',
        '- **Files Removed**: `app/hub.py`',
      ),
    ).toEqual(['3 commit-content not checkable', '4 commit-content not checkable']);
    expect(
      await contents(
        '- **Commit Hash**: `994133bad`',
        '- **Commit Message**: commit "Tidy up after the hub"',
        '- **Files Changed**: `docs/tidy.md`',
        '- **Files Removed**: `app/hub.py`',
      ),
    ).toEqual(['3 commit-content verified', '4 commit-content refuted']);
  });

  it('may have deleted what others deleted, and what it added or changed cannot be told', async () => {
    const { claims } = await check(
      '- `app/store.py` was removed in commit `994133bad`',
      '- `app/pool.py` was removed in commit `994133bad` (2025-09-07)',
      '- `app/hub.py` was updated in commit `994133bad`',
      '- `app/hub.py` was added in commit `994133bad`',
    );
    expect(told(claims, 'commit-content')).toEqual([
      '1 commit-content verified',
      '2 commit-content verified',
      '3 commit-content not checkable',
      '4 commit-content not checkable',
    ]);
    // By the commit that came with the merge, of that day.
    expect(told(claims, 'commit-date')).toEqual(['2 commit-date verified']);
  });
});

describe('the day on which something was done to a file', () => {
  it('is that of any commit that did it, and is refuted where none is near', async () => {
    const { claims } = await check(
      '- `app/hub.py` was added on 2025-09-01',
      '- `app/store.py` was deleted on Sep 5, 2025',
      '- `app/hub.py` was added on 2025-08-20',
      '- `app/hub.py` was updated on 2025-08-20',
      '- `app/hub.py`:',
      '  - Commit `994133bad` (Sep 5): Repaired the limit',
      '  - Added in commit `994133bad` (Sep 1, 2025)',
    );
    expect(told(claims, 'commit-date')).toEqual([
      '1 commit-date verified',
      '2 commit-date verified',
      '3 commit-date refuted',
      '4 commit-date not checkable',
      '6 commit-date verified',
      '7 commit-date verified',
    ]);
  });
});

describe('a file of which no commit is told', () => {
  it('is verified where a commit that the document names did it, or one made it lately, and else left alone', async () => {
    expect(
      await contents(
        '### Files modified',
        '- `app/hub.py` ✅ Updated',
        '- `app/main.py` ✅ Created',
        '- `app/main.py` ✅ Updated',
        '',
        'The script (`app/main.py`) was created with the hub.',
        '',
        '## Earlier',
        `The tidying came with \`${tidied.hash.slice(0, 9)}\`.`,
      ),
    ).toEqual(['2 commit-content verified', '3 commit-content verified', '6 commit-content verified']);
  });
});
