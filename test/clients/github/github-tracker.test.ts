import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { DiskCache } from '../../../src/clients/cache/disk-cache.js';
import type { GitHubAccess } from '../../../src/clients/github/access.js';
import { GitHubTracker } from '../../../src/clients/github/github-tracker.js';
import { makeOctokit, type OctokitHooks } from '../../../src/clients/github/make-octokit.js';
import { Secret } from '../../../src/clients/github/secret.js';
import { EnvironmentError } from '../../../src/errors.js';
import { event, issue, issueRoutes } from '../../github-server/routes/issues.js';
import { graphRoute, node, pull, pullRoutes } from '../../github-server/routes/pulls.js';
import { type Answer, GitHubServer, type Route, type ServerOptions } from '../../github-server/server.js';
import { temporaryFolder } from '../../repository-builder.js';

const TOKEN = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789';
const ADDRESS = { repository: 'o/r', key: '7' };
const ALL = ['timeline', 'pull-requests'] as const;
const FIX = 'd'.repeat(40);

let server: GitHubServer;

async function serve(routes: readonly Route[], options: ServerOptions = {}): Promise<void> {
  server = await GitHubServer.start(routes, options);
}

afterEach(async () => {
  await server.close();
  expect(server.problems).toEqual([]);
});

function access(over: Partial<GitHubAccess> = {}): GitHubAccess {
  return {
    apiUrl: server.apiUrl,
    webHost: 'github.com',
    credentials: { kind: 'token', token: new Secret(TOKEN), source: 'GITHUB_TOKEN' },
    network: { httpProxy: '', httpsProxy: '', noProxy: '', authorities: [] },
    ...over,
  };
}

function tracker(over: Partial<GitHubAccess> = {}, hooks: OctokitHooks = {}): GitHubTracker {
  return new GitHubTracker(access(over), makeOctokit(access(over), { second: 1, ...hooks }));
}

async function failureOf(work: Promise<unknown>): Promise<EnvironmentError> {
  const error = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(EnvironmentError);
  return error as EnvironmentError;
}

