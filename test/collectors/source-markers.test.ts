import { describe, expect, it } from 'vitest';
import { openClone } from '../../src/clients/git/repository.js';
import { tieRules } from '../../src/collectors/issue-tests.js';
import { collectSourceMarkers, isMarker } from '../../src/collectors/source-markers.js';
import { issueNaming } from '../../src/domain/issue-naming.js';
import type { TestCase } from '../../src/domain/test-outcome.js';
import { RepositoryBuilder } from '../repository-builder.js';

const ISSUE = { host: null, repository: null, key: '101', aliases: [], title: null, url: null };
const names = issueNaming(ISSUE);

describe('a marker in the source of a test', () => {
  it.each([
    '@pytest.mark.issue(101)',
    '    @pytest.mark.issue("https://github.com/a/b/issues/101")',
    'pytestmark = pytest.mark.bug(101)',
    '@Issue("101")',
    '@Issue(value = "PROJ-1, 101")',
    '@Tag("issue-101")',
    '@Test(groups = {"fast", "issue-101"})',
    '[Trait("Issue", "101")]',
    '[WorkItem(101, "https://github.com/a/b/issues/101")]',
    '[TestCategory("GH-101")]',
    '// issue: 101',
    '# Issue: #101',
    ' * @issue: https://github.com/a/b/issues/101',
    "test('x', { annotation: { type: 'issue', description: 'https://github.com/a/b/issues/101' } }, async () => {",
    "test.info().annotations.push({ type: 'issue', description: '101' });",
    "test('x', { tag: '@issue-101' }, () => {});",
  ])('%s', (line) => {
    expect(isMarker(line, ['101'], names)).toBe(true);
  });

  it.each([
    '@pytest.mark.issue(1101)',
    '@pytest.mark.issue(101.5)',
    '@pytest.mark.parametrize("n", [101])',
    '@Tag("101")',
    '[InlineData(101)]',
    'assert total == 101',
    '// see line 101',
    '@Timeout(101)',
    "expect(type).toBe('issue', 101);",
  ])('is not %s', (line) => {
    expect(isMarker(line, ['101'], names)).toBe(false);
  });
});

const PYTHON = `import pytest

@pytest.mark.issue(101)
@pytest.mark.parametrize("n", [1, 2])
def test_waits(n):
    pass

def test_other():
    pass
`;
const SCRIPT = `test('counts', () => {
  test.info().annotations.push({ type: 'issue', description: '101' });
  expect(1).toBe(1);
});
test('other', () => {});
`;

describe('ties by markers', () => {
  it('hold for the test they stand at, and for no other of its file', async () => {
    const repo = new RepositoryBuilder();
    const commit = repo.commit({
      message: 'Start',
      files: {
        'tests/test_a.py': PYTHON,
        'e2e/b.spec.ts': SCRIPT,
        'src/app.py': '# issue: 101\n',
        'tests/test_c.py': '# issue: 101\n\n\n\nx = 1\n',
      },
    });
    const clone = await openClone((await repo.build()).folder);
    const isTest = (path: string) => !path.startsWith('src/');
    const markers = await collectSourceMarkers(clone, { issue: ISSUE, revision: commit.hash, isTest, names });
    expect(markers.map(({ path, line, title }) => [path, line, title])).toEqual([
      ['e2e/b.spec.ts', 2, 'counts'],
      ['tests/test_a.py', 3, 'test_waits'],
      ['tests/test_c.py', 1, null],
    ]);
    const holding = ['e2e/b.spec.ts', 'src/app.py', 'tests/test_a.py', 'tests/test_c.py'];
    const known = { issue: ISSUE, revision: commit.hash, isTest, names, holding };
    expect(await collectSourceMarkers(clone, known)).toEqual(markers);
    const files = ['tests/test_a.py', 'e2e/b.spec.ts', 'tests/test_c.py'];
    const ties = tieRules({ issue: ISSUE, declared: [], testFiles: files, touched: [], markers });
    const tie = (file: string, name: string) =>
      ties.ofCase({ name, suite: null, file, declares: [] } as unknown as TestCase)?.tie;
    expect(tie('tests/test_a.py', 'test_waits[2]')).toBe('declared');
    expect(tie('tests/test_a.py', 'test_other')).toBeUndefined();
    expect(tie('e2e/b.spec.ts', 'counts')).toBe('declared');
    expect(tie('tests/test_c.py', 'test_anything')).toBe('declared');
    expect(ties.marked.map(({ title, reason }) => [title, reason])).toContainEqual([
      'test_waits',
      'line 3 declares it: @pytest.mark.issue(101)',
    ]);
  });

  it('come before the tie of a test that imports what the fix changed, which is the weakest', () => {
    const ties = tieRules({
      issue: ISSUE,
      declared: [],
      testFiles: ['test/a.js'],
      touched: [],
      importing: ['test/a.js'],
    });
    expect(ties.ofFile('test/a.js')).toMatchObject({ tie: 'imports-fix' });
  });
});
