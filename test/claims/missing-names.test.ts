import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, told } from './check-text.js';

const check = checkerOf(() => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  const hub = (imports: string, method: string) =>
    `import os\n${imports}\n\nclass HubStore:\n    def close_hub(self):\n        return os\n${method}`;
  repo.commit({ message: 'Add the hub', files: { 'app/hub.py': hub('', '') } });
  repo.commit({
    message: 'Fix #12: open hubs',
    files: { 'app/hub.py': hub('import sys', '\n    def open_hub(self):\n        return sys\n') },
  });
  repo.commit({ message: 'Read', date: '2025-11-01T08:00:00Z', files: { 'README.md': 'read\n' } });
  return repo.build();
});

describe('what was missing', () => {
  it('is shown by an earlier version without it, of the class or of the file that is spoken of', async () => {
    const { claims } = await check(
      '**File**: `app/hub.py`',
      '',
      '- **Root cause**: Missing `sys` import',
      '- **Root cause**: Missing `os` import',
      '',
      '| Why | Cause |',
      '|---|---|',
      '| Why 1 | Missing HubStore.open_hub() method |',
      '| Why 2 | Missing HubStore.close_hub() method |',
    );
    const own = claims.filter(({ statement }) => statement.includes(' lacked '));
    expect(told(own, 'symbol')).toEqual(['3 symbol verified', '8 symbol verified']);
    expect(own[0]?.measured).toMatch(/^missing until [0-9a-f]{9} of 2025-09-01; at app\/hub\.py:2$/);
  });

  it('is missing still, and nothing is said of now by what was missing long ago', async () => {
    const { claims } = await check(
      '- Missing `json` import in `app/hub.py`',
      '- Missing `limit` attribute in HubStore',
      '- It works with a missing `sys` import in `app/hub.py`',
      '- Add the missing `json` import to `app/hub.py`',
    );
    const own = claims.filter(({ statement }) => statement.includes(' lacked '));
    expect(told(own, 'symbol')).toEqual(['1 symbol verified', '2 symbol verified']);
  });
});

describe('work on an issue', () => {
  it('is over where a commit names it', async () => {
    const { claims } = await check(
      '- **Evidence**: Recent hub fix (#12) resolved the code',
      '- **Evidence**: Recent hub fix (#13) resolved the code',
    );
    expect(told(claims, 'commit')).toEqual(['1 commit verified']);
  });
});