describe('reading an issue', () => {
  it('takes one request for the issue alone', async () => {
    await serve(
      issueRoutes(issue({ state: 'closed', state_reason: 'completed', closed_by: { login: 'eve' } })),
    );
    expect(await tracker().issue(ADDRESS, [])).toMatchObject({
      title: 'Sessions are awaited',
      state: 'closed',
      stateReason: 'completed',
      closedBy: 'eve',
      timeline: null,
      source: 'github.com',
    });
    expect(server.asked).toEqual(['GET /repos/o/r/issues/7']);
    expect(server.requests[0]?.headers.authorization).toBe(`token ${TOKEN}`);
  });

  it('reads all pages of the timeline, with its comments', async () => {
    const comments = Array.from({ length: 250 }, (_, i) =>
      event.commented('2025-01-01T00:00:00Z', 'kim', `Comment ${i}`),
    );
    await serve([
      ...issueRoutes(issue(), [
        ...comments,
        event.closed('2025-03-01T00:00:00Z', 'eve', FIX),
        event.reopened('2025-03-05T00:00:00Z', 'ada'),
        event.referenced('2025-03-06T00:00:00Z', 'bob', FIX),
        { event: 'labeled', created_at: '2025-03-07T00:00:00Z', label: { name: 'bug', color: 'f00' } },
      ]),
      graphRoute([]),
    ]);
    const found = await tracker().issue(ADDRESS, ALL);
    expect(found?.comments).toHaveLength(250);
    expect(found?.comments?.at(-1)).toMatchObject({ author: 'kim', isBot: false, body: 'Comment 249' });
    expect(found?.timeline).toMatchObject([
      { kind: 'closed', actor: 'eve', commit: FIX, commitRepository: 'o/r' },
      { kind: 'reopened', at: '2025-03-05T00:00:00Z' },
      { kind: 'referenced', commit: FIX },
    ]);
    expect(server.asked.filter((line) => line.endsWith('/timeline'))).toHaveLength(3);
  });

  it('knows the pull requests that close it, with reviews, and those that only name it', async () => {
    await serve([
      ...issueRoutes(issue(), [
        event.named('2025-03-01T00:00:00Z', 'bob', 9),
        event.named('2025-03-02T00:00:00Z', 'kim', 11),
      ]),
      graphRoute([node()]),
      ...pullRoutes(pull({ number: 11, merged_at: null, state: 'open', body: 'Fixes #7, or so it says' })),
    ]);
    const found = await tracker().issue(ADDRESS, ALL);
    expect(found?.pullRequests).toMatchObject([
      {
        key: '9',
        closes: true,
        mergeCommit: 'a'.repeat(40),
        mergedBy: 'eve',
        reviews: [{ author: 'kim', state: 'approved' }],
      },
      { key: '11', closes: false, state: 'open', mergeCommit: null },
    ]);
  });

  it('reads pull requests one by one where nobody is logged in, and believes their keywords', async () => {
    await serve([
      ...issueRoutes(issue(), [
        event.named('2025-03-01T00:00:00Z', 'bob', 9),
        event.named('2025-03-02T00:00:00Z', 'kim', 12),
      ]),
      ...pullRoutes(pull()),
    ]);
    const found = await tracker({ credentials: null }).issue(ADDRESS, ALL);
    expect(found?.pullRequests).toMatchObject([{ key: '9', closes: true, mergeCommit: 'a'.repeat(40) }]);
    expect(server.requests.some(({ headers }) => headers.authorization)).toBe(false);
    expect(server.asked).not.toContain('POST /graphql');
  });

  it('goes on with REST where the server does not know the question', async () => {
    await serve([
      ...issueRoutes(issue(), [event.named('2025-03-01T00:00:00Z', 'bob', 9)]),
      {
        method: 'POST',
        path: '/graphql',
        isDescribed: false,
        answer: () => ({
          body: { data: null, errors: [{ message: "Field 'closedByPullRequestsReferences' doesn't exist" }] },
        }),
      },
      ...pullRoutes(pull()),
    ]);
    expect((await tracker().issue(ADDRESS, ALL))?.pullRequests).toMatchObject([{ key: '9', closes: true }]);
  });

  it('works on Enterprise, whose interface has a prefix', async () => {
    await serve([...issueRoutes(issue()), graphRoute([node()], '/api/graphql')], { prefix: '/api/v3' });
    const enterprise = tracker({ webHost: 'ghe.example' });
    expect((await enterprise.issue(ADDRESS, ALL))?.pullRequests).toMatchObject([{ key: '9' }]);
    expect(enterprise.command(ADDRESS)).toBe('gh api --hostname ghe.example repos/o/r/issues/7');
  });

  it('says that there is none, or a pull request', async () => {
    await serve(
      issueRoutes(issue({ pull_request: { url: 'u', html_url: 'u', diff_url: 'u', patch_url: 'u' } })),
    );
    expect(await tracker().issue({ ...ADDRESS, key: '8' }, ALL)).toBeNull();
    expect((await tracker().issue(ADDRESS, ALL))?.isPullRequest).toBe(true);
    expect(await tracker().issue({ ...ADDRESS, key: 'PROJ-7' }, ALL)).toBeNull();
    expect(server.asked).toEqual(['GET /repos/o/r/issues/8', 'GET /repos/o/r/issues/7']);
  });
});

