import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.js';
import { issueKeyFromBranch, parseIssueArgument } from '../../src/references/issue-argument.js';

describe('parseIssueArgument', () => {
  it.each([
    ['1184', '1184', null, null],
    ['#1184', '1184', null, null],
    ['GH-1184', '1184', null, null],
    [' 1184 ', '1184', null, null],
    ['acme/widget#12', '12', 'acme/widget', null],
    ['PROJ-123', 'PROJ-123', null, null],
    ['https://github.com/acme/widget/issues/12', '12', 'acme/widget', 'github.com'],
    ['https://github.com/acme/widget/issues/12#issuecomment-3', '12', 'acme/widget', 'github.com'],
    ['https://git.example.org/acme/widget/issues/12', '12', 'acme/widget', 'git.example.org'],
    ['https://gitlab.com/group/sub/widget/-/issues/12', '12', 'group/sub/widget', 'gitlab.com'],
    ['https://jira.example.org/browse/PROJ-12', 'PROJ-12', null, 'jira.example.org'],
  ])('%s', (text, key, repository, host) =>
    expect(parseIssueArgument(text)).toEqual({ key, repository, host }),
  );

  it.each(['', '0', '-1', 'abc', '#', '12a', 'acme/widget', 'https://github.com/acme/widget', '1 2'])(
    'refuses %j',
    (text) => expect(() => parseIssueArgument(text)).toThrow(InputError),
  );
});

describe('issueKeyFromBranch', () => {
  it.each([
    ['fix/1184-await', '1184'],
    ['issue-1184', '1184'],
    ['gh-12', '12'],
    ['fix775', '775'],
    ['feature/PROJ-123-title', 'PROJ-123'],
    ['1184-await', '1184'],
    ['user/issues/77', '77'],
    ['main', null],
    ['release/1.2', null],
    ['v2-fixes', null],
    ['2024-01-02-notes', null],
  ])('%s', (branch, key) => expect(issueKeyFromBranch(branch)).toBe(key));
});
