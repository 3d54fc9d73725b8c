import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEvent } from '../../src/audit/respond/read-event.js';
import { type Responder, respond } from '../../src/audit/respond/respond.js';
import type { GitHubAccess } from '../../src/clients/github/access.js';
import { GitHubBot } from '../../src/clients/github/github-bot.js';
import { makeOctokit } from '../../src/clients/github/make-octokit.js';
import { Secret } from '../../src/clients/github/secret.js';
import { InputError } from '../../src/errors.js';
import { CommentThread, refusal } from '../github-server/routes/comments.js';
import { account, issue } from '../github-server/routes/issues.js';
import { type Asked, GitHubServer, page } from '../github-server/server.js';
import { publisher, TOKEN } from '../publish/publishing.js';
import { miniatureAudit } from '../render/audit-fixture.js';

let server: GitHubServer;
let thread: CommentThread;
let permission: string;
let told: string[];

beforeEach(async () => {
  thread = new CommentThread();
  permission = 'write';
  told = [];
  server = await GitHubServer.start(thread.routes());
  server.add({
    method: 'GET',
    path: '/repos/o/r/collaborators/:login/permission',
    answer: () => ({ body: { permission, role_name: permission, user: account('ada') } }),
  });
});

afterEach(async () => {
  await server.close();
  expect(server.problems).toEqual([]);
});

function auditOf(number: number) {
  const audit = miniatureAudit();
  return { ...audit, issue: { ...audit.issue, key: String(number), repository: 'o/r', aliases: [] } };
}

function responder(over: Partial<Responder> = {}): Responder {
  const access: GitHubAccess = {
    apiUrl: server.apiUrl,
    webHost: 'github.com',
    credentials: { kind: 'token', token: new Secret(TOKEN), source: `run ${server.apiUrl} ${Math.random()}` },
    network: { httpProxy: '', httpsProxy: '', noProxy: '', authorities: [] },
  };
  return {
    repository: 'o/r',
    bot: new GitHubBot(access, makeOctokit(access, { second: 1 })),
    publisher: publisher(server),
    comment: { link: 'https://github.com/o/r/actions/runs/42', isFromFork: false, isNewOnChange: false },
    audit: async (number) => auditOf(number),
    left: [],
    now: new Date('2025-10-01T12:00:00Z'),
    days: null,
    most: 20,
    signal: new AbortController().signal,
    tell: (sentence) => told.push(sentence),
    ...over,
  };
}

/** Somebody comments, and the event is responded to. */
async function ask(over: Partial<Responder> = {}, told: object = {}) {
  const { id } = thread.write('/audit', 'ada');
  const trigger = readEvent('issue_comment', {
    action: 'created',
    issue: { number: 7, ...told },
    comment: { id, body: '/audit', user: { login: 'ada', type: 'User' } },
  });
  return (await respond(trigger, responder(over))).audited;
}

const answers = () =>
  thread.comments
    .filter(({ body }) => body.includes('"kind":"answer"'))
    .map(({ body }) => body.split('\n').slice(1).join('\n').trim());

const RUN = '[The run](https://github.com/o/r/actions/runs/42).';

