import { afterEach, describe, expect, it } from 'vitest';
import { DiskCache } from '../../../src/clients/cache/disk-cache.js';
import type { GitHubAccess } from '../../../src/clients/github/access.js';
import { GitHubTracker } from '../../../src/clients/github/github-tracker.js';
import { makeOctokit, type OctokitHooks } from '../../../src/clients/github/make-octokit.js';
import { release, releaseRoutes } from '../../github-server/routes/releases.js';
import { type Answer, GitHubServer, type Route } from '../../github-server/server.js';
import { temporaryFolder } from '../../repository-builder.js';

let server: GitHubServer;

async function serve(routes: readonly Route[], hooks: OctokitHooks = {}): Promise<GitHubTracker> {
  server = await GitHubServer.start(routes);
  const access: GitHubAccess = {
    apiUrl: server.apiUrl,
    webHost: 'github.com',
    credentials: null,
    network: { httpProxy: '', httpsProxy: '', noProxy: '', authorities: [] },
  };
  return new GitHubTracker(access, makeOctokit(access, { second: 1, ...hooks }));
}

afterEach(async () => {
  await server.close();
  expect(server.problems).toEqual([]);
});

/** One release a day, newest first, the last of them on the first of January 2024. */
const DAILY = Array.from({ length: 250 }, (_, i) => {
  const at = new Date(Date.UTC(2024, 0, 250 - i)).toISOString();
  return release(`v0.${250 - i}.0`, { created_at: at, published_at: at });
});

describe('releases of the host', () => {
  it('are read with what a tag does not tell', async () => {
    const tracker = await serve(
      releaseRoutes([
        release('v2.0.0', { draft: true, published_at: null }),
        release('v2.0.0-rc.1', { prerelease: true }),
      ]),
    );
    expect(await tracker.releases('o/r', null)).toEqual([
      {
        tag: 'v2.0.0',
        url: 'https://github.com/o/r/releases/tag/v2.0.0',
        isDraft: true,
        isPrerelease: false,
        createdAt: '2025-03-03T00:00:00Z',
        publishedAt: null,
      },
      {
        tag: 'v2.0.0-rc.1',
        url: 'https://github.com/o/r/releases/tag/v2.0.0-rc.1',
        isDraft: false,
        isPrerelease: true,
        createdAt: '2025-03-03T00:00:00Z',
        publishedAt: '2025-03-04T00:00:00Z',
      },
    ]);
    expect(tracker.releasesCommand('o/r')).toBe('gh api repos/o/r/releases --paginate');
  });

  it('are read page by page, and no further than the fix is old', async () => {
    const tracker = await serve(releaseRoutes(DAILY));
    expect(await tracker.releases('o/r', null)).toHaveLength(250);
    expect(server.requests).toHaveLength(3);
    // The second page still holds one of that day; the third is older.
    expect(await tracker.releases('o/r', '2024-05-15T00:00:00Z')).toHaveLength(200 + 50);
    expect(await tracker.releases('o/r', '2024-08-30T00:00:00Z')).toHaveLength(200);
    expect(server.requests).toHaveLength(3 + 3 + 2);
  });

  it('that were read before are asked for again only when they changed', async () => {
    const cache = new DiskCache(await temporaryFolder('releases'));
    const tracker = await serve(releaseRoutes([release('v1.0.0')]), { cache });
    const before = await tracker.releases('o/r', null);
    expect(await tracker.releases('o/r', null)).toEqual(before);
    expect(server.requests[1]?.headers['if-none-match']).toMatch(/^W\//);
  });

  it('say which permission is missing where they are not shown', async () => {
    const refused: Answer = { status: 403, body: { message: 'Resource not accessible by integration' } };
    const tracker = await serve([{ method: 'GET', path: '/repos/o/r/releases', answer: () => refused }]);
    await expect(tracker.releases('o/r', null)).rejects.toThrow(/^cannot read the releases of o\/r: /);
    const error: unknown = await tracker.releases('o/r', null).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ advice: expect.stringContaining('contents: read') });
  });
});
