import type { GitHubAccess } from '../../src/clients/github/access.js';
import { GitHubComments } from '../../src/clients/github/github-comments.js';
import { makeOctokit, type OctokitHooks } from '../../src/clients/github/make-octokit.js';
import { Secret } from '../../src/clients/github/secret.js';
import type { Draft } from '../../src/publish/draft.js';
import { Publisher } from '../../src/publish/publish-comment.js';
import type { GitHubServer } from '../github-server/server.js';

export const THREAD = { repository: 'o/r', number: 7 };
export const TOKEN = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789';

let runs = 0;

/** Whoever posts: each with limits of its own, so that tests do not wait for one another. */
export function publisher(server: GitHubServer, hooks: OctokitHooks = {}): Publisher {
  runs += 1;
  const access: GitHubAccess = {
    apiUrl: server.apiUrl,
    webHost: 'github.com',
    credentials: { kind: 'token', token: new Secret(TOKEN), source: `GITHUB_TOKEN of run ${runs}` },
    network: { httpProxy: '', httpsProxy: '', noProxy: '', authorities: [] },
  };
  const board = new GitHubComments(access, makeOctokit(access, { second: 1, isPatient: false, ...hooks }));
  return new Publisher(board, async () => undefined);
}

/** A comment that says `text`, and in which state. */
export function draft(text: string, over: Partial<Draft> = {}): Draft {
  return {
    kind: 'audit',
    key: '7',
    digest: Buffer.from(text).toString('hex').padEnd(32, '0').slice(0, 32),
    state: { status: text },
    write: async (before) => `${text}${before ? `, after ${JSON.stringify(before.state)}` : ''}\n`,
    ...over,
  };
}
