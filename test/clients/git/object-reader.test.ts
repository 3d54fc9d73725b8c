import { afterEach, describe, expect, it } from 'vitest';
import { ObjectReader } from '../../../src/clients/git/object-reader.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { type BuiltRepository, RepositoryBuilder } from '../../repository-builder.js';

const opened: ObjectReader[] = [];

async function readerOf(built: BuiltRepository, maxBytes?: number): Promise<ObjectReader> {
  const { git } = await openClone(built.folder);
  const reader = new ObjectReader(git, maxBytes === undefined ? {} : { maxBytes });
  opened.push(reader);
  return reader;
}

async function told(reader: ObjectReader, ...names: string[]): Promise<string[]> {
  const objects = await Promise.all(names.map((name) => reader.read(name)));
  return objects.map((object) => ('data' in object ? object.data.toString() : object.reason));
}

afterEach(() => {
  for (const reader of opened.splice(0)) reader.close();
});

describe('ObjectReader', () => {
  it('answers questions in their order, also those asked at once, over what is missing or too large', async () => {
    const repo = new RepositoryBuilder();
    const { hash } = repo.commit({
      message: 'First',
      files: { 'a.py': 'one\n', 'b c.py': 'two', 'large.py': 'x'.repeat(50), 'empty.py': '' },
    });
    const reader = await readerOf(await repo.build(), 20);
    const names = ['a.py', 'none.py', 'large.py', 'b c.py', 'empty.py', 'a.py'].map(
      (path) => `${hash}:${path}`,
    );
    expect(await told(reader, ...names)).toEqual(['one\n', 'missing', 'too-large', 'two', '', 'one\n']);
    expect(await told(reader, `${hash}:a.py\n${hash}:b c.py`, `${hash}:a.py`)).toEqual(['missing', 'one\n']);
  });

  it('goes on after git ended at what a partial clone left out', async () => {
    const repo = new RepositoryBuilder();
    const { hash, snapshot } = repo.commit({ message: 'First', files: { 'a.py': 'a\n', 'c.py': 'c\n' } });
    const partial = await (await repo.build()).clone({ filter: 'blob:none', checkout: false });
    await partial.git('cat-file', 'blob', `${hash}:c.py`);
    const reader = await readerOf(partial);
    const [a, c] = [snapshot.get('a.py')?.oid ?? '', snapshot.get('c.py')?.oid ?? ''];
    expect(await told(reader, a, c, `${hash}:a.py`, a, c)).toEqual([
      'missing',
      'c\n',
      'missing',
      'missing',
      'c\n',
    ]);
  });

  it('starts again after it was closed', async () => {
    const repo = new RepositoryBuilder();
    const { hash } = repo.commit({ message: 'First', files: { 'a.py': 'a\n' } });
    const reader = await readerOf(await repo.build());
    expect(await told(reader, `${hash}:a.py`)).toEqual(['a\n']);
    reader.close();
    expect(await told(reader, `${hash}:a.py`)).toEqual(['a\n']);
  });
});
