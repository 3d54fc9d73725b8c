import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Clone, openClone } from '../../src/clients/git/repository.js';
import { tieRules } from '../../src/collectors/issue-tests.js';
import { collectTestReports } from '../../src/collectors/test-reports.js';
import type { Revision } from '../../src/domain/audit.js';
import { RepositoryBuilder, temporaryFolder } from '../repository-builder.js';

const ISSUE = { host: null, repository: null, key: '7', aliases: [], title: null, url: null };
const TEST_FILE = 'tests/issue_7/test_login.py';
const AFTER = '2025-02-01T00:00:00';
const BEFORE = '2024-12-01T00:00:00';

const junit = (timestamp: string | null, cases: string, end = '</testsuite>') =>
  `<testsuite name="pytest" ${timestamp ? `timestamp="${timestamp}"` : ''}>${cases}${end}`;
const PASSES = '<testcase classname="tests.issue_7.test_login.TestLogin" name="test_waits"/>';
const FAILS =
  '<testcase classname="tests.issue_7.test_login.TestLogin" name="test_waits"><failure message="no">boom</failure></testcase>';
const OTHER = '<testcase classname="tests.test_other" name="test_17"/>';

let clone: Clone;
let revision: Revision;

beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-01-06T08:00:00Z' });
  const commit = repo.commit({
    message: 'Start',
    files: { [TEST_FILE]: 'def test_waits(): pass\n', 'committed.xml': junit(null, PASSES) },
  });
  const built = await repo.build();
  clone = await openClone(built.folder);
  revision = {
    name: 'HEAD',
    commit: commit.hash,
    committedAt: '2025-01-06T08:00:00Z',
    author: 'Ada',
    subject: 'Start',
    branch: 'main',
  };
});

async function read(files: Record<string, string>, over: { touched?: string[]; declared?: string[] } = {}) {
  const folder = join(clone.root as string, `reports-${Math.abs(hashOf(JSON.stringify([files, over])))}`);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
    utimesSync(join(folder, name), new Date('2025-02-01'), new Date('2025-02-01'));
  }
  return readFrom(folder, ['*'], over);
}

function readFrom(folder: string, globs: string[], over: { touched?: string[]; declared?: string[] } = {}) {
  const ties = tieRules({
    issue: ISSUE,
    declared: over.declared ?? [],
    testFiles: [TEST_FILE],
    touched: over.touched ?? [],
  });
  return collectTestReports(clone, {
    where: [{ folder, globs }],
    revision,
    ties,
    testFiles: [TEST_FILE],
  });
}

function hashOf(text: string): number {
  let value = 0;
  for (const char of text) value = (value * 31 + char.charCodeAt(0)) | 0;
  return value;
}

