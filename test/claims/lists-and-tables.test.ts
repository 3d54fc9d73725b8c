import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';

const checkAll = checkerOf(() =>
  repositoryWith({
    'package.json': '{\n  "name": "root"\n}\n',
    'server/package.json':
      '{\n  "name": "server",\n  "version": "1",\n  "type": "module",\n  "main": "a"\n}\n',
    'server/user.ts': 'export class User {}\n',
    'server/hubService.ts': 'export const hub = 1;\n',
    '.env.example': 'KEY=1\n',
    'tests/test_hub.py': 'def test_a():\n    pass\n\n\ndef test_b():\n    pass\n',
  }),
);
const check = async (...lines: string[]) => (await checkAll(...lines)).claims;

describe('a file that is said to be missing', () => {
  it('is told by a remark in brackets, or by what it is; the one that is there instead is there', async () => {
    const claims = await check(
      '- **server/user.ts** is MISSING (referenced but not implemented)',
      '- Missing user model (`server/user.ts`)',
      '- Missing: 1 critical file (server/user.ts)',
      '- Missing tests (`server/user.ts`)',
      '- The `.env` file is missing (only `.env.example` exists).',
    );
    expect(
      claims.filter(({ kind }) => kind === 'path').map((each) => `${each.line} ${each.statement}`),
    ).toEqual([
      '1 there is no server/user.ts',
      '2 there is no server/user.ts',
      '3 there is no server/user.ts',
      '4 server/user.ts exists',
      '5 .env.example exists',
    ]);
  });
});

describe('a path that is none', () => {
  it.each([
    ['an endpoint', '- `/api-docs.json` endpoint'],
    ['a form of names', '- `YYYYMMDD_description.sql` (dated)'],
    ['the name that a file shall have', '- `server/hubService.ts` → should be `HubService.ts`'],
  ])('is %s', async (_, text) => {
    const claims = await check(text);
    expect(claims.filter(({ statement }) => !statement.startsWith('server/hubService.ts'))).toEqual([]);
  });
});

describe('lines', () => {
  it('of a bare name may be of a file elsewhere, and are refuted where none of that name has them', async () => {
    expect(told(await check('- It is set (package.json line 5).'), 'line-reference')).toEqual([
      '1 line-reference verified',
    ]);
    expect(told(await check('- It is set (package.json line 50).'), 'line-reference')).toEqual([
      '1 line-reference refuted',
    ]);
  });

  it('are not of the file that the item before refers to', async () => {
    const claims = await check(
      '- It is installed (package.json line 2)',
      '- POST `/hubs` is implemented (line 232)',
    );
    expect(told(claims, 'line-reference')).toEqual(['1 line-reference not checkable']);
  });

  it('that an inherited file has not are doubted, not refuted', async () => {
    const [claim] = (await check('`server/user.ts` is used.', '', 'It stands at line 90.')).filter(
      ({ kind }) => kind === 'line-reference',
    );
    expect(claim).toMatchObject({ verdict: 'not checkable', needs: 'to know which file these lines are of' });
  });
});

describe('a table', () => {
  it('gives lengths and numbers of tests by the headings of its columns', async () => {
    const claims = await check(
      '| File | Lines | Tests | Share |',
      '| --- | --- | --- | --- |',
      '| `tests/test_hub.py` | 6 | 2 | 9 |',
      '| `tests/test_hub.py` | 60 | 3 | 9 |',
      '| all | 60 | 3 | 9 |',
    );
    expect(told(claims, 'line-count', 'test-count')).toEqual([
      '3 line-count verified',
      '3 test-count verified',
      '4 line-count refuted',
      '4 test-count refuted',
    ]);
  });
});

describe('a document about a product with a version', () => {
  it('tells of the present, and the heading of a release does not', async () => {
    const said = 'The file `server/user.ts` has 9 lines.';
    expect(told(await check('# Hub 2.0 Audit Report', '', said), 'line-count')).toEqual([
      '3 line-count refuted',
    ]);
    expect(told(await check('# Hub 2.0 (2025-09-01)', '', said), 'line-count')).toEqual([]);
    expect(told(await check('# Hub 2.0', '', said), 'line-count')).toEqual([]);
  });
});
