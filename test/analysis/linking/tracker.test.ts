import { describe, expect, it } from 'vitest';
import { LinkIndex } from '../../../src/analysis/linking/link-index.js';
import { type Linking, linkFixes } from '../../../src/analysis/linking.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { collectHistory } from '../../../src/collectors/history.js';
import type { LinkedPullRequest, TimelineEvent, TrackedIssue } from '../../../src/domain/tracker.js';
import { RepositoryBuilder } from '../../repository-builder.js';

const code = (n: number) => ({ 'src/app.js': `let x = ${n};\n` });
const tests = { 'test/app.test.js': 'it()\n' };

function tracked(own: Partial<TrackedIssue>): TrackedIssue {
  return {
    format: 'issue-audit/issue-1',
    host: 'github.com',
    repository: 'acme/widget',
    key: '7',
    url: null,
    title: 'It breaks',
    body: null,
    author: null,
    isPullRequest: false,
    state: 'closed',
    stateReason: null,
    createdAt: null,
    updatedAt: null,
    closedAt: null,
    reopenedAt: null,
    closedBy: null,
    labels: [],
    milestone: null,
    assignees: [],
    comments: null,
    timeline: null,
    pullRequests: null,
    source: 'github.com',
    ...own,
  };
}

function pull(own: Partial<LinkedPullRequest>): LinkedPullRequest {
  return {
    repository: 'acme/widget',
    key: '9',
    title: null,
    url: null,
    state: 'closed',
    closes: true,
    mergedAt: '2025-02-01T00:00:00Z',
    mergeCommit: null,
    author: null,
    mergedBy: null,
    body: null,
    baseBranch: 'main',
    headCommit: null,
    reviews: null,
    ...own,
  };
}

function event(own: Partial<TimelineEvent>): TimelineEvent {
  return {
    kind: 'closed',
    at: '2025-02-01T00:00:00Z',
    actor: null,
    commit: null,
    commitRepository: null,
    source: null,
    ...own,
  };
}

function history() {
  const repo = new RepositoryBuilder();
  repo.commit({ message: 'Start', files: code(0) });
  repo.commit({ message: 'Other work (#8)', files: code(1) });
  const fix = repo.commit({ message: 'Count from one (#9)', files: code(2) });
  const docs = repo.commit({ message: 'Write it down (#10)', files: { 'docs/a.md': 'x\n' } });
  return { repo, fix, docs };
}

async function link(repo: RepositoryBuilder, told: TrackedIssue): Promise<Linking> {
  const clone = await openClone((await repo.build()).folder);
  const { graph, revision } = await collectHistory(clone, 'HEAD');
  const index = await LinkIndex.open({ clone, graph, repository: 'acme/widget', host: 'github.com' });
  const issue = {
    host: 'github.com',
    repository: 'acme/widget',
    key: '7',
    aliases: [],
    title: null,
    url: null,
  };
  return linkFixes(index, { issue, revision: revision.commit, told });
}

const fixesOf = ({ links }: Linking) =>
  links.filter(({ isFix }) => isFix).map(({ commit, kind, grade }) => [commit, kind, grade]);

