import { describe, expect, it } from 'vitest';
import { readEvent } from '../../src/audit/respond/read-event.js';
import { markerLine } from '../../src/domain/comment-marker.js';
import { InputError } from '../../src/errors.js';

const SHA = 'a'.repeat(40);
const MARKER = markerLine({
  kind: 'answer',
  key: '7',
  digest: '0'.repeat(16),
  text: '0'.repeat(16),
  state: null,
});

function comment(body: string, over: Record<string, unknown> = {}, action = 'created') {
  return {
    action,
    issue: { number: 7 },
    comment: { id: 5, body, user: { login: 'ada', type: 'User' }, ...over },
  };
}

function runEvent(over: Record<string, unknown>) {
  return {
    action: 'completed',
    workflow_run: {
      event: 'push',
      head_branch: 'main',
      head_sha: SHA,
      head_repository: { owner: { login: 'eve' } },
      ...over,
    },
    repository: { default_branch: 'main' },
  };
}

function pullRequest(title: string, body: string | null) {
  return { pull_request: { title, body }, repository: { full_name: 'o/r' } };
}

const ASKED = { kind: 'asked', number: 7, isPullRequest: false, commentId: 5, by: 'ada', at: null };

describe('what an event asks for', () => {
  it.each([
    ['issues', { action: 'closed', issue: { number: 7 } }, { kind: 'issue', number: 7 }],
    ['issue_comment', comment('/audit'), ASKED],
    ['issue_comment', comment('/audit  \r\nplease'), ASKED],
    ['issue_comment', comment('/audit v2.1.0'), { ...ASKED, at: 'v2.1.0' }],
    ['schedule', { schedule: '17 4 * * *' }, { kind: 'recent', days: 7 }],
    ['workflow_dispatch', {}, { kind: 'recent', days: 7 }],
    ['workflow_run', runEvent({}), { kind: 'recent', days: 1 }],
    [
      'check_suite',
      { action: 'completed', check_suite: { head_branch: 'main' }, repository: { default_branch: 'main' } },
      { kind: 'recent', days: 1 },
    ],
    [
      'workflow_run',
      runEvent({ event: 'pull_request', head_branch: 'fix' }),
      { kind: 'pull-request', head: { owner: 'eve', branch: 'fix', sha: SHA } },
    ],
    [
      'pull_request',
      pullRequest('Fix it', 'Fixes #7, closes #9. See #8.'),
      { kind: 'closing', numbers: [7, 9] },
    ],
  ])('%s', (name, payload, trigger) => {
    expect(readEvent(name, payload)).toEqual(trigger);
  });

  it.each([
    ['an issue that was opened', 'issues', { action: 'opened', issue: { number: 7 } }],
    ['a comment that was edited', 'issue_comment', comment('/audit', {}, 'edited')],
    ['a comment of a bot', 'issue_comment', comment('/audit', { user: { login: 'x[bot]', type: 'Bot' } })],
    ['a comment of our own', 'issue_comment', comment(`${MARKER}\n/audit`)],
    ['a comment of nobody', 'issue_comment', comment('/audit', { user: null })],
    ['another word', 'issue_comment', comment('/auditor')],
    ['the word in a sentence', 'issue_comment', comment('I said /audit')],
    ['an option in the place of a revision', 'issue_comment', comment('/audit --upload-pack=x')],
    ['a command in the place of a revision', 'issue_comment', comment('/audit $(id)')],
    ['checks of another branch', 'workflow_run', runEvent({ head_branch: 'other' })],
    [
      'a pull request whose branch is gone',
      'workflow_run',
      runEvent({ event: 'pull_request', head_repository: null }),
    ],
    ['a pull request that closes nothing', 'pull_request', pullRequest('See #7', null)],
    ['an event of another kind', 'push', {}],
  ])('%s asks for nothing', (_, name, payload) => {
    expect(readEvent(name, payload).kind).toBe('nothing');
  });

  it('takes five issues of a pull request at most', () => {
    const body = Array.from({ length: 50 }, (_, n) => `Fixes #${n + 1}`).join('\n');
    expect(readEvent('pull_request', pullRequest('Many', body))).toEqual({
      kind: 'closing',
      numbers: [1, 2, 3, 4, 5],
    });
  });

  it.each([
    ['issues', {}],
    ['issue_comment', comment('/audit', { user: { login: 'a b', type: 'User' } })],
    ['workflow_run', runEvent({ head_sha: 'HEAD' })],
    ['issues', null],
  ])('%s that is not as described is an error that says where', (name, payload) => {
    expect(() => readEvent(name, payload)).toThrow(InputError);
  });
});