describe('asking again', () => {
  it('asks whether anything changed, and reads what is kept when nothing did', async () => {
    const answers = new DiskCache(await temporaryFolder('answers'));
    let told = issue();
    await serve([{ method: 'GET', path: '/repos/o/r/issues/7', answer: () => ({ body: told }) }]);
    const read = async () => (await tracker({}, { cache: answers }).issue(ADDRESS, []))?.title;
    expect([await read(), await read()]).toEqual(['Sessions are awaited', 'Sessions are awaited']);
    expect(server.requests[1]?.headers['if-none-match']).toMatch(/^W\//);
    told = issue({ title: 'Changed' });
    expect(await read()).toBe('Changed');
  });

  it('waits as long as it is told to, says so, and asks again', async () => {
    const answers: Answer[] = [
      {
        status: 403,
        headers: { 'retry-after': '3' },
        body: { message: 'You have exceeded a secondary rate limit.', documentation_url: 'd' },
      },
      { body: issue() },
    ];
    await serve([
      {
        method: 'GET',
        path: '/repos/o/r/issues/7',
        isDescribed: false,
        answer: () => answers.shift() ?? 'cut',
      },
    ]);
    const waits: unknown[] = [];
    const found = await tracker({}, { onWait: (wait) => waits.push(wait) }).issue(ADDRESS, []);
    expect(found?.title).toBe('Sessions are awaited');
    expect(waits).toEqual([{ seconds: 3, limit: 'secondary' }]);
  });

  it('does not wait for the next hour', async () => {
    const reset = String(Math.floor(Date.now() / 1000) + 3_000);
    await serve([
      {
        method: 'GET',
        path: '/repos/o/r/issues/7',
        isDescribed: false,
        answer: () => ({
          status: 403,
          headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
          body: { message: 'API rate limit exceeded' },
        }),
      },
    ]);
    const error = await failureOf(tracker({ credentials: null }).issue(ADDRESS, []));
    expect(error.message).toMatch(/allows no more requests until \d\d:\d\d UTC$/);
    expect(error.advice).toContain('GITHUB_TOKEN');
    expect(server.asked).toHaveLength(1);
  });

  it('asks again after an answer of 500 and a connection that was cut', async () => {
    const answers: Answer[] = [{ status: 502, body: { message: 'Bad gateway' } }, 'cut', { body: issue() }];
    await serve([{ method: 'GET', path: '/repos/o/r/issues/7', answer: () => answers.shift() ?? 'cut' }]);
    expect((await tracker().issue(ADDRESS, []))?.title).toBe('Sessions are awaited');
  });

  it('gives up on a host that does not answer', async () => {
    await serve([{ method: 'GET', path: '/repos/o/r/issues/7', answer: () => 'hang' }]);
    const slow = tracker({}, { timeouts: { headers: 50 }, retries: 0 });
    expect((await failureOf(slow.issue(ADDRESS, []))).message).toContain('did not answer');
  });
});

describe('what goes wrong', () => {
  it('is said of a page that somebody else answers with, whatever asks for it', async () => {
    const page = { isDescribed: false, answer: () => ({ body: '<html>Log in to the network</html>' }) };
    await serve([
      { method: 'GET', path: '/repos/o/r/issues/7', ...page },
      { method: 'GET', path: '/repos/o/r/issues', ...page },
      { method: 'GET', path: '/repos/o/r/releases', ...page },
    ]);
    for (const work of [
      tracker().issue(ADDRESS, ['timeline']),
      tracker().all('o/r', null),
      tracker().releases('o/r', null),
    ]) {
      const error = await failureOf(work);
      expect(error.message).toContain('answers with something that is not GitHub’s');
      expect(error.message).not.toContain('html');
    }
  });

  it.each([
    [401, 'does not accept the credentials of GITHUB_TOKEN', 'revoked'],
    [403, 'refuses it (403)', 'issues: read'],
    [422, 'finds the request wrong', 'number'],
    [500, 'answered with status 500', 'later'],
  ])('is said of %i with what to do, and without the token', async (status, why, advice) => {
    await serve([
      {
        method: 'GET',
        path: '/repos/o/r/issues/7',
        isDescribed: false,
        answer: () => ({ status, body: { message: TOKEN } }),
      },
    ]);
    const error = await failureOf(tracker({}, { retries: 0 }).issue(ADDRESS, []));
    expect(error.message).toContain('cannot read issue #7 of o/r: ');
    expect(error.message).toContain(why);
    expect(error.advice).toContain(advice);
    expect(inspect(error, { depth: 20 }) + JSON.stringify(error)).not.toContain(TOKEN);
  });

  it('is told at once where nobody listens', async () => {
    await serve([]);
    const nobody = await GitHubServer.start([]);
    const { apiUrl } = nobody;
    await nobody.close();
    const error = await failureOf(tracker({ apiUrl }).issue(ADDRESS, []));
    expect(error.message).toContain('refuses the connection');
  });

  it('never shows what access holds', async () => {
    await serve([]);
    expect(inspect(access(), { depth: 9, showHidden: true })).not.toContain(TOKEN);
    expect(`${new Secret(TOKEN)} ${JSON.stringify(new Secret(TOKEN))}`).toBe('[secret] "[secret]"');
  });
});
