import { describe, expect, it } from 'vitest';
import { issueNaming } from '../../src/domain/issue-naming.js';

const names = issueNaming({ key: '123', aliases: ['PROJ-9'] });

describe('what is named after an issue', () => {
  it.each([
    'tests/issues/0123.js',
    'test_issue_123_login.py',
    'GH-123 waits',
    'see #123',
    'bug123',
    'Issue #123',
    'proj_9.test.ts',
    'PROJ-9',
  ])('is: %s', (text) => expect(names(text)).toBe(true));

  it.each([
    'tests/issues/1234.js',
    'test_123.py',
    'high-123',
    'page#1230',
    'colour &#123;',
    'proj_90.test.ts',
    'issue 12',
  ])('is not: %s', (text) => expect(names(text)).toBe(false));
});