describe('the tracker', () => {
  it('names the merged pull request that closes the issue: a fact beside the message', async () => {
    const { repo, fix } = history();
    const byHash = await link(repo, tracked({ pullRequests: [pull({ mergeCommit: fix.hash })] }));
    expect(fixesOf(byHash)).toEqual([[fix.hash, 'tracker', 'supported']]);
    expect(byHash.links[0]?.reasons).toEqual([
      'github.com says that the merged pull request #9 closes the issue',
    ]);
    const byNumber = await link(repo, tracked({ pullRequests: [pull({})] }));
    expect(fixesOf(byNumber)).toEqual([[fix.hash, 'tracker', 'supported']]);
  });

  it('makes no fix of a pull request that was not merged, is of another repository, or changes no code', async () => {
    const { repo, docs } = history();
    const none = [
      pull({ mergedAt: null }),
      pull({ repository: 'other/widget' }),
      pull({ key: '10', mergeCommit: docs.hash }),
      pull({ key: '8', closes: false, title: 'Other work', body: 'See #7, does not fix #7' }),
    ];
    expect(fixesOf(await link(repo, tracked({ pullRequests: none })))).toEqual([]);
  });

  it('is only repeated where it acted on words: the commit that closed, and the text of a pull request', async () => {
    const { repo, fix } = history();
    const closed = await link(repo, tracked({ timeline: [event({ commit: fix.hash })] }));
    expect(fixesOf(closed)).toEqual([[fix.hash, 'tracker', 'claimed']]);
    const text = pull({ closes: false, mergedAt: null, state: null, body: 'Fixes #7' });
    expect(fixesOf(await link(repo, tracked({ pullRequests: [text] })))).toEqual([
      [fix.hash, 'tracker', 'claimed'],
    ]);
  });

  it('counts a tie by hand until it is undone', async () => {
    const { repo, fix } = history();
    const source = { repository: 'acme/widget', key: '9', isPullRequest: true, title: null };
    const tied = event({ kind: 'connected', source });
    const pullRequests = [pull({ closes: false })];
    expect(fixesOf(await link(repo, tracked({ pullRequests, timeline: [tied] })))).toEqual([
      [fix.hash, 'tracker', 'supported'],
    ]);
    const undone = [tied, event({ kind: 'disconnected', source })];
    expect(fixesOf(await link(repo, tracked({ pullRequests, timeline: undone })))).toEqual([]);
  });

  it('does not outshine a message beside it, and adds to it', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Start', files: code(0) });
    const fix = repo.commit({ message: 'Count right, fixes #7 (#9)', files: { ...code(1), ...tests } });
    const told = tracked({ pullRequests: [pull({ mergeCommit: fix.hash })] });
    const [first, ...others] = (await link(repo, told)).links;
    expect([first?.commit, first?.isFix, others.length]).toEqual([fix.hash, true, 0]);
    expect(first?.reasons).toHaveLength(3);
  });
});

describe('texts that are alike', () => {
  function alike() {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Start', files: code(0) });
    repo.commit({ message: 'Speed up the parser of dates (#8)', files: code(1) });
    const fix = repo.commit({
      message: 'Pad years below one thousand with leading zeroes (#9)',
      files: { 'src/format-year.js': 'pad(year);\n' },
    });
    repo.commit({ message: 'Document leading zeroes of years', files: { 'docs/a.md': 'x\n' } });
    return { repo, fix };
  }
  const told = tracked({
    title: 'Leading zeroes are missing for years',
    body: 'formatYear(999) has no zeroes',
  });

  it('name candidates that are no fixes, never above claimed', async () => {
    const { repo, fix } = alike();
    const { links, notifications } = await link(repo, told);
    expect(links.map(({ commit, kind, isFix, grade }) => [commit, kind, isFix, grade])).toEqual([
      [fix.hash, 'similar-text', false, 'claimed'],
    ]);
    expect(links[0]?.score).toBeLessThanOrEqual(0.4);
    expect(notifications.map(({ code }) => code)).toEqual(['similar-commits-only']);
  });

  it('are not asked where something ties a commit to the issue', async () => {
    const { repo } = alike();
    repo.commit({ message: 'Be right, fixes #7', files: code(3) });
    const { links } = await link(repo, told);
    expect(links.map(({ kind }) => kind)).toEqual(['closes']);
  });

  it('leave out what came before the issue or long after it was closed', async () => {
    const { repo } = alike();
    const early = { ...told, createdAt: '2026-01-01T00:00:00Z' };
    const late = { ...told, createdAt: '2024-01-01T00:00:00Z', closedAt: '2024-06-01T00:00:00Z' };
    for (const one of [early, late]) expect((await link(repo, one)).links).toEqual([]);
  });
});
