import { describe, expect, it } from 'vitest';
import { listedCommit } from '../../src/analysis/listed-commits.js';
import type { FileChange } from '../../src/domain/commit.js';
import { commit, hash } from '../render/audit-parts.js';

const change = (fields: Partial<FileChange> & { path: string }): FileChange => ({
  oldPath: null,
  status: 'modified',
  added: 2,
  deleted: 1,
  class: 'test',
  ...fields,
});

describe('listedCommit', () => {
  it('lists at most so many files, production first, and adds up all', () => {
    const tests = Array.from({ length: 700 }, (_, i) => change({ path: `test/${i}.py` }));
    const changes = [...tests, change({ path: 'src/a.py', class: 'production', added: null, deleted: null })];
    const listed = listedCommit({ ...commit({ hash: hash('1'), subject: 'Much' }), changes });
    expect(listed.changes).toHaveLength(500);
    expect(listed.changes[0]?.path).toBe('src/a.py');
    expect(listed.changed).toEqual({
      files: 701,
      added: 1400,
      deleted: 700,
      classes: { production: 1, test: 700, docs: 0, generated: 0, vendored: 0, backup: 0 },
    });
  });

  it('leaves the order of a list it need not cut, and says what could not be counted', () => {
    const changes = [
      change({ path: 'b', added: null, deleted: null }),
      change({ path: 'a', class: 'production', added: null, deleted: null }),
    ];
    const listed = listedCommit({ ...commit({ hash: hash('1'), subject: 'Two' }), changes });
    expect(listed.changes).toEqual(changes);
    expect(listed.changed).toMatchObject({ files: 2, added: null, deleted: null });
    expect(listedCommit(commit({ hash: hash('2'), subject: 'None' })).changed.added).toBe(0);
  });
});
