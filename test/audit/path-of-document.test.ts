import { beforeAll, describe, expect, it } from 'vitest';
import { pathOfDocument } from '../../src/audit/path-of-document.js';
import { openClone } from '../../src/clients/git/repository.js';
import { readTree } from '../../src/clients/git/tree.js';
import { RepositoryBuilder } from '../repository-builder.js';

const LF = '# Audit\n\n- 264 imports of the hub\n';
const SPACED = '# Notes  \n\n- 12 calls \n\n';

describe('a document that was copied out of the repository', () => {
  let folder = '';
  beforeAll(async () => {
    const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
    repo.commit({
      message: 'Add the documents',
      files: { 'docs/audit.md': LF, 'docs/windows.md': '# A\r\n\r\n- 3 files\r\n', 'docs/notes.md': SPACED },
    });
    ({ folder } = await repo.build());
  });

  const found = async (source: string, file: string | null = null) => {
    const clone = await openClone(folder);
    const tree = await readTree(clone.git, 'HEAD');
    return pathOfDocument(clone, tree, { name: 'draft.md', source, file, cwd: '/' });
  };

  it('is known by its text', async () => {
    expect(await found(LF)).toBe('docs/audit.md');
    expect(await found(`${LF}- and 1 more\n`)).toBeNull();
    expect(await found(' \n')).toBeNull();
  });

  it('is known with other ends of lines, and without the last one', async () => {
    expect(await found(LF.replaceAll('\n', '\r\n'))).toBe('docs/audit.md');
    expect(await found('# A\n\n- 3 files\n')).toBe('docs/windows.md');
    expect(await found(LF.trimEnd())).toBe('docs/audit.md');
    expect(await found(LF.replace('imports of', 'imports  of'))).toBeNull();
  });

  it('is known with white space at the ends of lines that was taken off or put on', async () => {
    expect(await found(LF.replace('Audit', 'Audit  '))).toBe('docs/audit.md');
    const plain = '# Notes\n\n- 12 calls\n';
    expect(await found(plain)).toBeNull();
    expect(await found(plain, '/somewhere/else/notes.md')).toBe('docs/notes.md');
    expect(await found(`${plain}- 2 more\n`, '/somewhere/else/notes.md')).toBeNull();
  });
});
