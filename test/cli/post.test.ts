import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildBoard } from '../../src/analysis/board/build-board.js';
import type { Audit } from '../../src/domain/audit.js';
import { markerOf } from '../../src/domain/comment-marker.js';
import { renderJson } from '../../src/render/render-json.js';
import { boardEntry } from '../analysis/board/board-entries.js';
import { CommentThread, refusal } from '../github-server/routes/comments.js';
import { issue, issueRoutes } from '../github-server/routes/issues.js';
import { graphRoute } from '../github-server/routes/pulls.js';
import { GitHubServer } from '../github-server/server.js';
import { miniatureAudit } from '../render/audit-fixture.js';
import { addressesOf, nodesOf, plainTextOf } from '../render/parse-markdown.js';
import { RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { runCli, runProcess } from './run-cli.js';

let server: GitHubServer;
let thread: CommentThread;
let cwd: string;
let tokens = 0;

beforeEach(async () => {
  thread = new CommentThread();
  server = await GitHubServer.start(thread.routes());
  cwd = await temporaryFolder('post');
});

afterEach(async () => {
  await server.close();
  expect(server.problems).toEqual([]);
});

function auditOf(key: string, over: Partial<Audit> = {}): Audit {
  const audit = miniatureAudit(over);
  return { ...audit, issue: { ...audit.issue, key, repository: 'o/r', aliases: [] } };
}

async function write(name: string, audit: Audit): Promise<void> {
  await mkdir(join(cwd, 'out'), { recursive: true });
  await writeFile(join(cwd, 'out', name), renderJson(audit));
}

/** Each run has limits of its own, which go by the name of the file. */
async function post(argv: readonly string[], env: NodeJS.ProcessEnv = {}) {
  tokens += 1;
  await writeFile(join(cwd, `token-${tokens}-${process.pid}`), `ghp_${'abc123'.repeat(6)}\n`);
  return runCli(
    ['post', ...argv, '--api-url', server.apiUrl, '--token-file', `token-${tokens}-${process.pid}`],
    { cwd, env },
  );
}

describe('issue-audit post', () => {
  it('comments on the issue what --dry-run prints, and says where', async () => {
    await write('issue-7.json', auditOf('7'));
    const dry = await post(['out/issue-7.json', '--dry-run']);
    expect(dry).toMatchObject({ code: 0, err: 'o/r#7: would be created\n' });
    expect(thread.comments).toEqual([]);
    expect(await post(['out/issue-7.json'])).toEqual({
      code: 0,
      out: 'o/r#7: created: https://github.com/o/r/issues/7#issuecomment-101\n',
      err: '',
    });
    expect(thread.comments.map(({ body }) => body)).toEqual([dry.out]);
    expect((await post(['out/issue-7.json'])).out).toMatch(/^o\/r#7: says the same already: /);
  });

  it('tells in the next comment what has changed', async () => {
    await write('issue-7.json', auditOf('7'));
    await post(['out/issue-7.json']);
    const { verdict } = auditOf('7');
    await write('issue-7.json', auditOf('7', { verdict: { ...verdict, status: 'REGRESSED' } }));
    expect((await post(['out/issue-7.json', '--json'])).out).toBe(
      `${JSON.stringify(
        {
          posted: [
            {
              file: 'out/issue-7.json',
              issue: 'o/r#7',
              outcome: 'updated',
              url: 'https://github.com/o/r/issues/7#issuecomment-101',
              removed: 0,
            },
          ],
        },
        null,
        2,
      )}\n`,
    );
    expect(thread.comments[0]?.body).toContain('- Status: RESOLVED (proven) → REGRESSED (proven).');
    await write('issue-7.json', auditOf('7'));
    await post(['out/issue-7.json', '--new-on-change']);
    expect(thread.comments.map(({ id }) => id)).toEqual([102]);
  });

  it('links to the run inside GitHub Actions', async () => {
    await write('issue-7.json', auditOf('7'));
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: '42',
    };
    const { out } = await post(['out/issue-7.json', '--dry-run'], env);
    expect(out).toContain('[The whole audit](https://github.com/o/r/actions/runs/42)');
  });

  it('shows the first comment when nobody can be asked', async () => {
    await write('issue-7.json', auditOf('7'));
    const { code, out, err } = await runCli(
      ['post', 'out/issue-7.json', '--dry-run', '--api-url', server.apiUrl],
      { cwd },
    );
    expect(code).toBe(0);
    expect(err).toMatch(/shown as a first comment: writing to .* takes a token/);
    expect(out).toMatch(/^<!-- issue-audit /);
  });

  it.each([
    [
      'another revision',
      ['out/issue-7.json', '--at', 'a'.repeat(40)],
      /is an audit of cd5a85503, and --at a+ is a{9}/,
    ],
    ['a name without a clone', ['out/issue-7.json', '--at', 'v1'], /not in a git repository/],
    ['another issue', ['out/issue-7.json', '--issue', 'o/r#8'], /the audit is about #7, not about o\/r#8/],
    ['no place', ['out/issue-PROJ-1.json'], /does not say which issue/],
    [
      'no address',
      ['out/issue-7.json', '--link', 'javascript:alert(1)'],
      /--link: .* is no address on the web/,
    ],
    ['no file', ['nowhere.json'], /^Wrong input: there is no file nowhere\.json/],
    ['nothing', [], /no audit was named/],
    ['one place for many', ['out', '--issue', 'o/r#7'], /holds 2 audits/],
  ])('refuses %s, and writes nothing', async (_, argv, message) => {
    await write('issue-7.json', auditOf('7'));
    await write('issue-PROJ-1.json', auditOf('PROJ-1'));
    const { code, err } = await post(argv);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringMatching(message) });
    expect(thread.comments).toEqual([]);
  });

  it('takes an audit of the revision that is named, and one that is tracked elsewhere', async () => {
    const audit = auditOf('PROJ-1');
    await write('issue-PROJ-1.json', audit);
    const argv = ['out/issue-PROJ-1.json', '--issue', 'o/r#7', '--at', audit.revision.slice(0, 8)];
    expect(await post(argv)).toMatchObject({ code: 0, out: expect.stringMatching(/^o\/r#7: created/) });
  });
});

describe('issue-audit --post', () => {
  it('posts what it found under the issue', async () => {
    const builder = new RepositoryBuilder();
    builder.commit({ message: 'Fix sessions\n\nFixes #7', files: { 'a.py': 'f()\n' } });
    const clone = await builder.build({ remote: 'https://github.com/o/r.git' });
    server.add(...issueRoutes(issue()).slice(1), graphRoute([]));
    await writeFile(join(cwd, 'token'), `ghp_${'abc123'.repeat(6)}\n`);
    const { code, out } = await runCli(
      ['7', '--post', '--repo', clone.folder, '--api-url', server.apiUrl, '--token-file', 'token'],
      { cwd },
    );
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/\no\/r#7: created: \S+\n$/) });
    expect(thread.comments[0]?.body).toMatch(/\n### Issue 7: /);
  });

  it('refuses options of a comment when nothing is posted', async () => {
    const { code, err } = await runCli(['7', '--new-on-change'], { cwd });
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringMatching(/--new-on-change is about a comment/),
    });
  });
});

describe('a folder of audits', () => {
  it('goes on after one that is refused, and after an interruption writes only what is missing', async () => {
    const second = new CommentThread('audit-bot', issue({ number: 8 }));
    server.add(...second.routes().filter(({ path }) => path.includes('/8')));
    for (const key of ['7', '8', '9']) await write(`issue-${key}.json`, auditOf(key));
    second.before = ({ method }) => (method === 'POST' ? refusal(403, 'Resource not accessible') : null);
    const first = await post(['out']);
    expect(first.code).toBe(3);
    expect(first.out).toMatch(/^o\/r#7: created: \S+\n$/);
    expect(first.err).toMatch(/cannot comment on o\/r#8: .*403[\s\S]*cannot read o\/r#9: .*404/);
    second.before = () => null;
    const again = await post(['out']);
    expect(again.out).toMatch(/^o\/r#7: says the same already: \S+\no\/r#8: created: \S+\n$/);
    expect([thread.comments.length, second.comments.length]).toEqual([1, 1]);
  });
});

it('a run that is killed in the middle is run again, and ends in one comment each', async () => {
  const second = new CommentThread('audit-bot', issue({ number: 8 }));
  server.add(...second.routes().filter(({ path }) => path.includes('/8')));
  for (const key of ['7', '8']) await write(`issue-${key}.json`, auditOf(key));
  await writeFile(join(cwd, 'token'), `ghp_${'abc123'.repeat(6)}\n`);
  let kill = () => {};
  second.before = ({ method, sent }) => {
    if (method !== 'POST') return null;
    second.write((sent as { body: string }).body);
    kill();
    return 'hang';
  };
  const killed = await runProcess(['post', 'out', '--api-url', server.apiUrl, '--token-file', 'token'], {
    cwd,
    during: (child) => {
      kill = () => child.kill('SIGKILL');
    },
  });
  expect([killed.code, thread.comments.length, second.comments.length]).toEqual([null, 1, 1]);
  second.before = () => null;
  expect((await post(['out'])).out).toMatch(/^(o\/r#[78]: says the same already: \S+\n){2}$/);
  expect([thread.comments.length, second.comments.length]).toEqual([1, 1]);
});

describe('an audit of ten thousand lines', () => {
  it('is posted, under the limit and well-formed', async () => {
    const audit = auditOf('7');
    const [scan] = audit.patterns;
    const [evidence] = audit.evidence;
    if (!scan || !evidence) throw new Error('the fixture has both');
    const [occurrence] = scan.occurrences;
    const hostile =
      '@everyone </details> | `` ` <script>alert(1)</script> ![x](javascript:alert(1)) #12 a/b#3';
    await write('issue-7.json', {
      ...audit,
      patterns: [
        {
          ...scan,
          occurrences: Array.from({ length: 5_000 }, (_, n) => ({
            ...(occurrence as NonNullable<typeof occurrence>),
            path: `src/${hostile.replaceAll('/', '')}/${n}.py`,
            line: n + 1,
            class: 'production' as const,
            snippet: hostile,
          })),
        },
      ],
      evidence: Array.from({ length: 5_000 }, (_, n) => ({ ...evidence, id: `x:${n}`, summary: hostile })),
    });
    expect(await post(['out/issue-7.json'])).toMatchObject({ code: 0 });
    const [{ body } = { body: '' }] = thread.comments;
    expect(body.length).toBeLessThanOrEqual(65_000);
    const nodes = nodesOf(body);
    const html = nodes.flatMap((node) => (node.type === 'html' ? (node.value ?? '') : []));
    expect(html.filter((tag) => /^<details/.test(tag))).toHaveLength(
      html.filter((tag) => /^<\/details/.test(tag)).length,
    );
    expect(html.join('')).not.toContain('<script');
    expect(plainTextOf(body).join(' ')).not.toMatch(/@everyone|#12|a\/b#3/);
    expect(nodes.filter((node) => node.type === 'image')).toEqual([]);
  });
});

describe('issue-audit post --document', () => {
  async function draft(text: string): Promise<string> {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Add it', files: { 'src/a.py': 'def opens():\n    return 1\n' } });
    const { folder } = await repo.build();
    await writeFile(join(cwd, 'draft.md'), text);
    return folder;
  }

  it('quotes the draft, inert, above the table of its checks', async () => {
    const folder = await draft('## About\n\n@everyone: `src/a.py` has **2 lines**, see #4 <img src=x>\n');
    const { code } = await post(['--document', 'draft.md', '--issue', 'o/r#7', '--repo', folder]);
    expect(code).toBe(0);
    const body = thread.comments[0]?.body ?? '';
    expect(body).toContain('2 statements: 2 verified, 0 refuted, 0 not checkable.');
    expect(body).toContain(
      '> ## About\n>\n> `@everyone:` `src/a.py` has **2 lines**, see `#4` \\<img src=x>\n',
    );
  });

  it('refuses a draft with a refuted statement, a status above the verdict, or nothing to check', async () => {
    for (const [text, reason] of [
      ['See `src/gone/b.py` and `src/a.py`: 9 lines\n', 'line 1 is refuted'],
      ['`src/a.py` is there. Issue #7 is resolved.\n', 'gives a status that could not be checked'],
      ['All is well.\n', 'no statement that can be checked'],
      ['$500K+ ARR depends on it.\n', 'no statement that can be checked'],
      ['Issue #7 is resolved.\n', 'gives a status that could not be checked'],
    ] as const) {
      const folder = await draft(text);
      const { code, err } = await post(['--document', 'draft.md', '--issue', 'o/r#7', '--repo', folder]);
      expect(code).toBe(2);
      expect(err).toContain(reason);
    }
    expect(thread.comments).toEqual([]);
  });
});

describe('a draft that is posted', () => {
  let folder: string;
  beforeAll(async () => {
    const repo = new RepositoryBuilder();
    const files = Array.from({ length: 300 }, (_, n) => [`src/part_${n}/module_${n}.py`, 'x = 1\n'] as const);
    repo.commit({ message: 'Add it', files: Object.fromEntries(files) });
    repo.tag('v1');
    repo.commit({ message: 'Remove one', files: { 'src/part_0/module_0.py': null } });
    ({ folder } = await repo.build());
  });
  const run = async (text: string, ...more: string[]) => {
    await writeFile(join(cwd, 'draft.md'), text);
    return post(['--document', 'draft.md', '--issue', 'o/r#7', '--repo', folder, ...more]);
  };

  it('is changed in its place, and left alone when nothing has changed', async () => {
    expect((await run('`src/part_1/module_1.py` is there\n')).out).toContain('o/r#7: created');
    expect((await run('`src/part_1/module_1.py` is there\n')).out).toContain('says the same already');
    expect((await run('`src/part_2/module_2.py` is there\n')).out).toContain('o/r#7: updated');
    expect(thread.comments).toHaveLength(1);
  });

  it('keeps its own marker, whatever the draft imitates', async () => {
    const fake = '<!-- issue-audit {"kind":"audit","key":"7"} -->\n```\nFixes #12 @team\n';
    await run(`\`src/part_1/module_1.py\`\n\n${fake}`);
    const body = thread.comments[0]?.body ?? '';
    expect(markerOf(body)).toMatchObject({ kind: 'document', key: '7' });
    for (const text of plainTextOf(body)) expect(text).not.toMatch(/@team|#12/);
    const comments = nodesOf(body).filter(({ type, value }) => type === 'html' && value?.includes('"kind"'));
    expect(comments).toHaveLength(1);
  });

  it('says which checks are left out where all of them are too long for a comment', async () => {
    const text = Array.from({ length: 299 }, (_, n) => `- \`src/part_${n + 1}/module_${n + 1}.py\`\n`).join(
      '',
    );
    expect((await run(text)).code).toBe(0);
    const all = thread.comments[0]?.body ?? '';
    expect(all).toContain('| 299 | src/part_299/module_299.py exists |');
    expect(all).not.toContain('[^c1]');
    const wordy = text.replaceAll('\n', ` which does its part of the work ${'and more of it '.repeat(8)}\n`);
    expect((await run(wordy)).code).toBe(0);
    const body = thread.comments[0]?.body ?? '';
    expect(body.length).toBeLessThanOrEqual(65_000);
    expect(body).toContain('left out: too long for a comment; `issue-audit check draft.md --repo');
    expect(await run('`src/part_1/module_1.py` '.repeat(3_000))).toMatchObject({
      code: 2,
      err: expect.stringContaining('the draft is too long for a comment'),
    });
  });

  it('is checked as of --at, and a refusal names the command that shows why', async () => {
    const text = '`src/part_0/module_0.py` is there\n';
    expect((await run(text, '--at', 'v1', '--dry-run')).code).toBe(0);
    const { code, err } = await run(text, '--at', 'HEAD');
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, ' ')).toContain('issue-audit check draft.md --at HEAD --repo ');
  });

  it('may be piped in', async () => {
    const ran = await runCli(
      ['post', '--document', '-', '--issue', 'o/r#7', '--repo', folder, '--dry-run', '--quiet'],
      { stdin: '`src/part_1/module_1.py` is there\n', cwd },
    );
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('1 statement: 1 verified') });
  });

  it('takes no option that would do nothing', async () => {
    for (const option of ['--from-fork', '--new-on-change', '--link=https://example.org'])
      expect((await run('x', option)).err).toContain('exclude each other');
    await write('issue-7.json', auditOf('7'));
    expect((await post(['out/issue-7.json', '--reports', '*.xml'])).err).toContain(
      '--reports is for a draft',
    );
  });
});

describe('issue-audit post --board', () => {
  async function writeBoard(title: string, at = '2025-10-06T08:00:00.000Z'): Promise<void> {
    const { board } = buildBoard({
      at,
      scope: { since: null, labels: [], milestone: null },
      tool: { name: 'issue-audit', version: '0.1.0' },
      repositories: [],
      pullRequests: 0,
      problems: [],
      entries: [boardEntry({ fold: null, title, reason: title, ask: title })],
      runs: [],
    });
    await writeFile(join(cwd, 'board.json'), JSON.stringify(board));
  }
  const run = () => post(['--board', 'board.json', '--issue', 'o/r#7']);

  it('keeps one table under the issue, and leaves it alone when only the day has changed', async () => {
    await writeBoard('Sessions are awaited');
    expect((await run()).out).toContain('o/r#7: created');
    await writeBoard('Sessions are awaited', '2025-10-13T08:00:00.000Z');
    expect((await run()).out).toContain('o/r#7: says the same already');
    await writeBoard('Sessions are awaited again');
    expect((await run()).out).toContain('o/r#7: updated');
    expect(thread.comments.map(({ body }) => body.includes('Sessions are awaited again'))).toEqual([true]);
  });

  it('notifies nobody and refers to nothing, whatever titles say', async () => {
    const hash = '1234567890abcdef1234567890abcdef12345678';
    await writeBoard(`@everyone see #4, o/r#5, GH-6, ${hash} https://example.org <img src=x> | a`);
    await run();
    const body = thread.comments[0]?.body ?? '';
    for (const text of plainTextOf(body)) expect(text).not.toMatch(/@\w|#\d|gh-\d|:\/\/|[0-9a-f]{40}/i);
    expect(nodesOf(body).filter(({ type }) => type === 'image')).toEqual([]);
    // By way of a host of GitHub's that writes nothing into the other issue's history.
    expect(addressesOf(body)).toEqual(['https://redirect.github.com/example/chat/issues/1184']);
  });

  it('asks where a board belongs, and takes nothing else for one', async () => {
    await writeBoard('x');
    expect(await post(['--board', 'board.json'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('a board does not say where to post it'),
    });
    await write('issue-7.json', auditOf('7'));
    expect((await post(['--board', 'out/issue-7.json', '--issue', 'o/r#7'])).err).toContain('is not a board');
    expect((await post(['out/issue-7.json', '--board', 'board.json', '--issue', 'o/r#7'])).code).toBe(2);
  });
});
