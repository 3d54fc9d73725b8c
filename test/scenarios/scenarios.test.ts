import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runAudit } from '../../src/audit.js';
import { type Audit, AuditSchema } from '../../src/domain/audit.js';
import { SCENARIOS } from './list.js';
import type { Expected, Scenario } from './scenario.js';

async function auditOf(scenario: Scenario): Promise<Audit> {
  return runAudit(
    {
      repo: scenario.folder,
      cwd: scenario.folder,
      at: 'HEAD',
      issueText: '7',
      patterns: [],
      reports: [],
      configPath: null,
      offline: true,
      noCache: true,
      cacheFolder: null,
      ...scenario.options,
    },
    { clock: () => new Date('2025-10-01T12:00:00Z') },
  );
}

/** The parts of an audit that an expectation speaks of, in its own shape, so that a difference reads well. */
function told(audit: Audit, expected: Expected, scenario: Scenario): Expected {
  const nameOf = (hash: string) =>
    Object.entries(scenario.commits).find(([, commit]) => commit.hash === hash)?.[0] ?? hash;
  const { verdict } = audit;
  const [scan] = audit.patterns;
  const all: Record<string, unknown> = {
    status: verdict.status,
    grade: verdict.grade,
    rule: verdict.rule,
    reasonCode: verdict.reasonCode,
    decision: audit.decision.action,
    regressedBy: verdict.regressedBy === null ? null : nameOf(verdict.regressedBy),
    fixedIn: verdict.fixedIn.map(nameOf),
    fixedElsewhere: verdict.fixedElsewhere.map(nameOf),
    findings: outcomes(audit, Object.keys(expected.findings ?? {})),
    notifications: audit.notifications
      .map((notification) => notification.code)
      .filter((code) => expected.notifications?.includes(code)),
    counts: only(scan?.counts ?? {}, Object.keys(expected.counts ?? {})),
    textOnly: scan?.textOnly.length,
    firstOccurrence: nameOf(audit.ledgers[0]?.first ?? '') || null,
    occurrences: scan?.occurrences
      .filter((occurrence) => occurrence.class === 'production')
      .map((occurrence) => `${occurrence.path}:${occurrence.line}`),
    whys: audit.whys.map((why, i) => (expected.whys?.[i] === 'any' ? 'any' : why.status)),
    audit: only(audit, Object.keys(expected.audit ?? {})),
  };
  return only(all, Object.keys(expected)) as unknown as Expected;
}

function outcomes(audit: Audit, probes: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(
    probes.map((probe) => [probe, audit.findings.find((finding) => finding.probe === probe)?.outcome]),
  );
}

function only(from: object, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
}

describe('scenarios', () => {
  it('are all in the list', async () => {
    const entries = await readdir(import.meta.dirname, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(SCENARIOS.map(([name]) => name)).toEqual(folders.sort());
  });

  it.concurrent.each(SCENARIOS)('%s', async (_name, build, expected) => {
    const scenario = await build();
    const audit = await auditOf(scenario);
    expect(told(audit, expected, scenario), audit.verdict.reason).toEqual(expected);
    expect(() => AuditSchema.parse(audit)).not.toThrow();
  });
});
