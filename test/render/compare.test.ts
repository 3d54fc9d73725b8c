import { describe, expect, test } from 'vitest';
import type { Audit } from '../../src/domain/audit.js';
import { InputError } from '../../src/errors.js';
import { compareAudits, describeChanges, hasChanged } from '../../src/render/compare.js';
import { commit, hash, miniatureAudit, occurrence, scan } from './audit-fixture.js';

const now = miniatureAudit();

function since(before: Partial<Audit>) {
  return compareAudits(miniatureAudit(before), now);
}

test('nothing', () => {
  const changes = since({ date: '2025-01-01' });
  expect(hasChanged(changes)).toBe(false);
  expect(describeChanges(changes)).toEqual([]);
});

test('status, grade and decision', () => {
  const changes = since({
    verdict: { ...now.verdict, status: 'UNRESOLVED', grade: 'supported' },
    decision: { ...now.decision, action: 'keep open' },
  });
  expect(changes.status).toEqual({ before: 'UNRESOLVED', after: 'RESOLVED' });
  expect(describeChanges(changes)).toEqual([
    'Status: UNRESOLVED → RESOLVED',
    'Grade: supported → proven',
    'Decision: keep open → close',
  ]);
});

describe('occurrences', () => {
  const withOccurrences = (occurrences: typeof scan.occurrences) => ({
    patterns: [{ ...scan, occurrences }],
  });

  test('one that moved inside its file neither came nor went', () => {
    const moved = scan.occurrences.map((one) => ({ ...one, line: one.line + 7 }));
    expect(hasChanged(since(withOccurrences(moved)))).toBe(false);
  });

  test('each counts as often as it is there', () => {
    const [first] = scan.occurrences;
    const before = [...scan.occurrences.slice(1), occurrence('server/old.py', 3, 'production')];
    const [changes] = since(withOccurrences(before)).occurrences;
    expect(changes?.added).toEqual([{ ...first, line: 31 }]);
    expect(changes?.removed).toEqual([occurrence('server/old.py', 3, 'production')]);
  });

  test('a pattern that only one of them looked for is no change of the code', () => {
    const changes = since({ patterns: [] });
    expect(changes.occurrences).toEqual([]);
    expect(changes.patterns.added).toEqual([scan.definition.source]);
  });
});

test('commits, tests and whys', () => {
  const gone = commit({ hash: hash('abc'), subject: 'x' });
  const changes = since({
    commits: [...now.commits.slice(1), gone],
    tests: { ...now.tests, ofIssue: now.tests.ofIssue.map((one) => ({ ...one, outcome: 'failed' })) },
    whys: now.whys.map((why) => (why.number === 3 ? { ...why, grade: 'claimed', answer: 'Old.' } : why)),
  });
  expect(changes.commits).toEqual({ added: [now.commits[0]?.hash], removed: [gone.hash] });
  expect(changes.tests).toEqual([
    {
      test: 'tests/test_await.py > TestAwait::test_manager_is_not_awaitable[a|b]',
      before: 'failed',
      after: 'passed',
    },
  ]);
  expect(changes.whys.map((why) => [why.number, why.before.grade, why.after.grade])).toEqual([
    [3, 'claimed', 'supported'],
  ]);
  expect(describeChanges(changes).join('\n')).toContain('failed → passed');
});

test('audits of different issues are not compared; an alias is the same issue', () => {
  const issue = (fields: Partial<Audit['issue']>) => ({ issue: { ...now.issue, aliases: [], ...fields } });
  expect(() => since(issue({ key: '7' }))).toThrow(InputError);
  expect(() => since(issue({ repository: 'other/chat' }))).toThrow('example/chat#1184');
  expect(() => since(issue({ key: 'CHAT-77' }))).not.toThrow();
});
