import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../../src/audit.js';
import type { Audit } from '../../src/domain/audit.js';
import { temporaryFolder } from '../repository-builder.js';
import { brokenApp, fixedApp } from '../scenarios/app.js';

const REMOTE = 'https://github.com/o/app.git';
let [fixed, broken, exports] = ['', '', ''];

beforeAll(async () => {
  exports = await temporaryFolder('exports');
  const story = fixedApp();
  fixed = (await story.repo.build({ remote: REMOTE })).folder;
  broken = (await brokenApp().build({ remote: REMOTE })).folder;
});

async function audit(folder: string, row: object | null, extra: object = {}): Promise<Audit> {
  const issuesPath = join(exports, `issue-${Math.abs(JSON.stringify(row).length)}.json`);
  if (row) await writeFile(issuesPath, JSON.stringify({ number: 7, title: 'Sessions are awaited', ...row }));
  return runAudit(
    {
      repo: folder,
      cwd: folder,
      at: 'HEAD',
      issueText: '7',
      patterns: [],
      reports: [],
      configPath: null,
      issuesPath: row ? issuesPath : null,
      offline: true,
      noCache: true,
      cacheFolder: null,
      ...extra,
    },
    { clock: () => new Date('2025-10-01T12:00:00Z') },
  );
}

describe('an audit with an exported issue', () => {
  it('takes title, state, labels and milestone from it, as evidence', async () => {
    const { issue, tracker, evidence, decision, notifications } = await audit(fixed, {
      state: 'OPEN',
      labels: [{ name: 'bug' }],
      milestone: { title: 'v2' },
      createdAt: '2024-12-01T00:00:00Z',
      author: { login: 'ada' },
    });
    expect(issue.title).toBe('Sessions are awaited');
    expect(tracker).toMatchObject({ state: 'open', labels: ['bug'], milestone: 'v2', author: 'ada' });
    expect(evidence.find((item) => item.id === 'issue')?.summary).toMatch(
      /^Issue #7 "Sessions are awaited", says issue-\d+\.json: open; reported on 2024-12-01; labelled bug; milestone v2\.$/,
    );
    expect(decision).toMatchObject({ action: 'close', nextStep: 'Close #7.' });
    expect(notifications.map(({ code }) => code)).not.toContain('tracker-not-read');
  });

  it('decides by it where the clone has no fix', async () => {
    const open = await audit(broken, { state: 'open' });
    expect(open.verdict).toMatchObject({ status: 'UNRESOLVED', rule: 10, reasonCode: 'no-fix-issue-open' });
    const declined = await audit(broken, { state: 'CLOSED', stateReason: 'NOT_PLANNED' });
    expect(declined.verdict).toMatchObject({ status: 'CLOSED_WITHOUT_FIX', rule: 9 });
  });

  it('asks the first three whys of defects only', async () => {
    const feature = await audit(fixed, { labels: [{ name: 'enhancement' }] });
    expect(feature.whys.slice(0, 3).map((why) => why.status)).toEqual(Array(3).fill('notApplicable'));
  });

  it('says what it did not see without one, and when the file has no such issue', async () => {
    const codes = async (row: object | null) =>
      (await audit(fixed, row)).notifications.map(({ code }) => code);
    expect(await codes(null)).toContain('tracker-not-read');
    expect(await codes({ number: 8 })).toContain('issue-not-in-tracker');
  });
});