describe('test reports', () => {
  it('ties a case to the issue by the path of its file, and leaves the others', async () => {
    const { tests } = await read({ 'a.xml': junit(AFTER, PASSES + OTHER) });
    expect(tests.counts).toMatchObject({ total: 2, passed: 2 });
    expect(tests.ofIssue).toMatchObject([{ tie: 'named', path: TEST_FILE, outcome: 'passed' }]);
  });

  it('takes no pass from a report that is older than the revision, and says so', async () => {
    const { tests, notifications } = await read({ 'a.xml': junit(BEFORE, PASSES) });
    expect(tests.ofIssue).toMatchObject([{ outcome: null }]);
    expect(notifications).toMatchObject([
      { code: 'report-is-no-evidence', message: expect.stringContaining('older') },
    ]);
  });

  it('takes no pass from a report that was cut off, but a failure', async () => {
    const passing = await read({ 'a.xml': junit(AFTER, PASSES, '') });
    expect(passing.tests.ofIssue).toMatchObject([{ outcome: null }]);
    const failing = await read({ 'a.xml': junit(AFTER, FAILS, '') });
    expect(failing.tests.ofIssue).toMatchObject([{ outcome: 'failed' }]);
  });

  it('does not take the checkout’s time for the age of a committed report', async () => {
    const ties = tieRules({ issue: ISSUE, declared: [], testFiles: [TEST_FILE], touched: [] });
    const where = [{ folder: clone.root as string, globs: ['committed.xml'] }];
    const { tests } = await collectTestReports(clone, { where, revision, ties, testFiles: [] });
    expect(tests.reports).toMatchObject([{ age: 'unknown', isEvidence: false }]);
  });

  it('lists a test file that no report tells of', async () => {
    const { tests } = await read({ 'a.xml': junit(AFTER, OTHER) });
    expect(tests.ofIssue).toMatchObject([{ path: TEST_FILE, name: null, outcome: null }]);
  });

  it('knows a test by its title, by what the configuration names, and by what the fix touches', async () => {
    const titled = await read({ 'a.xml': junit(AFTER, '<testcase classname="x" name="waits, see GH-7"/>') });
    expect(titled.tests.ofIssue[0]).toMatchObject({ tie: 'named', name: 'x > waits, see GH-7' });
    const declared = await read({ 'a.xml': junit(AFTER, OTHER) }, { declared: ['test_17'] });
    expect(declared.tests.ofIssue[0]).toMatchObject({ tie: 'declared', outcome: 'passed' });
  });

  it('lets a test decide nothing that both failed and passed', async () => {
    const flaky = PASSES.replace('/>', '><flakyFailure message="once"/></testcase>');
    const { tests } = await read({ 'a.xml': junit(AFTER, flaky) });
    expect(tests.counts.passed).toBe(1);
    expect(tests.ofIssue).toMatchObject([{ outcome: null, reason: expect.stringContaining('both failed') }]);
  });

  it('counts a test once that two reports of one run tell of, and keeps the worse outcome', async () => {
    const log = (word: string) =>
      `============ test session starts ============\ncollected 1 item\n\n${TEST_FILE}::TestLogin::test_waits ${word} [100%]\n\n============ 1 ${word.toLowerCase()} in 0.01s ============\n`;
    const both = await read({ 'a.xml': junit(AFTER, PASSES), 'b.log': log('PASSED') });
    expect(both.tests.ofIssue).toMatchObject([{ outcome: 'passed' }]);
    const plain = await read({
      'a.xml': junit(AFTER, '<testcase classname="tests.issue_7.test_login" name="test_plain"/>'),
      'b.log': log('PASSED').replace('::TestLogin::test_waits', '::test_plain'),
    });
    expect(plain.tests.ofIssue).toHaveLength(1);
    const differing = await read({ 'a.xml': junit(AFTER, PASSES), 'b.log': log('FAILED') });
    expect(differing.tests.ofIssue).toMatchObject([
      { outcome: 'failed', report: expect.stringMatching(/b\.log$/) },
    ]);
  });

  it('says that no file matches, instead of nothing', async () => {
    const ties = tieRules({ issue: ISSUE, declared: [], testFiles: [], touched: [] });
    const where = [{ folder: clone.root as string, globs: ['nowhere/*.xml'] }];
    const { notifications } = await collectTestReports(clone, { where, revision, ties, testFiles: [] });
    expect(notifications).toMatchObject([
      { code: 'no-test-report', message: expect.stringContaining('nowhere/*.xml') },
    ]);
  });

  it('names a file that is no report', async () => {
    const { tests } = await read({ 'a.xml': 'hello' });
    expect(tests.reports).toMatchObject([{ readable: false, isEvidence: false }]);
    expect(tests.reports[0]?.problems.length).toBeGreaterThan(0);
  });

  it('follows no link out of the folder, and goes on over what cannot be opened', async () => {
    const elsewhere = await temporaryFolder('elsewhere');
    writeFileSync(join(elsewhere, 'secret.xml'), junit(AFTER, PASSES));
    const folder = await temporaryFolder('reports');
    symlinkSync(join(elsewhere, 'secret.xml'), join(folder, 'link.xml'));
    symlinkSync(elsewhere, join(folder, 'deep'));
    symlinkSync('/dev/zero', join(folder, 'endless.xml'));
    symlinkSync('nowhere', join(folder, 'lost.xml'));
    const links = ['link.xml', 'endless.xml', 'lost.xml', 'nothing.xml'];
    const { tests, notifications } = await readFrom(folder, links);
    expect(tests.counts.total).toBe(0);
    expect(tests.reports.map(({ path, problems }) => `${path} ${problems.join()}`)).toEqual([
      'endless.xml is a link that leads out of the folder; to read it, give its own path',
      'link.xml is a link that leads out of the folder; to read it, give its own path',
      'lost.xml cannot be opened (ENOENT)',
    ]);
    expect(notifications.map(({ code }) => code)).toEqual(Array(3).fill('report-is-no-evidence'));
    for (const glob of ['deep/*.xml', '*/secret.xml', '*.xml'])
      expect((await readFrom(folder, [glob])).tests.counts.total).toBe(0);
  });

  it('reads a report that the user names by a path that leads out, and tells reports of one name apart', async () => {
    const folder = await temporaryFolder('reports');
    for (const system of ['linux', 'mac']) {
      mkdirSync(join(folder, system));
      writeFileSync(join(folder, system, 'junit.xml'), junit(AFTER, system === 'mac' ? FAILS : PASSES));
    }
    mkdirSync(join(folder, 'here'));
    const { tests, evidence } = await readFrom(join(folder, 'here'), ['../*/junit.xml']);
    expect(tests.reports.map(({ path }) => path)).toEqual(['linux/junit.xml', 'mac/junit.xml']);
    expect(tests.ofIssue).toMatchObject([{ outcome: 'failed', report: 'mac/junit.xml' }]);
    expect(evidence.filter(({ kind }) => kind === 'test-report')).toHaveLength(2);
  });
});
