import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, told } from './check-text.js';

const check = checkerOf(() => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({
    message: 'Add the hub',
    files: {
      'app/hub.py': 'PORT = 8001\n\n\ndef open_hub(user):\n    return user.payload or 5432\n',
      'app/store.py': 'class HubStore:\n    def find_hub(self):\n        return 1\n',
      'web/hub.ts':
        'export const handleHub = (\n  state: State,\n) => {\n  const id = message.payload?.hub_id;\n  const body = {\n    payload: data.payload || data.data,\n  };\n};\n\nexport const other = 1;\n',
      'compose.yml': 'services:\n  hub:\n    ports:\n      - "8080:8002"\n',
      'tests/test_a.py': 'URL = "http://localhost:8002"\n',
      'tests/test_b.py': 'URL = "http://localhost:8002/b"\n',
    },
  });
  repo.commit({ message: 'Read', date: '2025-09-12T08:00:00Z', files: { 'README.md': 'read\n' } });
  repo.commit({ message: 'Read more', date: '2025-09-13T08:00:00Z', files: { 'README.md': 'more\n' } });
  return repo.build();
});

describe('the number of a port', () => {
  it('is verified where code or configuration has it as a port', async () => {
    const { claims } = await check(
      'The hub runs on port 8001, and the store on ports 8002/8080.',
      '',
      'Port 5432 is open.',
    );
    expect(
      claims
        .filter(({ kind }) => kind === 'config')
        .map(({ verdict, measured }) => `${verdict}: ${measured}`),
    ).toEqual([
      'verified: 1 line: app/hub.py:1',
      'verified: 3 lines: compose.yml:4, tests/test_a.py:1 and tests/test_b.py:1',
    ]);
  });

  it('is what files are counted by', async () => {
    const { claims } = await check(
      'Found 2+ test files referencing port 8002.',
      '',
      'Found 9 test files referencing port 8002.',
    );
    expect(told(claims, 'count')).toEqual(['1 count verified', '3 count not checkable']);
  });
});

describe('names in a diagram', () => {
  it('are verified where code defines them, and nothing is said of others', async () => {
    const { claims } = await check(
      '```mermaid',
      'graph TD',
      '    A[Request] --> B[open_hub Handler]',
      '    B --> C{HubStore.find_hub}',
      '    C --> D[close_hub]',
      '```',
    );
    expect(told(claims)).toEqual(['3 symbol verified', '4 symbol verified']);
  });

  it('are those of the branches of a drawn tree that say what they are', async () => {
    const { claims } = await check(
      '```',
      'Hubs of a user',
      '├── HubStore (keeps the hubs)',
      '├── HubMaker (makes them)',
      '└── Stores that were there before',
      '```',
    );
    expect(told(claims)).toEqual(['3 symbol verified']);
  });

  it('are those of the function that a record of a log names, too', async () => {
    const { claims } = await check(
      '```json',
      '{ "level": "ERROR",',
      '  "function": "open_hub",',
      '  "line": "12" }',
      '```',
    );
    expect(told(claims, 'symbol')).toEqual(['3 symbol verified']);
  });
});

describe('an expression behind the file that has it', () => {
  it('is verified by the line', async () => {
    const { claims } = await check(
      '- `web/hub.ts`: `message.payload?.hub_id`',
      '- `web/hub.ts`: `payload: data.payload || data.data`',
      '- `web/hub.ts`: `message.payload?.store_id`',
    );
    expect(told(claims, 'snippet', 'config')).toEqual(['1 snippet verified', '2 snippet verified']);
  });
});

describe('lines inside of a function that is bound to a name', () => {
  it('are those of the function', async () => {
    const { claims } = await check(
      '**File:** `web/hub.ts`',
      '',
      '**Function:** `handleHub` (lines 4-7)',
      '',
      '**Function:** `handleHub` (line 10)',
    );
    expect(told(claims, 'line-reference')).toEqual(['3 line-reference verified', '5 line-reference refuted']);
  });
});

describe('commits since a day', () => {
  it('are counted', async () => {
    const { claims } = await check(
      'We read 2+ git commits since September 12, 2025.',
      '',
      'We read 3+ commits since 2025-09-12.',
    );
    expect(
      claims
        .filter(({ kind }) => kind === 'commit-count')
        .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`),
    ).toEqual(['1 verified: 2 commits', '3 not checkable: 2 commits']);
  });
});

describe('the day on which a document says it was generated', () => {
  it('stands at its end', async () => {
    const { claims } = await check(
      '# Audit',
      '',
      'The hub is open.',
      '',
      '*Generated with a tool on 2025-09-13*',
    );
    expect(told(claims, 'date')).toEqual(['5 date verified']);
  });
});
