import { page, type Route } from '../server.js';

/** An account as GitHub shows it, as far as anybody reads it. */
export function account(login: string, type: 'User' | 'Bot' = 'User'): object {
  return { login, id: login.length, type };
}

/** An issue of `o/r`; fields of the REST interface. */
export function issue(over: Record<string, unknown> = {}): Record<string, unknown> {
  const number = over.number ?? 7;
  return {
    number,
    title: 'Sessions are awaited',
    body: 'Nothing is sent.',
    html_url: `https://github.com/o/r/issues/${number}`,
    user: account('ada'),
    labels: [{ name: 'bug' }],
    milestone: null,
    assignees: [],
    state: 'open',
    state_reason: null,
    created_at: '2024-12-01T00:00:00Z',
    updated_at: '2025-03-01T00:00:00Z',
    closed_at: null,
    closed_by: null,
    comments: 0,
    ...over,
  };
}

/** Events of a timeline, by what happened. */
export const event = {
  closed: (at: string, actor: string, commit: string | null = null) => ({
    event: 'closed',
    created_at: at,
    actor: account(actor),
    commit_id: commit,
    commit_url: commit && `https://api.github.com/repos/o/r/commits/${commit}`,
    state_reason: null,
  }),
  reopened: (at: string, actor: string) => ({
    event: 'reopened',
    created_at: at,
    actor: account(actor),
    commit_id: null,
    commit_url: null,
  }),
  referenced: (at: string, actor: string, commit: string) => ({
    event: 'referenced',
    created_at: at,
    actor: account(actor),
    commit_id: commit,
    commit_url: `https://api.github.com/repos/o/r/commits/${commit}`,
  }),
  commented: (at: string, actor: string, body: string) => ({
    event: 'commented',
    created_at: at,
    actor: account(actor),
    user: account(actor),
    body,
    html_url: 'https://github.com/o/r/issues/7#issuecomment-1',
  }),
  named: (at: string, actor: string, number: number, isPullRequest = true) => ({
    event: 'cross-referenced',
    created_at: at,
    actor: account(actor),
    source: {
      type: 'issue',
      issue: {
        number,
        title: `Number ${number}`,
        repository: { full_name: 'o/r' },
        ...(isPullRequest
          ? { pull_request: { merged_at: null, url: 'u', html_url: 'u', diff_url: 'u', patch_url: 'u' } }
          : {}),
      },
    },
  }),
};

/** Answers with one issue and its timeline. */
export function issueRoutes(
  told: Record<string, unknown>,
  timeline: readonly unknown[] = [],
): readonly Route[] {
  const path = `/repos/o/r/issues/${told.number}`;
  return [
    { method: 'GET', path, answer: () => ({ body: told }) },
    { method: 'GET', path: `${path}/timeline`, answer: (asked, server) => page(asked, server, timeline) },
  ];
}
