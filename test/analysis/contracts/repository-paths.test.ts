import { expect, it } from 'vitest';
import { RepositoryPaths } from '../../../src/analysis/contracts/repository-paths.js';

const paths = new RepositoryPaths([
  'setup.py',
  'src/app/load/store.py',
  'src/app/load/open.py',
  'src/app/load/deep/down/below.py',
  'lib/python/tool/__init__.py',
  'web/index.ts',
]);

it.each([
  ['setup'],
  ['src'],
  ['src/app/load/store'],
  ['app/load/open'],
  ['load/store'],
  ['load/deep/down/below'],
  ['load/deep'],
  ['tool'],
  ['python/tool'],
  ['web'],
])('finds %s at the root, or below one or two folders', (path) => {
  expect(paths.has(path)).toBe(true);
});

it.each([['store'], ['deep/down'], ['load/other'], ['app/load/store/more'], ['fs'], ['node:fs'], ['']])(
  'takes %s for none of its own',
  (path) => {
    expect(paths.has(path)).toBe(false);
  },
);
