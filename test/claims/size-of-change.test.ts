import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRepository, RepositoryBuilder, type ScriptedCommit } from '../repository-builder.js';
import { checkText, told } from './check-text.js';

const AUDIT =
  '# Audit\n\n- **Files Modified**: 2 (hub.py, store.py)\n- **Lines Added/Modified**: ~6\n- **Lines Removed**: 60\n';
let built: BuiltRepository;
let grown: ScriptedCommit;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({
    message: 'Begin',
    files: { 'app/hub.py': 'a\n', 'app/store.py': 'b\n', 'app/old.py': 'c\n' },
  });
  grown = repo.commit({
    message: 'Grow the hub',
    files: { 'app/hub.py': 'a\nb\nc\n', 'app/store.py': 'b\nc\n', 'app/old.py': null },
  });
  repo.commit({
    message: 'Grow it again, and tell of it',
    files: { 'app/hub.py': 'a\nb\nc\nd\n', 'app/store.py': 'b\nd\n', 'audit.md': AUDIT },
  });
  built = await repo.build();
});

const sizes = async (text: string, path?: string) => {
  const { claims } = await checkText(built.folder, text, path ? { path } : {});
  return told(claims, 'change-count');
};

describe('how large a change was', () => {
  it('is that of the commit that the sentence, its list or the label above names', async () => {
    const hash = grown.hash.slice(0, 9);
    expect(
      await sizes(
        [
          `- Commit \`${hash}\` changed only 3 files`,
          `- Commit \`${hash}\` touches 5 files`,
          `- Commit \`${hash}\` removed 1 obsolete file`,
          '',
          `- **Commit**: \`${hash}\``,
          '- 3 files changed, 3 insertions(+), 1 deletion(-)',
          '- 3 files changed, 30 insertions(+), 1 deletion(-)',
        ].join('\n'),
      ),
    ).toEqual([
      '1 change-count verified',
      '2 change-count refuted',
      '3 change-count verified',
      '6 change-count verified',
      '6 change-count verified',
      '6 change-count verified',
      '7 change-count verified',
      '7 change-count refuted',
      '7 change-count verified',
    ]);
  });

  it('is that of the commit that brought the document, which counts itself not', async () => {
    expect(await sizes(AUDIT, 'audit.md')).toEqual(['3 change-count verified', '4 change-count verified']);
  });

  it('is left alone where no change of this size is known', async () => {
    expect(
      await sizes(
        [
          'Only 7 files changed.',
          '- Alert if >1 files modified in single commit',
          '### The work (Commit 994133bad)',
          '- Only 3 files changed',
          '',
          '40 unit test files were changed.',
          '- The fix should touch 2 files',
        ].join('\n'),
      ),
    ).toEqual([]);
  });
});
