import { expect, it } from 'vitest';
import { ReportLines } from '../../src/collectors/report-lines.js';
import { ReportPaths } from '../../src/collectors/report-paths.js';

const TREE = ['index.js', 'packages/a/index.js', 'packages/a/src/x.js', 'packages/b/src/x.js', 'src/y.js'];
const paths = new ReportPaths(TREE, '/srv/repo');

it.each([
  ['src/y.js', '', 'src/y.js'],
  ['./src/y.js', 'coverage', 'src/y.js'],
  ['index.js', 'packages/a/coverage', 'packages/a/index.js'],
  ['index.js', 'coverage', 'index.js'],
  ['y.js', null, 'src/y.js'],
  ['src/x.js', null, null],
  ['../a/src/x.js', 'packages/b', 'packages/a/src/x.js'],
  ['../../../etc/passwd', '', null],
  ['/srv/repo/src/y.js', null, 'src/y.js'],
  ['/srv/repo/lib/src/y.js', null, null],
  ['/ci/build/packages/b/src/x.js', null, 'packages/b/src/x.js'],
  ['C:\\ci\\packages\\b\\src\\x.js', null, 'packages/b/src/x.js'],
  ['file:///ci/src/y.js', null, 'src/y.js'],
  ['/ci/node_modules/z/src/y.js', null, null],
  ['/ci/other.js', null, null],
])('%s in a report in %s is %s', (name, folder, path) => {
  expect(paths.find([name], folder)?.path ?? null).toBe(path);
});

it('takes no file where the names of one could be two files', () => {
  expect(paths.find(['/ci/packages/a/src/x.js', '/ci/packages/b/src/x.js'], null)).toBeNull();
});

it('reads a file that two folders of a report could mean from neither, and says so', () => {
  const lines = new ReportLines(paths, new Set(['src/y.js']), null);
  lines.file(['/ci/src/y.js'])(1, true);
  lines.file(['/other/src/y.js'])(1, false);
  const told = new Map();
  lines.addTo(told);
  expect(told.size).toBe(0);
  expect([...lines.problems].join()).toContain('src/y.js or another one');
});

it('takes a bare name below a foreign folder only where other files show that this is the root', () => {
  const one = new ReportLines(paths, new Set(['index.js']), null);
  one.file(['/ci/lib/index.js'])(1, true);
  const none = new Map();
  one.addTo(none);
  expect(none.size).toBe(0);

  const two = new ReportLines(paths, new Set(['index.js']), null);
  two.file(['/ci/index.js'])(1, true);
  two.file(['/ci/src/y.js'])(1, true);
  two.file(['/ci/lib/index.js'])(1, false);
  const some = new Map();
  two.addTo(some);
  expect(some.get('index.js')?.get(1)?.isExecuted).toBe(true);
});
