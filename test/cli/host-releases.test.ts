import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRoutes } from '../github-server/routes/checks.js';
import { issue, issueRoutes } from '../github-server/routes/issues.js';
import { graphRoute } from '../github-server/routes/pulls.js';
import { release, releaseRoutes } from '../github-server/routes/releases.js';
import { GitHubServer } from '../github-server/server.js';
import { type BuiltRepository, temporaryFolder } from '../repository-builder.js';
import { fixedApp } from '../scenarios/app.js';
import { runCli } from './run-cli.js';

let built: BuiltRepository;
let server: GitHubServer;
let out: string;
let audited: Told;

beforeAll(async () => {
  const { repo, commits } = fixedApp();
  repo.tag('v1.0.0-rc.1', commits.fix).tag('v1.0.0', commits.later).tag('v1.0.1', commits.later);
  built = await repo.build({ remote: 'https://github.com/o/r.git' });
  out = await temporaryFolder('host-releases');
  server = await GitHubServer.start([
    ...issueRoutes(issue({ state: 'closed', state_reason: 'completed' })),
    graphRoute([]),
    ...checkRoutes({}),
    ...releaseRoutes([
      release('v1.1.0', { created_at: '2031-01-01T00:00:00Z', published_at: '2031-01-02T00:00:00Z' }),
      release('v1.0.0', { published_at: '2030-02-03T00:00:00Z' }),
      release('v1.0.1', { draft: true, published_at: null }),
      release('v1.0.0-rc.1', { prerelease: true, published_at: '2030-01-02T00:00:00Z' }),
    ]),
  ]);
  audited = JSON.parse((await run(['7', '--json'])).out) as Told;
});

afterAll(async () => {
  await server.close();
  expect(server.problems).toEqual([]);
});

function run(argv: readonly string[], env: NodeJS.ProcessEnv = { GITHUB_TOKEN: `ghp_${'a1'.repeat(18)}` }) {
  const where = ['--repo', built.folder, '--api-url', server.apiUrl, '--no-cache'];
  return runCli([...argv, ...where], { cwd: out, env });
}

interface Told {
  readonly releases: { readonly tags: readonly object[] };
  readonly findings: readonly {
    readonly probe: string;
    readonly message: string;
    readonly evidence: string[];
  }[];
  readonly evidence: readonly { readonly id: string; readonly summary: string }[];
  readonly notifications: readonly { readonly code: string; readonly message: string }[];
}

function releasedOf(told: Told) {
  return told.findings.find(({ probe }) => probe === 'fix-released');
}

const SENTENCE =
  'The fix was first released in v1.0.0-rc.1, published on 2030-01-02, a prerelease; the first full release with it is v1.0.0, published on 2030-02-03';

describe('an audit of a fix that the host released', () => {
  it('says when it was published, that it is a prerelease, and counts no draft', () => {
    const told = audited;
    expect(releasedOf(told)?.message).toContain(SENTENCE);
    expect(releasedOf(told)?.evidence).toEqual(
      expect.arrayContaining(['release:v1.0.0-rc.1', 'release:v1.0.0']),
    );
    expect(told.releases.tags).toHaveLength(2);
    expect(told.evidence).toContainEqual(
      expect.objectContaining({
        id: 'release:v1.0.0',
        summary: expect.stringMatching(/^Release v1\.0\.0 was published on 2030-02-03, says /),
        provenance: expect.objectContaining({ command: 'gh api repos/o/r/releases --paginate' }),
      }),
    );
  });

  it('names releases since the fix whose tags the clone does not hold', () => {
    const [missing] = audited.notifications.filter(({ code }) => code === 'release-tags-not-held');
    expect(missing?.message).toMatch(/1 release since the fix whose tag is not in this clone: v1\.1\.0/);
  });

  it('writes it into the document', async () => {
    expect(await run(['7'])).toMatchObject({ code: 0 });
    expect(await readFile(join(out, 'out', 'issue-7.md'), 'utf8')).toContain(
      'First released in `v1.0.0-rc.1`, a prerelease, published on 2030-01-02',
    );
  });

  it('knows the same from an export, without a network', async () => {
    await runCli(
      ['export', '7', '--repo', built.folder, '--api-url', server.apiUrl, '--out', 'issues.jsonl'],
      {
        cwd: out,
        env: { GITHUB_TOKEN: `ghp_${'a1'.repeat(18)}` },
      },
    );
    const before = server.asked.length;
    const files = ['--issues', 'issues.jsonl', '--offline', '--no-cache', '--json'];
    const ran = await runCli(['7', '--repo', built.folder, ...files], { cwd: out, env: {} });
    expect(server.asked).toHaveLength(before);
    expect(releasedOf(JSON.parse(ran.out) as Told)?.message).toContain(SENTENCE);
  });

  it('asks for no releases where no fix was found, nor without a token', async () => {
    server.requests.length = 0;
    server.add(...issueRoutes(issue({ number: 99 })));
    await run(['99', '--json']);
    await run(['7', '--json'], {});
    expect(server.asked).toContain('GET /repos/o/r/issues/99');
    expect(server.asked).not.toContain('GET /repos/o/r/releases');
  });

  it('tells the same by status, which asks as an audit does', async () => {
    const here = ['status', '7', '--repo', built.folder, '--api-url', server.apiUrl];
    const token = { GITHUB_TOKEN: `ghp_${'a1'.repeat(18)}` };
    const asked = await runCli(here, { cwd: out, env: token });
    expect(asked.out).toContain(
      'First release with the fix: v1.0.0-rc.1, a prerelease, published on 2030-01-02.',
    );
    server.requests.length = 0;
    const silent = await runCli([...here, '--offline'], { cwd: out, env: token });
    expect(silent.out).toContain('First release with the fix: v1.0.0-rc.1 of 20');
    expect(server.asked).toEqual([]);
  });

  it('goes on where they are not shown', async () => {
    server.add({
      method: 'GET',
      path: '/repos/o/r/releases',
      answer: () => ({ status: 404, body: { message: 'Not Found' } }),
    });
    const told = JSON.parse((await run(['7', '--json'])).out) as Told;
    expect(told.notifications.map(({ code }) => code)).toContain('releases-not-read');
    expect(releasedOf(told)?.message).toContain('The fix was first released in v1.0.0-rc.1 of 20');
    const nobody = ['status', '7', '--repo', built.folder, '--api-url', 'http://127.0.0.1:1', '--online'];
    const alone = await runCli(nobody, { cwd: out, env: {} });
    expect([alone.code, alone.out]).toEqual([0, expect.stringContaining('127.0.0.1:1 did not answer')]);
    expect(alone.out).toContain('First release with the fix: v1.0.0-rc.1 of 20');
  });
});
