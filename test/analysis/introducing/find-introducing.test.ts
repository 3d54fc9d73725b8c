import { describe, expect, it } from 'vitest';
import {
  findIntroducing,
  type IntroducingInput,
} from '../../../src/analysis/introducing/find-introducing.js';
import { findIntroducingOfLine } from '../../../src/analysis/introducing/of-line.js';
import { readLog } from '../../../src/clients/git/log.js';
import { type Clone, openClone } from '../../../src/clients/git/repository.js';
import type { ContractChange } from '../../../src/domain/causes.js';
import { CommitGraph, type LogEntry } from '../../../src/domain/history.js';
import { InputError } from '../../../src/errors.js';
import { RepositoryBuilder, type ScriptedCommit } from '../../repository-builder.js';

const lines = (...text: string[]) => text.map((line) => `${line}\n`).join('');

async function open(repo: RepositoryBuilder): Promise<Clone> {
  return openClone((await repo.build()).folder);
}

async function graphOf(clone: Clone): Promise<CommitGraph> {
  const entries: LogEntry[] = [];
  for await (const entry of readLog(clone.git, ['--all'])) entries.push(entry);
  return new CommitGraph(entries);
}

async function find(repo: RepositoryBuilder, fix: ScriptedCommit, more: Partial<IntroducingInput> = {}) {
  const clone = await open(repo);
  return findIntroducing(clone, { fixes: [fix.hash], graph: null, useText: false, ...more });
}

/** A file whose second line went wrong in `bug`, with an unrelated commit after it. */
function loginStory() {
  const repo = new RepositoryBuilder();
  const start = repo.commit({
    message: 'Start',
    files: {
      'src/login.js': lines(
        'function login(user) {',
        '  return check(user.name);',
        '}',
        '',
        'export { login };',
      ),
    },
  });
  const bug = repo.commit({
    message: 'Trim the name',
    files: {
      'src/login.js': lines(
        'function login(user) {',
        '  return check(user.title.trim());',
        '}',
        '',
        'export { login };',
      ),
    },
  });
  const later = repo.commit({
    message: 'Export more',
    files: {
      'src/login.js': lines(
        'function login(user) {',
        '  return check(user.title.trim());',
        '}',
        '',
        'export { login, login as default };',
      ),
    },
  });
  const fixed = lines(
    'function login(user) {',
    '  return check(user.name.trim());',
    '}',
    '',
    'export { login, login as default };',
  );
  return { repo, start, bug, later, fixed };
}

