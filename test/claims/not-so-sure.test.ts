import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, checkText, told } from './check-text.js';
import { serviceRepository } from './repository.js';

const check = checkerOf(async () => (await serviceRepository()).built);

describe('a percentage', () => {
  it('may be of what is left, of an average, or of something else', async () => {
    const { claims } = await check(
      '- 0/2 tests pass (100% failure)',
      '- 0/2 tests pass (90% failure)',
      '- 100% rejection of upgrades (HTTP 500/503)',
      '- Faster by 70% average (45s → 13s)',
      '- Reduced the registries a great deal, from many copies in all of the services: 4 → 1 (100% SSOT)',
      '- 36% improvement (414→264)',
    );
    expect(told(claims, 'arithmetic')).toEqual([
      '1 arithmetic verified',
      '2 arithmetic refuted',
      '6 arithmetic verified',
    ]);
  });
});

describe('tests below a list that names a file', () => {
  it('may be those of all files, where they are more', async () => {
    const { claims } = await check(
      '- `tests/test_hub.py` is new',
      '- 866 tests passed',
      '- `tests/test_hub.py` has 866 tests',
    );
    expect(told(claims, 'test-count')).toEqual(['2 test-count not checkable', '3 test-count refuted']);
  });
});

describe('lines that are blank', () => {
  it('hold nothing of what is said of them', async () => {
    const { claims } = await check('- `app/hub.py:5`: opens the hub', '- `app/hub.py:5`');
    expect(told(claims, 'line-reference')).toEqual([
      '1 line-reference refuted',
      '2 line-reference not checkable',
    ]);
  });
});

describe('a status between others', () => {
  it('is not refuted by commits that name the issue: a part of a fix may name none', async () => {
    const repo = new RepositoryBuilder();
    const fix = repo.commit({ message: 'Fix the hub (fixes #12)', files: { 'app/hub.py': 'hub = 1\n' } });
    repo.revert(fix);
    const { folder } = await repo.build();
    const { claims } = await checkText(
      folder,
      'Issue #12 is partially resolved.\n\nIssue #12 is resolved.\n',
    );
    expect(told(claims, 'status')).toEqual(['1 status not checkable', '3 status refuted']);
  });
});

describe('the statuses of several issues', () => {
  it('are those that each has alone, though the next are judged while one is waited for', async () => {
    const repo = new RepositoryBuilder();
    for (const key of [11, 12, 13, 14, 15]) {
      const files = { [`app/part${key}.py`]: `part = ${key}\n` };
      const fix = repo.commit({ message: `Fix part ${key} (fixes #${key})`, files });
      if (key % 2 === 0) repo.revert(fix);
    }
    const { folder } = await repo.build();
    const lines = [11, 12, 13, 14, 15, 99].map((key) => `Issue #${key} is resolved.`);
    const statuses = async (...written: string[]) =>
      (await checkText(folder, written.join('\n\n'))).claims
        .filter(({ kind }) => kind === 'status')
        .map(({ statement, verdict, measured }) => ({ statement, verdict, measured }));
    const alone = [];
    for (const line of lines) alone.push(...(await statuses(line)));
    expect(await statuses(...lines)).toEqual(alone);
    expect(new Set(alone.map(({ verdict }) => verdict)).size).toBeGreaterThan(1);
  });
});
