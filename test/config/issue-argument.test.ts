import { expect, test } from 'vitest';
import { issueOfBranch, parseIssueArgument } from '../../src/config/issue-argument.js';
import { InputError } from '../../src/errors.js';

test.each([
  ['1184', '1184', null, null],
  [' #1184 ', '1184', null, null],
  ['GH-1184', '1184', null, null],
  ['gh-7', '7', null, null],
  ['0012', '12', null, null],
  ['owner/repo#1184', '1184', 'owner/repo', null],
  ['group/sub/repo#3', '3', 'group/sub/repo', null],
  ['PROJ-123', 'PROJ-123', null, null],
  ['proj-123', 'PROJ-123', null, null],
  ['https://github.com/owner/repo/issues/1184', '1184', 'owner/repo', 'github.com'],
  ['https://github.com/owner/repo/issues/1184#issuecomment-5', '1184', 'owner/repo', 'github.com'],
  ['https://gitlab.example.com/a/b/c/-/issues/9', '9', 'a/b/c', 'gitlab.example.com'],
  ['https://jira.example.com/browse/PROJ-9', 'PROJ-9', null, 'jira.example.com'],
])('%s', (text, key, repository, host) => {
  expect(parseIssueArgument(text)).toEqual({ key, repository, host });
});

test('forms of the configuration are keys as they stand', () => {
  expect(parseIssueArgument('T1234', ['T\\d{1,20}']).key).toBe('T1234');
  expect(parseIssueArgument('bug:12', ['bug:\\d{1,20}']).key).toBe('bug:12');
});

test.each([
  '',
  'abc',
  '0',
  '#',
  '-1',
  '1184x',
  '12345678901',
  'owner/repo',
  'https://example.com/x',
  '../1',
  '1 2',
])('refused: %j', (text) => {
  expect(() => parseIssueArgument(text)).toThrow(InputError);
});

test.each([
  ['fix/1184-await', '1184'],
  ['1184', '1184'],
  ['issue-1184', '1184'],
  ['gh-1184-login', '1184'],
  ['ada/fix-1184', '1184'],
  ['feature/PROJ-123-login', 'PROJ-123'],
  ['PROJ-123', 'PROJ-123'],
  ['login-issue-77', '77'],
  ['main', null],
  ['release/2024', null],
  ['release/1.2', null],
  ['dependabot/npm/x-1.2.3', null],
  ['2025-09-14-cleanup', null],
  ['v2', null],
  ['fix/1184-and/1185', null],
])('branch %s → %s', (branch, key) => {
  expect(issueOfBranch(branch)).toBe(key);
});

test('a branch may use a configured form', () => {
  expect(issueOfBranch('fix/T1234-x', ['T\\d{1,20}'])).toBe('T1234');
});
