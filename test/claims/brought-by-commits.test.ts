import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRepository, RepositoryBuilder } from '../repository-builder.js';
import { checkText } from './check-text.js';

let built: BuiltRepository;
let hashOf: Record<string, string>;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  const at = (date: string) => ({ date, committerDate: date });
  const hub = (user: string, more = '') =>
    `class Hub:\n    def open_hub(self, ${user}):\n        return self\n\n    def close_hub(self):\n        return None\n${more}`;
  repo.commit({
    message: 'Add the hub',
    files: {
      'app/hub.py': hub('user'),
      'app/limits.py': 'import os\n\nLIMIT = 1\n',
      'other/limits.py': 'import cache\n\nLIMIT = 2\n',
    },
  });
  const limits = repo.commit({
    message: 'Wait for the cache',
    ...at('2025-09-04T12:00:00Z'),
    files: { 'app/limits.py': 'import os\nimport cache_client\n\nLIMIT = 1\n' },
  });
  const changed = repo.commit({
    message: 'Take any user, for #12',
    ...at('2025-09-06T12:00:00Z'),
    files: { 'app/hub.py': hub('user=None') },
  });
  const child = repo.commit({
    message: 'Go on',
    ...at('2025-09-08T12:00:00Z'),
    files: { 'app/hub.py': hub('user=None', '\n    def child_hub(self):\n        return Hub()\n') },
  });
  built = await repo.build();
  const short = (hash: string) => hash.slice(0, 9);
  hashOf = { limits: short(limits.hash), changed: short(changed.hash), child: short(child.hash) };
});

async function commits(...lines: string[]): Promise<string[]> {
  const { claims } = await checkText(built.folder, lines.join('\n'));
  return claims
    .filter(({ kind }) => kind === 'commit-content' || kind === 'commit-date')
    .map(({ line, kind, verdict, measured }) => `${line} ${kind} ${verdict}: ${measured}`);
}

describe('what came to a file', () => {
  it('is a line of code, and the commit that brought it is told', async () => {
    expect(
      await commits(
        '- **Solution:** Added `import cache_client` to limits.py',
        '- Added `import os` to limits.py',
        '- Added `import nothing` to limits.py',
        '- Never added `import cache_client` to limits.py',
      ),
    ).toEqual([
      `1 commit-content verified: ${hashOf.limits} of 2025-09-04 "Wait for the cache" added it to app/limits.py`,
    ]);
  });

  it('is a definition, on the day of the commit that brought it, where the hash is not here', async () => {
    expect(
      await commits(
        '- The `child_hub` method was **added to Hub** on 2025-09-08 (commit `0123abc45`)',
        '- The `child_hub` method was added to Hub on 2025-09-02 (commit `0123abc45`)',
        '- The `child_hub` method was added to Store on 2025-09-08 (commit `0123abc45`)',
        '- The `open_hub` method was added to Hub on 2025-09-06 (commit `0123abc45`)',
      ),
    ).toEqual([`1 commit-date verified: ${hashOf.child} of 2025-09-08 brought child_hub to app/hub.py`]);
  });
});

describe('what a commit for an issue changed', () => {
  it('is the definition whose lines a commit that names it changed, and its day', async () => {
    const told = `${hashOf.changed} of 2025-09-06 "Take any user, for #12" changed lines of open_hub in app/hub.py`;
    expect(
      await commits(
        '- Issue #12 commit (0123abc45) deployed 2025-09-06 changed `open_hub()`',
        '- Issue #12 commit (0123abc45) deployed 2025-09-01 changed `open_hub()`',
        '- Issue #12 commit (0123abc45) changed `close_hub()`',
        '- Issue #13 commit (0123abc45) changed `open_hub()`',
      ),
    ).toEqual([
      `1 commit-content verified: ${told}`,
      `1 commit-date verified: ${told}`,
      `2 commit-content verified: ${told}`,
    ]);
  });
});