describe('/audit in a comment', () => {
  it('is signed at once, and answered with a link to the audit', async () => {
    const [audited] = await ask();
    expect(thread.reactions).toEqual(['eyes']);
    expect(answers()).toEqual([
      `Audited: **RESOLVED**, *proven*. [The audit](${audited?.published?.url}). ${RUN}`,
    ]);
    const writes = server.asked.filter((asked) => !asked.startsWith('GET'));
    expect(writes[0]).toMatch(/reactions$/);
  });

  it('is answered when nothing has changed, and the earlier answer goes', async () => {
    await ask();
    await ask();
    expect(answers()).toEqual([expect.stringMatching(/^Audited again, and nothing has changed: /)]);
    expect(thread.comments.filter(({ body }) => body.includes('"kind":"audit"'))).toHaveLength(1);
  });

  it('is answered when it is refused, and nothing is audited', async () => {
    permission = 'read';
    expect(await ask({ audit: () => Promise.reject(new Error('not to be called')) })).toEqual([]);
    expect(thread.reactions).toEqual(['-1']);
    expect(answers()).toEqual([expect.stringMatching(/^Not audited: only people with write permission/)]);
  });

  it('is refused to somebody whom nobody knows', async () => {
    server.add({
      method: 'GET',
      path: '/repos/o/r/collaborators/:login/permission',
      answer: () => refusal(404, 'Not Found'),
    });
    expect(await ask()).toEqual([]);
    expect(thread.reactions).toEqual(['-1']);
  });

  it('is answered when it failed, and foreign text in the message is inert', async () => {
    const failure = new InputError('there is no revision `v9` @everyone #12 <b>', 'Look.');
    await expect(ask({ audit: () => Promise.reject(failure) })).rejects.toBe(failure);
    expect(answers()[0]).toMatch(/^Not audited: ``.*@everyone #12 <b>``\. \[The run\]/);
  });

  it('tells no details of a defect', async () => {
    const defect = new TypeError('secret thing is not a function');
    await expect(ask({ audit: () => Promise.reject(defect) })).rejects.toBe(defect);
    expect(answers()[0]).toContain('`a defect of issue-audit; the run shows it`');
  });

  it('is answered under a pull request, which is no issue', async () => {
    expect(await ask({}, { pull_request: {} })).toEqual([]);
    expect(answers()).toEqual([
      `Not audited: this is a pull request. Ask under the issue that it is about. ${RUN}`,
    ]);
  });

  it('goes on when the sign cannot be given', async () => {
    thread.before = ({ path }) =>
      path.endsWith('/reactions') ? refusal(403, 'Resource not accessible') : null;
    expect(await ask()).toHaveLength(1);
    expect(told[0]).toMatch(/^cannot react to the comment: .*403/);
  });
});

describe('issues that were closed lately', () => {
  const closed = (number: number, closed_at: string, over: object = {}) =>
    issue({ number, state: 'closed', closed_at, ...over });
  const list = (...rows: object[]) =>
    server.add({
      method: 'GET',
      path: '/repos/o/r/issues',
      answer: (asked: Asked, own) => page(asked, own, rows),
    });

  it('are audited one by one, without pull requests and what was closed before', async () => {
    list(
      closed(8, '2025-09-30T00:00:00Z'),
      closed(9, '2025-09-29T00:00:00Z', {
        pull_request: { url: 'u', html_url: 'u', diff_url: 'u', patch_url: 'u' },
      }),
      closed(10, '2025-01-01T00:00:00Z'),
      closed(7, '2025-09-25T00:00:00Z'),
    );
    const { audited: done } = await respond({ kind: 'recent', days: 7 }, responder({ publisher: null }));
    expect(done.map(({ audit }) => audit.issue.key)).toEqual(['7', '8']);
    expect(Object.fromEntries(server.requests[0]?.query ?? [])).toMatchObject({
      state: 'closed',
      since: '2025-09-24T12:00:00.000Z',
    });
    const fewer = responder({ publisher: null, days: 2, most: 1 });
    expect((await respond({ kind: 'recent', days: 7 }, fewer)).audited).toHaveLength(1);
  });

  it('go on after one that fails, which is an error in the end', async () => {
    list(closed(6, '2025-09-30T00:00:00Z'), closed(7, '2025-09-30T00:00:00Z'));
    const audit = async (number: number) => {
      if (number === 6) throw new InputError('no such thing', 'Look.');
      return auditOf(number);
    };
    const { audited, error } = await respond({ kind: 'recent', days: 7 }, responder({ audit }));
    expect(audited.map(({ audit: { issue } }) => issue.key)).toEqual(['7']);
    expect(error).toMatchObject({ exitCode: 3, message: '1 of 2 issues could not be audited: #6' });
    expect(thread.comments).toHaveLength(1);
  });
});

describe('what the run of a pull request left', () => {
  const head = { owner: 'eve', branch: 'fix', sha: 'a'.repeat(40) };
  const pulls = (sha: string) =>
    server.add({
      method: 'GET',
      path: '/repos/o/r/pulls',
      answer: () => ({ body: [{ number: 7, head: { sha, ref: 'fix' } }] }),
    });

  it('is posted under the pull request of the event, and said to be from a fork', async () => {
    pulls(head.sha);
    const { audited } = await respond({ kind: 'pull-request', head }, responder({ left: [auditOf(31)] }));
    expect(audited[0]?.published?.outcome).toBe('created');
    expect(server.requests[0]?.query.get('head')).toBe('eve:fix');
    expect(thread.comments[0]?.body).toContain('- **From a fork:**');
  });

  it.each([
    ['the pull request has moved on', 'b'.repeat(40), [auditOf(31)]],
    ['the run left nothing', head.sha, []],
  ])('is not posted when %s', async (_, sha, left) => {
    pulls(sha);
    expect((await respond({ kind: 'pull-request', head }, responder({ left }))).audited).toEqual([]);
    expect(thread.comments).toEqual([]);
    expect(told[0]).toMatch(/^Nothing to do: /);
  });
});
