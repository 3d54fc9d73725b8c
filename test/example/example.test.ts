import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../../src/audit.js';
import type { Audit } from '../../src/domain/audit.js';
import { totalOf } from '../../src/domain/code-class.js';
import { type BuiltRepository, temporaryFolder } from '../repository-builder.js';
import { buildExample } from './build-example.js';

const NEEDLE = 'await get_connection_hub(';

describe('the bundled example', () => {
  let example: BuiltRepository;
  /** The commit of that subject. */
  const hashOf = async (subject: string): Promise<string> => {
    const log = await example.git('log', '--format=%H %s', 'main');
    const line = log.split('\n').find((entry) => entry.slice(41) === subject);
    if (!line) throw new Error(`no commit says "${subject}"`);
    return line.slice(0, 40);
  };
  const change = () => hashOf('Look hubs up without waiting (#1150)');
  const fix = () => hashOf('a');
  const claim = () => hashOf('Fix: remove wrong awaits of get_connection_hub() - 12 fixes across 5 files');

  beforeAll(async () => {
    example = await buildExample(join(await temporaryFolder('example'), 'chat-service'));
  });

  it('is the same on every machine, and can be built again in its place', async () => {
    const head = await example.git('rev-parse', 'HEAD');
    expect(head).toBe('2b73ac980de678c93b9930ef91634fdc6948f1f6');
    expect(await (await buildExample(example.folder)).git('rev-parse', 'HEAD')).toBe(head);
    expect(await example.git('status', '--porcelain')).toBe('');
    await expect(buildExample(join(example.folder, 'chat'))).rejects.toThrow('is not the example');
  });

  it('tells of a defect that came with a change for another issue, and a fix that says nothing', async () => {
    const textual = async (revision: string) =>
      (await example.git('grep', '-c', '-F', NEEDLE, revision, '--', '*.py').catch(() => ''))
        .split('\n')
        .filter(Boolean)
        .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(':') + 1)), 0);
    // Eleven in code at the change, one more before the fix; a docstring and a string beside them.
    expect(await textual(await change())).toBe(13);
    expect(await textual(`${await fix()}^`)).toBe(14);
    expect(await textual(await fix())).toBe(1);
    expect(await example.git('diff', '--shortstat', `${await fix()}^!`)).toContain(
      '6 files changed, 13 insertions(+), 13 deletions(-)',
    );
    expect(await example.git('diff', '--name-only', `${await claim()}^!`)).toBe('chat/diagnostics.py');
    expect((await example.git('tag', '--contains', await change())).split('\n')).toEqual([
      'v1.4.0',
      'v1.5.0',
    ]);
    expect(await example.git('tag', '--contains', await fix())).toBe('v1.5.0');
  });

  it('has reports that git does not know and that are younger than the last commit', async () => {
    const committed = Date.parse(await example.git('log', '-1', '--format=%cI'));
    for (const name of ['pytest.log', 'issue-1184.xml']) {
      expect((await stat(join(example.folder, 'reports', name))).mtimeMs).toBeGreaterThan(committed);
    }
    expect(await example.git('ls-files', 'reports')).toBe('');
  });

  it('is audited as it happened', async () => {
    const audit = await auditOf(example, 'HEAD');
    expect(audit.verdict).toMatchObject({ status: 'RESOLVED', grade: 'proven', rule: 8, regressedBy: null });
    expect(audit.verdict.fixedIn).toContain(await fix());
    expect(audit.decision.action).toBe('close');
    const [scan] = audit.patterns;
    expect(scan?.counts).toMatchObject({ production: 0, test: 3, backup: 3 });
    expect(scan?.textOnly).toHaveLength(2);
    const removal = audit.ledgers[0]?.entries.find((entry) => entry.subject === 'a');
    expect(removal?.removed).toMatchObject({ production: 8, test: 4 });
    expect(removal?.filesRemoved).toBe(5);
    expect(audit.contractChanges[0]).toMatchObject({
      symbol: 'get_connection_hub',
      change: 'async-to-sync',
      path: 'chat/hub.py',
      callersOldWay: 11,
      callersOldWayFiles: 5,
      callersOldWayProduction: 7,
      commit: await change(),
    });
    const claimed = audit.findings.find((finding) => finding.probe === 'claim-without-change');
    expect(claimed).toMatchObject({ outcome: 'yes' });
    expect(claimed?.message).toContain((await claim()).slice(0, 9));
    expect(audit.tests.ofIssue.filter((test) => test.outcome === 'failed')).toEqual([]);
    expect(audit.tests.counts).toMatchObject({ failed: 0, error: 0 });
  });

  it('was not fixed in the release that carried the defect', async () => {
    const audit = await auditOf(example, 'v1.4.0');
    expect(audit.verdict).toMatchObject({ status: 'UNRESOLVED', grade: 'supported', rule: 5, fixedIn: [] });
    // The commit that says "a", not the one that claims "12 fixes across 5 files".
    expect(audit.verdict.fixedElsewhere.map((hash) => hash.slice(0, 9))).toEqual(['fb9b3f375']);
    expect(audit.patterns[0] && totalOf(audit.patterns[0].counts)).toBe(12);
  });
});

async function auditOf(example: BuiltRepository, at: string): Promise<Audit> {
  return runAudit(
    {
      repo: example.folder,
      cwd: example.folder,
      at,
      issueText: '1184',
      patterns: at === 'HEAD' ? [] : ['python:await get_connection_hub($$$)'],
      reports: [],
      configPath: null,
      offline: true,
      noCache: true,
      cacheFolder: null,
    },
    { clock: () => new Date('2025-09-24T08:00:00Z') },
  );
}
