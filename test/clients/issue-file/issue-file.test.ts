import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openIssueFile } from '../../../src/clients/issue-file/issue-file.js';
import { RELEASES_FORMAT } from '../../../src/domain/host-release.js';
import { TRACKED_ISSUE_FORMAT } from '../../../src/domain/tracker.js';
import { InputError } from '../../../src/errors.js';
import { temporaryFolder } from '../../repository-builder.js';

async function fileOf(content: string, name = 'issues.jsonl'): Promise<string> {
  const path = join(await temporaryFolder('issue-file'), name);
  await writeFile(path, content);
  return path;
}

async function read(content: string, address = { repository: 'o/r' as string | null, key: '7' }) {
  return (await openIssueFile(await fileOf(content))).issue(address, []);
}

const REST = {
  number: 7,
  title: 'It breaks',
  body: null,
  html_url: 'https://github.com/o/r/issues/7',
  user: { login: 'ada' },
  labels: [{ name: 'bug' }, 'urgent'],
  milestone: { title: 'v2' },
  assignees: [{ login: 'bob' }],
  state: 'closed',
  state_reason: 'not_planned',
  created_at: '2025-01-02T03:04:05Z',
  closed_at: '2025-02-02T03:04:05Z',
  closed_by: { login: 'eve' },
};

const GH = {
  number: 7,
  title: 'It breaks',
  body: 'When I press it.',
  url: 'https://github.com/o/r/issues/7',
  author: { login: 'ada', is_bot: false, name: 'Ada' },
  labels: [{ id: 'L1', name: 'bug', description: '', color: 'f00' }],
  state: 'CLOSED',
  stateReason: 'COMPLETED',
  closedAt: '2025-02-02T03:04:05Z',
  comments: [{ author: { login: 'bob' }, createdAt: '2025-01-03T00:00:00Z', body: 'Me too', url: '' }],
  closedByPullRequestsReferences: [
    { number: 9, url: 'https://github.com/o/r/pull/9', repository: { name: 'r', owner: { login: 'o' } } },
  ],
};

describe('an exported file', () => {
  it('may hold rows of repo, issue, title and body, one a line', async () => {
    const rows = [
      { repo: 'o/other', issue: 7, title: 'Another', body: 'x' },
      { repo: 'O/R', issue: 7, title: 'It breaks', body: 'When I press it.' },
    ];
    const issue = await read(rows.map((row) => JSON.stringify(row)).join('\r\n'));
    expect(issue).toMatchObject({ title: 'It breaks', body: 'When I press it.', state: null, labels: [] });
    expect(issue?.source).toBe('issues.jsonl');
  });

  it('may hold what the REST interface gives', async () => {
    expect(await read(JSON.stringify([REST, { ...REST, number: 8 }]))).toMatchObject({
      host: 'github.com',
      repository: 'o/r',
      key: '7',
      state: 'closed',
      stateReason: 'not_planned',
      labels: ['bug', 'urgent'],
      milestone: 'v2',
      author: 'ada',
      assignees: ['bob'],
      closedBy: 'eve',
      closedAt: '2025-02-02T03:04:05Z',
      isPullRequest: false,
    });
    const pull = { ...REST, pull_request: { url: 'https://api.github.com/repos/o/r/pulls/7' } };
    expect((await read(JSON.stringify(pull)))?.isPullRequest).toBe(true);
  });

  it('may hold what gh prints', async () => {
    expect(await read(JSON.stringify(GH, null, 2))).toMatchObject({
      repository: 'o/r',
      state: 'closed',
      stateReason: 'completed',
      labels: ['bug'],
      comments: [{ author: 'bob', body: 'Me too', url: null }],
      pullRequests: [{ repository: 'o/r', key: '9', closes: true, mergeCommit: null }],
    });
  });

  it('may hold what issue-audit itself exports, and gives it back whole', async () => {
    const first = await read(JSON.stringify(GH));
    expect(first?.format).toBe(TRACKED_ISSUE_FORMAT);
    expect(await read(JSON.stringify(first))).toEqual(first);
  });

  it('says nothing of an issue that it does not hold', async () => {
    expect(await read(JSON.stringify(GH), { repository: 'o/r', key: '8' })).toBeNull();
    expect(await read(JSON.stringify(GH), { repository: 'o/else', key: '7' })).toBeNull();
    expect(await read('')).toBeNull();
  });

  it('holds the newest row of an issue last, with or without a repository', async () => {
    const row = (title: string) => JSON.stringify({ number: 7, title });
    expect((await read(`${row('old')}\n${row('new')}\n`))?.title).toBe('new');
    expect((await read(row('only'), { repository: null, key: '7' }))?.title).toBe('only');
  });

  it.each([
    ['{"number": 7, "title": "a"}\n{"number": ', 'issues.jsonl:2: not JSON'],
    ['[\n {"number": 7,\n', 'issues.jsonl is not JSON'],
    ['[{"number": 7}]', 'issues.jsonl: item 1: not an issue: "title"'],
    ['[{"number": 7, "title": "a"}, 5]', 'issues.jsonl: item 2: not an issue: it is no object'],
    ['{"title": "a"}', 'it has neither "number" nor "issue" nor "key"'],
    [`{"format": "${TRACKED_ISSUE_FORMAT}", "title": 5}`, 'not an issue: "host"'],
  ])('%j is refused with its place', async (content, message) => {
    const error = await read(content).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).message).toContain(message);
  });

  it('that is not there or a folder is refused', async () => {
    const folder = await temporaryFolder('issue-file');
    await expect(openIssueFile(join(folder, 'none.json'))).rejects.toThrow('there is no file none.json');
    await expect(openIssueFile(folder)).rejects.toThrow('is no plain file');
  });

  it('of two repositories needs one to be named', async () => {
    const rows = ['o/a', 'o/b'].map((repo) => JSON.stringify({ repo, issue: 7, title: repo })).join('\n');
    await expect(read(rows, { repository: null, key: '7' })).rejects.toThrow('2 repositories');
  });
});

describe('releases in an export', () => {
  const released = {
    tag: 'v1.0.0',
    url: null,
    isDraft: false,
    isPrerelease: false,
    createdAt: null,
    publishedAt: '2025-03-04T00:00:00Z',
  };
  const row = { format: RELEASES_FORMAT, repository: 'o/r', releases: [released] };

  it('are those of the repository, beside its issues', async () => {
    const file = await openIssueFile(await fileOf(`${JSON.stringify(REST)}\n${JSON.stringify(row)}\n`));
    expect(await file.releases('O/R', null)).toEqual([released]);
    expect(await file.releases('o/other', null)).toBeNull();
    expect(await file.all('o/r', null)).toHaveLength(1);
  });

  it('that are not told are not known, and what is no release is named', async () => {
    expect(await (await openIssueFile(await fileOf(JSON.stringify(REST)))).releases('o/r', null)).toBeNull();
    const wrong = JSON.stringify({ ...row, releases: [{ ...released, tag: 7 }] });
    await expect(openIssueFile(await fileOf(wrong))).rejects.toThrow(
      'issues.jsonl: no releases: "releases.0.tag"',
    );
  });
});
