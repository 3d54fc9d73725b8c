import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const LOADER = 'async def load_rows(table):\n    return table.rows\n';
const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': `${LOADER}\n\nclass Config:\n    strict = True\n`,
    'app/ledger.py': `${LOADER}\n\nasync def load_all(tables):\n    for table in tables: return table\n`,
    'app/plain.py': 'async def load_none(): return None\n',
    'tests/test_hub.py': 'async def load_hub(): return None\n',
    'docs/notes.md': 'Search for `async def load.*return` and for `class Config:`.\n',
  }),
);
const told = async (...lines: string[]) =>
  (await check(...lines)).claims
    .filter(({ kind }) => kind === 'count')
    .map(({ line, verdict, measured, scope }) => `${line} ${verdict} ${measured} ${scope}`);

describe('files and places that hold what a code span searches for', () => {
  it('are counted as the expression finds them, in code, without tests, and in all files', async () => {
    expect(
      await told(
        '- 2 files with `async def load.*return` patterns',
        '- 1 production file with the `async def load.*return` pattern',
        '- 3+ files still using `async def load.*return`',
        '- 9 files with `async def load.*return` patterns',
        '- 4 critical files with `async def load.*return` patterns',
      ),
    ).toEqual([
      '1 verified 2 code, tests included',
      '2 verified 1 code without tests',
      '3 verified 3 all files, documents included',
      '4 refuted 2 (code, tests included), 1 (code without tests) and 3 (all files, documents included) code, tests included, code without tests and all files, documents included',
      '5 not checkable 2 (code, tests included), 1 (code without tests) and 3 (all files, documents included) code, tests included, code without tests and all files, documents included',
    ]);
  });

  it('are counted as a text where a statement stands there', async () => {
    expect(
      await told(
        '- 2 files with `class Config:` patterns',
        '- 248+ additional files with `class Config:` patterns',
        '- 12 test files with `class Config:`',
      ),
    ).toEqual([
      '1 verified 2 all files, documents included',
      '2 refuted 1 (code, tests included) and 2 (all files, documents included) code, tests included and all files, documents included',
      '3 refuted 0 (code of tests) code of tests',
    ]);
  });

  it('are not told of where files are to be changed, or where something else is counted', async () => {
    expect(
      await told(
        '- Convert 9 files with `async def load.*return` patterns',
        '- 9 files were changed to `class Config:`',
        '- 9 hubs with `class Config:`',
      ),
    ).toEqual([]);
  });
});
