import { describe, expect, it } from 'vitest';
import { runAudit } from '../../src/audit.js';
import { RepositoryBuilder } from '../repository-builder.js';

const old = (name: string) => `export const ${name} = new Buffer(${name}Size);\n`;
const safe = (name: string) => `export const ${name} = Buffer.alloc(${name}Size);\n`;

async function audited(patterns: string[]) {
  const repo = new RepositoryBuilder();
  const names = ['head', 'body', 'tail', 'rest'];
  repo.commit({
    message: 'Start',
    files: Object.fromEntries(names.map((name) => [`src/${name}.js`, old(name)])),
  });
  repo.commit({
    message: 'Fix #7: allocate safely',
    files: Object.fromEntries(names.slice(0, 3).map((name) => [`src/${name}.js`, safe(name)])),
  });
  const { folder } = await repo.build();
  return runAudit({
    repo: folder,
    cwd: folder,
    at: 'HEAD',
    issueText: '7',
    patterns,
    reports: [],
    configPath: null,
    offline: true,
    noCache: true,
    cacheFolder: null,
  });
}

describe('an audit without a pattern', () => {
  it('infers what the fix replaced, lists what is left like it, and lets it decide nothing', async () => {
    const audit = await audited([]);
    expect(audit.inferredPatterns[0]).toMatchObject({
      pattern: 'new Buffer($$$)',
      replacement: 'Buffer.alloc($$$)',
      places: 3,
    });
    expect(audit.patterns[0]).toMatchObject({ confirmed: false, counts: { production: 1 } });
    expect(audit.patterns[0]?.occurrences).toMatchObject([{ path: 'src/rest.js', line: 1 }]);
    expect(audit.verdict).toMatchObject({ status: 'RESOLVED', reasonCode: 'fix-only-claimed' });
    expect(audit.findings.find(({ probe }) => probe === 'leftovers-suspected')?.outcome).toBe('yes');
  });

  it('lets the same pattern decide once a person gives it', async () => {
    const audit = await audited(['javascript:new Buffer($$$)']);
    expect(audit.verdict).toMatchObject({ status: 'PARTIALLY_RESOLVED', grade: 'proven', rule: 6 });
    expect(audit.inferredPatterns).toEqual([]);
  });
});