describe('the search for the introducing commit', () => {
  it('ranks the commit first that last changed what the fix deletes, with reasons and evidence', async () => {
    const { repo, bug, fixed } = loginStory();
    const fix = repo.commit({ message: 'Fix login', files: { 'src/login.js': fixed } });
    const { candidates, evidence, notHandled } = await find(repo, fix);
    const [first, second] = candidates;
    expect(first).toMatchObject({ commit: bug.hash, subject: 'Trim the name', tier: 'high' });
    expect(first?.reasons[0]).toBe(
      'was the last to change 1 of the 1 line of code that the fix deletes (src/login.js:2)',
    );
    expect(first?.command).toMatch(/^git blame -L2,2 [0-9a-f]{9} -- src\/login\.js$/);
    expect(first?.margin).toBeCloseTo((first?.score ?? 0) - (second?.score ?? 0), 3);
    expect(evidence.map((item) => item.id)).toEqual(candidates.map((candidate) => candidate.evidence));
    expect(notHandled).toEqual([]);
  });

  it('does not read the message of the fix unless told to, and shows it as what somebody wrote', async () => {
    const { repo, later, bug, fixed } = loginStory();
    const message = `Fix login\n\nFixes: ${later.short} ("Export more")`;
    const fix = repo.commit({ message, files: { 'src/login.js': fixed } });
    const without = await find(repo, fix);
    expect(without.candidates.some((candidate) => candidate.tier === 'stated')).toBe(false);
    const { candidates } = await find(repo, fix, { useText: true });
    expect(candidates[0]).toMatchObject({ commit: later.hash, tier: 'stated' });
    expect(candidates[0]?.reasons[0]).toBe(
      `the message of ${fix.short} says "Fixes: ${later.short} ("Export more")"`,
    );
    expect(candidates[1]).toMatchObject({ commit: bug.hash, tier: 'high' });
  });

  it('finds stated pull requests, reverted subjects and cherry-picked originals through the graph', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Start', files: { 'a.c': lines('a();') } });
    const squashed = repo.commit({ message: 'Add b (#12)', files: { 'a.c': lines('a();', 'b();') } });
    repo.switchTo('other');
    const original = repo.commit({ message: 'Add c', files: { 'c.c': lines('c();') } });
    repo.switchTo('main');
    const copy = repo.cherryPick(original);
    const message = `Fix\n\nRegression from #12. Also broken by ${original.hash}. Caused by 1234567abc.`;
    const fix = repo.commit({ message, files: { 'a.c': lines('a();') } });
    const back = repo.commit({ message: 'Revert "Add b (#12)"', files: { 'a.c': lines('a(); // again') } });
    const clone = await open(repo);
    const graph = await graphOf(clone);
    const found = await findIntroducing(clone, { fixes: [fix.hash], graph, useText: true });
    const stated = found.candidates.filter((candidate) => candidate.tier === 'stated');
    expect(stated.map((candidate) => candidate.commit).sort()).toEqual([copy.hash, squashed.hash].sort());
    expect(stated.find((one) => one.commit === copy.hash)?.reasons.join()).toContain('cherry-pick');
    expect(found.notHandled.join()).toContain('"Caused by 1234567abc", but no earlier commit');
    const reverted = await findIntroducing(clone, { fixes: [back.hash], graph, useText: true });
    expect(reverted.candidates[0]).toMatchObject({ commit: squashed.hash, tier: 'stated' });
  });

  it('asks the lines beside an insertion when the fix only adds', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({
      message: 'Start',
      files: { 'a.c': lines('int f() {', '  return 0;', '}', '', 'int g() {', '}') },
    });
    const bug = repo.commit({
      message: 'Open the file',
      files: {
        'a.c': lines(
          'int f() {',
          '  file = open_it();',
          '  read_it(file);',
          '  return 0;',
          '}',
          '',
          'int g() {',
          '}',
        ),
      },
    });
    repo.commit({
      message: 'Fill g',
      files: {
        'a.c': lines(
          'int f() {',
          '  file = open_it();',
          '  read_it(file);',
          '  return 0;',
          '}',
          '',
          'int g() {',
          '  h();',
          '}',
        ),
      },
    });
    const fix = repo.commit({
      message: 'Fix',
      files: {
        'a.c': lines(
          'int f() {',
          '  file = open_it();',
          '  if (!file)',
          '    return 1;',
          '  read_it(file);',
          '  return 0;',
          '}',
          '',
          'int g() {',
          '  h();',
          '}',
        ),
      },
    });
    const { candidates } = await find(repo, fix);
    expect(candidates[0]?.commit).toBe(bug.hash);
    expect(candidates[0]?.reasons[0]).toBe(
      'was the last to change 2 of the 2 lines beside what the fix only adds (a.c:2, a.c:3)',
    );
  });

  it('names both the commit that re-indented a line and the one that wrote it', async () => {
    const repo = new RepositoryBuilder();
    const wrote = repo.commit({ message: 'Start', files: { 'a.c': lines('run(first, second);') } });
    const indented = repo.commit({
      message: 'Nest',
      files: { 'a.c': lines('if (x)', '  run(first, second);') },
    });
    const fix = repo.commit({ message: 'Fix', files: { 'a.c': lines('if (x)', '  run(second);') } });
    const { candidates } = await find(repo, fix);
    const reasons = new Map(candidates.map((candidate) => [candidate.commit, candidate.reasons[0]]));
    expect(reasons.get(indented.hash)).toContain(', in more than white space none of them');
    expect(reasons.get(wrote.hash)).toContain('in more than white space (a.c:2)');
  });

  it('passes over what the repository says to ignore, and over what came after the report', async () => {
    const { repo, start, bug, later, fixed } = loginStory();
    repo.commit({
      message: 'Ignore',
      files: { '.git-blame-ignore-revs': `# format\n${bug.hash}\nnonsense\n${'0'.repeat(40)}\n` },
    });
    const fix = repo.commit({ message: 'Fix', files: { 'src/login.js': fixed } });
    const { candidates } = await find(repo, fix);
    expect(candidates.map((candidate) => candidate.commit)).toEqual([start.hash, later.hash]);
    const all = await find(repo, fix, { ignoreRevsFiles: [], reportedAt: '2025-01-06T10:30:00Z' });
    expect(all.candidates.map((candidate) => candidate.commit)).toEqual([bug.hash, start.hash]);
    expect(all.notHandled).toEqual([
      '1 candidate authored after the issue was reported (2025-01-06T10:30:00Z) was left out',
    ]);
  });

  it('takes no pull request for the cause that was opened after the issue', async () => {
    const { repo, bug, later, fixed } = loginStory();
    const moved = repo.commit({
      message: 'Move (#13)',
      files: { 'src/login.js': `\n${fixed}`.replace('name', 'title.trim()') },
    });
    const fix = repo.commit({ message: 'Fix, closes #12', files: { 'src/login.js': `\n${fixed}` } });
    const commits = async (more: Partial<IntroducingInput>) =>
      (await find(repo, fix, more)).candidates.map((candidate) => candidate.commit);
    expect(await commits({})).toContain(moved.hash);
    expect(await commits({ issueNumber: 13 })).toContain(moved.hash);
    const left = await find(repo, fix, { issueNumber: 12 });
    expect(left.candidates.map((candidate) => candidate.commit)).toEqual(
      expect.arrayContaining([bug.hash, later.hash]),
    );
    expect(left.candidates.map((candidate) => candidate.commit)).not.toContain(moved.hash);
    expect(left.notHandled).toEqual([
      '1 candidate that came as a pull request with a higher number than #12 was left out',
    ]);
  });

  it('gives a reason also for a commit of which nothing speaks but that it changed the file', async () => {
    const repo = new RepositoryBuilder();
    const file = (changed: Readonly<Record<number, string>>) => ({
      'a.js': lines(...Array.from({ length: 60 }, (_, n) => changed[n] ?? `call${n}(${n});`)),
    });
    repo.commit({ message: 'Start', files: file({}) });
    const far = repo.commit({ message: 'Far away', files: file({ 50: 'other(1);' }) });
    repo.commit({ message: 'Later', files: file({ 50: 'other(1);', 30: 'third(2);' }) });
    const fix = repo.commit({
      message: 'Fix',
      files: file({ 50: 'other(1);', 30: 'third(2);', 2: 'call2(7);' }),
    });
    const { candidates } = await find(repo, fix);
    expect(candidates.find(({ commit }) => commit === far.hash)?.reasons).toEqual([
      'is among the last 25 commits that changed the file before the fix',
    ]);
  });

  it('lets a rule be switched off, and shows what each adds', async () => {
    const { repo, fixed } = loginStory();
    const fix = repo.commit({ message: 'Fix', files: { 'src/login.js': fixed } });
    const all = await find(repo, fix);
    const fewer = await find(repo, fix, { switchedOff: ['deleted-lines'] });
    const parts = (result: typeof all) => Object.keys(result.evidence[0]?.data.rules ?? {});
    expect(parts(all)).toContain('deleted-lines');
    expect(parts(fewer)).not.toContain('deleted-lines');
    expect(fewer.candidates[0]?.score).toBeCloseTo((all.candidates[0]?.score ?? 0) - 0.9, 3);
    expect(fewer.candidates[0]?.reasons.join()).not.toContain('that the fix deletes');
  });

  it('puts a contract change before everything else', async () => {
    const { repo, start, fixed } = loginStory();
    const fix = repo.commit({ message: 'Fix', files: { 'src/login.js': fixed } });
    const change: ContractChange = {
      symbol: 'check',
      commit: start.hash,
      author: 'Ada Example',
      authoredAt: '2025-01-06T09:00:00Z',
      subject: 'Start',
      path: 'src/check.js',
      line: 1,
      change: 'parameters',
      before: '',
      after: '',
      callersOldWay: 3,
      callersOldWayFiles: 1,
      callersOldWayProduction: 3,
      places: [{ path: 'src/caller.py', line: 3, class: 'production' }],
      evidence: 'contract:x',
    };
    const { candidates } = await find(repo, fix, { contractChanges: [change] });
    expect(candidates[0]).toMatchObject({ commit: start.hash, tier: 'high' });
    expect(candidates[0]?.reasons).toContain(
      'changed how check must be used (parameters) while 3 places still used it the old way: src/caller.py:3 and 2 more',
    );
  });
});

