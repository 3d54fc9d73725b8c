import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, checkText, told } from './check-text.js';
import { serviceRepository } from './repository.js';

const check = checkerOf(async () => (await serviceRepository()).built);

describe('paths that are no statement about the repository', () => {
  it.each([
    [
      'names that stand for any name',
      'The file `tests/test_foo.py` has one test, and `1234.bugfix.rst` tells of it.',
    ],
    ['what a tool writes when it runs', 'The generated code gets saved into `native.py`.'],
    ['what git never keeps', 'The bundle is in `dist/main.js` and `pkg/__pycache__/a.py`.'],
    ['what a link to another site is called', 'See [GOVERNANCE.md](https://example.org/x/GOVERNANCE.md).'],
    ['a product', 'Hub.js and Express.js are used.'],
    ['a method', 'It answers with NextResponse.json as the others do.'],
    ['a file of the system', 'It is in `configuration.py` (usually located in `/opt/box/`).'],
    ['what is to be done', 'To enable it, add its name to `configuration.py`.'],
    ['another repository', 'The same was reported to `app/widget`.'],
  ])('are %s', async (_, text) => {
    const { claims } = await check(text);
    expect(told(claims, 'path').filter((line) => line.includes('refuted'))).toEqual([]);
  });

  it('are those in the head of a difference and in a stack trace', async () => {
    const { claims } = await check(
      '```',
      '--- a/lib/gone.py',
      '+++ b/lib/gone.py',
      'File "lib/gone.py", line 3, in run',
      '```',
    );
    expect(told(claims, 'path')).toEqual([]);
  });

  it('are those under the heading of a release, which tells what was new then', async () => {
    const said = '`app/old_hub.py` no longer crashes.';
    const refuted = (claims: Parameters<typeof told>[0]) =>
      told(claims, 'path').filter((line) => line.includes('refuted')).length;
    expect(refuted((await check('## 2.3.0 (2025-09-01)', '', said)).claims)).toBe(0);
    expect(refuted((await check('## What there is', '', said)).claims)).toBe(1);
  });

  it('are routes, though a folder ends so', async () => {
    expect(told((await check('The endpoint `/users/` answers.')).claims, 'path')).toEqual([]);
  });

  it('are those that a change touched, which may be gone since', async () => {
    const { claims } = await check('## Files Updated', '', '- `app/old_hub.py` - made new');
    expect(told(claims, 'path')).toEqual(['3 path verified']);
  });
});

describe('a file whose removal is spoken of', () => {
  it('was there, and is refuted only where it never was', async () => {
    const { claims } = await check(
      '- The removal of `app/old_hub.py` was safe.',
      '- The removal of `app/never_hub.py` was safe.',
    );
    expect(told(claims, 'path')).toEqual(['1 path verified', '2 path refuted']);
  });
});

describe('what only looks like a name for any file', () => {
  it('is one where a word of it is all of it, or stands for the writer’s', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'a', files: { 'tests/test_hub.py': 'a = 1\n' } });
    const built = await repo.build();
    const { claims } = await checkText(
      built.folder,
      '- `tests/test_golden_path_flow.py`\n- `tests/display_name_test.py`\n- `path/to/a_test.py`\n- `tests/test_feature.py`\n- `tests/your_test.py`',
    );
    expect(told(claims, 'path')).toEqual(['1 path refuted', '2 path refuted']);
  });
});

describe('a folder behind the path of a machine', () => {
  it('is found with the separators of that machine, too', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'a', files: { 'tools/kit/a.py': 'a = 1\n' } });
    const built = await repo.build();
    const { claims } = await checkText(built.folder, '- `C:\\work\\app\\tools\\kit\\`');
    expect(told(claims, 'path')).toEqual(['1 path verified']);
  });
});

describe('files by their ending', () => {
  it('are counted where the ending is one of their own', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({
      message: 'a',
      files: { 'a.py.backup_old_hub': '', 'b.py.backup_old_hub': '', 'c.py': '' },
    });
    const built = await repo.build();
    const { claims } = await checkText(
      built.folder,
      '- Multiple `.backup_old_hub` files\n- `*.backup_new_hub` files\n- `.py` files\n- no `.backup_old_hub` files',
    );
    expect(told(claims)).toEqual(['1 path verified']);
    expect(claims[0]?.measured).toBe('2 files end so: a.py.backup_old_hub and others');
  });
});
