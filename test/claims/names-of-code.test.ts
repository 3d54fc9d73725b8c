import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, checkText, repositoryWith, told } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    '.dockerignore': 'dist\n',
    'app/hub.py': 'class Hub:\n    def open_child(self):\n        return "one"\n',
    'app/other.py': 'class HubOfOthers:\n    pass\n',
    'tests/test_hub.py': "def test_it(mocker):\n    mocker.patch.object(hub, '_check_tables')\n",
    'docs/old.md': '`HubServiceTests` was there.\n',
    'pyproject.toml': '[tool.pytest]\nclasses = ["Test*", "*Tests"]\n',
  }),
);

describe('names of code', () => {
  it('that were added, or were something, are looked for, and refute nothing when they are gone', async () => {
    const { claims } = await check(
      '- The `open_child` method was **added to Hub** on 2025-09-14',
      '- The `HubOfOthers.open_child` method was added',
      '- The `open_child` method was slow',
    );
    expect(told(claims, 'symbol')).toEqual(['1 symbol verified', '3 symbol verified']);
  });

  it('that classes are said to have must be in the code', async () => {
    const { claims } = await check(
      'Actual classes are named `HubServiceTests`, `HubOfOthers` and `HubSuiteTests`.',
      '',
      'The runner expects classes named `HubServiceTests`.',
    );
    expect(told(claims, 'symbol')).toEqual([
      '1 symbol refuted',
      '1 symbol verified',
      '1 symbol refuted',
      '3 symbol not checkable',
    ]);
  });

  it('are those that a listing labels below the path of their file', async () => {
    const { claims } = await check(
      '```',
      'C:\\shop\\app\\hub.py',
      '   Class: HubServiceTests (Expected: Hub)',
      '',
      'app/other.py',
      '   Class: HubOfOthers',
      'app/hub.py',
      '   Class: HubOfOthers',
      '```',
    );
    expect(told(claims, 'symbol')).toEqual(['3 symbol refuted', '6 symbol verified', '8 symbol refuted']);
  });
});

describe('a method that only tests name', () => {
  it('is not said to exist', async () => {
    const { claims } = await check(
      '- `_check_tables` method is not migrated',
      '- `_check_tables` is patched',
    );
    expect(told(claims, 'symbol')).toEqual(['1 symbol refuted', '2 symbol not checkable']);
  });
});

describe('files whose name begins with a dot', () => {
  it('are named in code, where they are there', async () => {
    const { claims } = await check('The build has `.dockerignore` fixes, but no `.eslintrc`.');
    expect(told(claims, 'path')).toEqual(['1 path verified']);
  });
});

describe('lines that are said to specify something', () => {
  it('must hold it', async () => {
    const { claims } = await check(
      '- `pyproject.toml:2` specifies `classes = ["Test*"]`',
      '- `pyproject.toml:2` specifies `classes = ["Test*", "*Tests"]`',
    );
    expect(told(claims, 'line-reference')).toEqual(['1 line-reference refuted', '2 line-reference verified']);
  });
});

describe('a figure', () => {
  it('is looked for beside the words that say what it counts', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({
      message: 'a',
      files: { 'docs/log.md': 'Impact: 339 test files have syntax errors.\n', 'a.py': 'a = 1\n' },
    });
    const { claims } = await checkText(
      (await repo.build()).folder,
      '**Scope:** Comprehensive detailed careful analysis of 339 test files with syntax errors\n',
    );
    expect(told(claims, 'citation')).toEqual(['1 citation verified']);
  });

  it('is looked for beside the words before it, too', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({
      message: 'a',
      files: { 'docs/log.md': '| **Test Infrastructure** | 95.4% |\n', 'a.py': 'a = 1\n' },
    });
    const { claims } = await checkText(
      (await repo.build()).folder,
      '- Test Infrastructure: 95.4% compliance where lower standards were accepted quietly\n',
    );
    expect(told(claims, 'citation')).toEqual(['1 citation verified']);
  });
});