describe('what the search cannot or does not look into', () => {
  it('is said: added, binary and test files, submodules, and the first commit', async () => {
    const repo = new RepositoryBuilder();
    const start = repo.commit({
      message: 'Start',
      files: { 'src/a.c': lines('a();'), 'x.bin': Buffer.from([0, 1]), 'test/a_test.py': lines('a()') },
    });
    const fix = repo.commit({
      message: 'Fix',
      files: {
        'src/a.c': lines('b();'),
        'x.bin': Buffer.from([0, 2]),
        lib: { submodule: '2'.repeat(40) },
        'src/n.c': lines('n();'),
        'test/a_test.py': lines('b()'),
      },
    });
    const { candidates, notHandled } = await find(repo, fix);
    expect(candidates.map((candidate) => candidate.commit)).toEqual([start.hash]);
    expect(notHandled).toEqual([
      `${fix.short}: lib left out, a submodule: the commit to look for is in that repository`,
      `${fix.short}: src/n.c left out, added by the fix: no lines from before`,
      `${fix.short}: x.bin left out, binary: no lines to ask about`,
      `${fix.short}: left out 1 test file(s), because it changes production code as well`,
    ]);
    const first = await find(repo, start);
    expect(first.candidates).toEqual([]);
    expect(first.notHandled).toEqual([`${start.short}: is the first commit here, so nothing came before it`]);
  });

  it('is said of a fix with very many files, which is bounded', async () => {
    const repo = new RepositoryBuilder();
    const paths = Array.from({ length: 60 }, (_, i) => `src/f${i}.c`);
    const files = (body: string) => Object.fromEntries(paths.map((path) => [path, lines(body)]));
    const start = repo.commit({ message: 'Start', files: files('a();') });
    const fix = repo.commit({ message: 'Fix', files: files('b();') });
    const { candidates, notHandled } = await find(repo, fix);
    expect(candidates[0]?.commit).toBe(start.hash);
    expect(notHandled).toEqual([
      `${fix.short}: of 60 changed files with lines from before only the 30 with the most deleted lines were looked into`,
    ]);
  });

  it('reads a merge as what it brought, follows renames, and joins several fixes without blaming one for another', async () => {
    const { repo, bug, fixed } = loginStory();
    repo.switchTo('topic');
    const first = repo.commit({
      message: 'Half',
      rename: { 'src/login.js': 'src/auth.js' },
      files: { 'src/auth.js': fixed },
    });
    const second = repo.commit({
      message: 'Rest',
      files: { 'src/auth.js': fixed.replace('trim()', 'trimEnd()') },
    });
    repo.switchTo('main');
    const merge = repo.merge('topic');
    const merged = await find(repo, merge);
    expect(merged.candidates[0]?.commit).toBe(bug.hash);
    expect(merged.notHandled[0]).toContain('is a merge; it was read as the whole change');
    const both = await find(repo, first, { fixes: [first.hash, second.hash] });
    expect(both.candidates[0]?.commit).toBe(bug.hash);
    expect(both.candidates.map((candidate) => candidate.commit)).not.toContain(first.hash);
  });
});

