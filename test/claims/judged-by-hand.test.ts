import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, checkText, repositoryWith, told } from './check-text.js';

/** A class for each of so many files, all with a method of the same plain word. */
const many = Object.fromEntries(
  Array.from({ length: 42 }, (_, i) => [
    `app/hub${i}.py`,
    `class HubStore${i}:\n    def connect(self):\n        return ${i}\n\n    def open_hub_${i}(self):\n        return ${i}\n`,
  ]),
);

const check = checkerOf(() =>
  repositoryWith({
    ...many,
    'app/lamp.py':
      '"""Shutter ladder gaps of the attic exposed."""\nREADY = "https://hub.example.net/health/ready"\nMODE = "LAMP_MODE=test_all"\n',
    'app/moved.py': 'import os\n\n\nLIMITS_OF_HUB = 3\n\ndef other():\n    return os\n',
    'tests/test_lamp.py': 'def test_lamp():\n    print("all lamps were lit successfully")\n',
    'docs/other.md':
      '- 50 concurrent shutters load at once\n- The hub risks $640K of shutters\n- Lines 34, 288: shutters\n- 77 shutters were painted\n',
  }),
);

describe('verdicts that were read by hand', () => {
  it('take no label for what a file says', async () => {
    const { claims } = await check(
      '**File**: `app/lamp.py`',
      '',
      '**Shutter ladder gaps exposed:**',
      '- Shutter ladder gaps exposed',
    );
    const spoken = claims.filter(({ statement }) => statement.includes(' speaks of '));
    expect(spoken.map(({ line }) => line)).toEqual([4]);
  });

  it('take no address or setting for a longer one that begins so', async () => {
    const { claims } = await check(
      '- It asks `https://hub.example.net/health` often',
      '- It asks `https://hub.example.net/health/ready` often',
      '- It sets `LAMP_MODE=test` and then `LAMP_MODE=test_all`',
    );
    const places = claims.filter(
      ({ statement, verdict }) => verdict === 'verified' && / holds? /.test(statement),
    );
    expect(places.map(({ line, statement }) => `${line} ${statement}`)).toEqual([
      '2 code holds https://hub.example.net/health/ready',
      '3 the code holds LAMP_MODE=test_all',
    ]);
  });

  it('say where only tests hold a text', async () => {
    const { claims } = await check('- It prints "all lamps were lit successfully" at the end');
    expect(claims[0]?.scope).toMatch(/in tests alone$/);
  });

  it('tell nothing of a plain word that everything defines', async () => {
    const { claims } = await check('- `connect()` fails', '- `open_hub_7()` fails');
    expect(told(claims, 'symbol')).toEqual(['2 symbol verified']);
  });

  it('take a figure for the same only where it counts the same', async () => {
    const { claims } = await check(
      '- 50 imports of shutters at once and concurrently',
      '- 640 shutters of the hub',
      '- 34 shutters, 288 of them',
      '- 77 shutters were painted',
    );
    expect(told(claims, 'citation')).toEqual(['4 citation verified']);
  });

  it('show a commit by its hash, and its subject as it was written', async () => {
    const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
    repo.commit({ message: 'fix(hub): close the lamp of the attic', files: { 'a.py': 'x = 1\n' } });
    const built = await repo.build();
    const { claims } = await checkText(
      built.folder,
      '- `0123abc45` - fix(hub): close the lamp of the attic\n',
    );
    const own = claims.find(({ statement }) => statement.startsWith('a commit says'));
    expect(own?.statement).toBe('a commit says "fix(hub): close the lamp of the attic"');
    expect(own?.command).toMatch(/^git show .* [0-9a-f]{9}$/);
  });

  it('date a document by the commit that wrote it, not by one that only moved it', async () => {
    const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
    const text = '# Report of the hub\n\n**Date:** 2025-09-01\n\nAll of it is as it was, and shall be so.\n';
    repo.commit({ message: 'Write', files: { 'docs/report.md': text } });
    repo.commit({
      message: 'Move',
      date: '2025-09-20T08:00:00Z',
      rename: { 'docs/report.md': 'docs/old/report.md' },
    });
    const built = await repo.build();
    const { claims } = await checkText(built.folder, text, { path: 'docs/old/report.md' });
    const own = claims.find(({ kind }) => kind === 'date');
    expect(own).toMatchObject({ verdict: 'verified', measured: 'the document was committed on 2025-09-01' });
  });

  it('do not follow lines that never held what they are said to hold', async () => {
    const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
    const code = 'import os\n\nLIMIT = 3\nSHADES = os\n';
    const text = '# Audit of the hub\n\n- `app/hub.py` lines 3-4 (LAMP_SWITCHES)\n';
    repo.commit({ message: 'Write', files: { 'app/hub.py': code, 'docs/audit.md': text } });
    repo.commit({ message: 'Grow', files: { 'app/hub.py': `import re\nimport sys\n${code}` } });
    const built = await repo.build();
    const { claims } = await checkText(built.folder, text, { path: 'docs/audit.md' });
    expect(claims.filter(({ correction }) => correction?.startsWith('It is at '))).toEqual([]);
  });
});