describe('a clone that lacks a part of the history', () => {
  it('is said to when it is shallow', async () => {
    const { repo, later, fixed } = loginStory();
    const fix = repo.commit({ message: 'Fix', files: { 'src/login.js': fixed } });
    const shallow = await (await repo.build()).clone({ depth: 2 });
    const clone = await openClone(shallow.folder);
    const found = await findIntroducing(clone, { fixes: [fix.hash], graph: null, useText: false });
    expect(found.notifications).toMatchObject([{ code: 'introducing-shallow' }]);
    expect(found.candidates.map((candidate) => candidate.commit)).toEqual([later.hash]);
  });

  it('still gets an answer from what is there when objects are missing', async () => {
    const { repo, start, bug, fixed } = loginStory();
    const fix = repo.commit({ message: 'Fix', files: { 'src/login.js': fixed } });
    // Bare, because git takes a missing object's text from an unchanged file of the work tree.
    const built = await repo.build({ bare: true });
    await built.lose(`${start.hash}:src/login.js`);
    const damaged = await openClone(built.folder);
    const partly = await findIntroducing(damaged, { fixes: [fix.hash], graph: null, useText: false });
    expect(partly.notHandled.join()).toContain('this clone lacks objects of the history');
    expect(partly.candidates.map((candidate) => candidate.commit)).not.toContain(start.hash);
    await built.lose(`${bug.hash}:src/login.js`, `${fix.hash}:src/login.js`);
    const broken = await openClone(built.folder);
    const nothing = await findIntroducing(broken, { fixes: [fix.hash], graph: null, useText: false });
    expect(nothing.candidates).toEqual([]);
    expect(nothing.notHandled).toEqual([`${fix.short}: this clone lacks objects of its change`]);
  });
});

describe('the search for what introduced a line', () => {
  it('starts from the line as it is in a revision', async () => {
    const { repo, bug, later } = loginStory();
    const clone = await open(repo);
    const found = await findIntroducingOfLine(clone, { path: 'src/login.js', line: 2, revision: later.hash });
    expect(found.candidates[0]?.commit).toBe(bug.hash);
    expect(found.notHandled.join()).toContain('only a rough guide');
  });

  it.each([
    [{ path: 'none.js', line: 1 }, 'there is no file none.js'],
    [{ path: 'src/login.js', line: 6 }, 'has no line 6 there, it has 5'],
    [{ path: 'src/login.js', line: 0 }, 'has no line 0'],
    [{ path: 'src', line: 1 }, 'there is no file src'],
  ])('refuses %o', async (place, message) => {
    const { repo, later } = loginStory();
    const clone = await open(repo);
    const asked = findIntroducingOfLine(clone, { ...place, revision: later.hash });
    await expect(asked).rejects.toThrow(InputError);
    await expect(asked).rejects.toThrow(message);
  });
});
