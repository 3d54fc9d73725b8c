import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const HUB = `"""Hubs of a user."""

LIMIT_OF_HUBS = 20


def open_hub(user):
    logger.info("the hub of the user is opened")
    if user is None:
        raise ValueError("No hub configured for the user")
    return Hub(user, LIMIT_OF_HUBS)


class HubStore:
    def close(self, connections):
        return connections.shut(self)
`;
const LEDGER = `import os


def count_ledger_rows(table):
    rows = table.rows(os.environ["ROWS"])
    return len(rows)
`;
const check = checkerOf(() => repositoryWith({ 'app/hub.py': HUB, 'app/ledger.py': LEDGER }));
const ofLines = async (...lines: string[]) =>
  (await check(...lines)).claims.filter(({ kind }) => kind === 'line-reference');
const told = async (...lines: string[]) =>
  (await ofLines(...lines)).map(({ line, verdict }) => `${line} ${verdict}`);

describe('a place that is told apart from what is there', () => {
  it('holds what the item before quotes or names', async () => {
    const claims = await ofLines(
      '- Then it raises "No hub configured"',
      '- **Location**: `app/hub.py:3`',
      '- It is created by `open_hub`',
      '- **Location**: `app/hub.py:6`',
      '- **Evidence**: `LIMIT_OF_HUBS = 30`',
      '- **File Location**: `app/hub.py:14`',
      '- It is in `another_name`',
      '- **Location**: `app/hub.py:6`',
    );
    expect(claims.map(({ line, verdict, correction }) => [line, verdict, correction])).toEqual([
      [2, 'refuted', 'No hub configured is at line 9 of app/hub.py.'],
      [4, 'verified', null],
      [6, 'refuted', 'LIMIT_OF_HUBS = is at line 3 of app/hub.py.'],
      [8, 'not checkable', null],
    ]);
  });

  it('holds the code of the items below it', async () => {
    expect(
      await told(
        '- **File**: `app/hub.py:9`',
        '- **Method**: `Hub()` in the opening',
        '- **Issue**: it is never awaited',
        '',
        '```python',
        'def open_hub(user):',
        '    if user is None:',
        '    return Hub(user, LIMIT_OF_HUBS)',
        '```',
        '',
        '- **File**: `app/hub.py:14`',
        '- **Pattern**: `LIMIT_OF_HUBS = 20` is never read',
        '',
      ),
    ).toEqual(['1 refuted', '11 refuted']);
    expect(
      (await ofLines('- **File**: `app/hub.py:3`', '- **Remedy**: `LIMIT_OF_HUBS = 20` is to be read')).map(
        ({ measured }) => measured,
      ),
    ).toEqual(['the lines are there: LIMIT_OF_HUBS = 20']);
    expect(
      await told(
        '- **File**: `app/hub.py:10`',
        '- **Method**: `Hub()` in the opening',
        '',
        '```python',
        'def open_hub(user):',
        '    if user is None:',
        '    return Hub(user, LIMIT_OF_HUBS)',
        '```',
      ),
    ).toEqual(['1 verified']);
  });

  it('holds the module that a warning of Python names', async () => {
    const warned = (place: string) =>
      told(
        '```',
        `app/ledger.py:${place}: DeprecationWarning: ISSUE #4:`,
        "Importing 'os' or 'os.environ' is old",
        '```',
      );
    expect(await warned('5')).toEqual(['2 verified']);
    expect(await warned('6')).toEqual(['2 not checkable']);
  });

  it('uses what is said to be deprecated', async () => {
    expect(await told('- `app/hub.py:10` uses deprecated `old_ledger` instead of a store')).toEqual([
      '1 refuted',
    ]);
  });

  it('holds what is told below it in a fence, which may be shortened', async () => {
    const at = (place: string, code: string) =>
      told('```', `Location: app/hub.py:${place}`, `Evidence: ${code}`, '```');
    expect(await at('3', 'LIMIT_OF_HUBS = 20')).toEqual(['2 verified']);
    expect(await at('6', 'LIMIT_OF_HUBS = 20')).toEqual(['2 refuted']);
    expect(await at('9', 'raise ValueError("No hub configured")')).toEqual(['2 verified']);
    expect(await at('9', 'nothing of this kind is there')).toEqual(['2 not checkable']);
  });

  it('is one of those that the line above them is about', async () => {
    expect(
      await told('Functions that read the environment:', '- `app/ledger.py:5`', '- `app/hub.py:14`'),
    ).toEqual(['2 verified', '3 not checkable']);
  });
});

describe('the error that occurs at a line', () => {
  it('is the one that was quoted before', async () => {
    const quoted = '**Question**: Why did the "No hub configured" error occur?';
    expect(await told(quoted, '', '- The error occurs at `app/hub.py:7` because `user` is None')).toEqual([
      '3 refuted',
    ]);
    expect(await told(quoted, '', '- The error occurs at `app/hub.py:9` because `user` is None')).toEqual([
      '3 verified',
    ]);
  });

  it('may be what a program says when it runs, which no file holds', async () => {
    expect(await told("`'Hub' object has no attribute 'open'` at `app/hub.py:9`")).not.toContain('1 refuted');
  });
});

describe('code below a place in a comment', () => {
  it('is all of the block, and one word more makes other code of it', async () => {
    const below = (...code: string[]) => told('In `app/hub.py`:', '```python', ...code, '```');
    expect(
      await below(
        '# app/hub.py line 9',
        'def open_hub(user):',
        '    raise ValueError("No hub configured for the user")',
      ),
    ).toEqual(['3 verified']);
    expect(await below('# line 15: closes', 'return await connections.shut(self)')).toEqual([
      '3 not checkable',
    ]);
  });
});

describe('a block that is shown for a range', () => {
  it('is not refuted where it is written otherwise and stands close by', async () => {
    const at = (range: string, first: string) =>
      told(
        '```python',
        `# app/hub.py:${range}`,
        first,
        'raise ValueError("No hub configured for the user")',
        '```',
      );
    const exact = 'logger.info("the hub of the user is opened")';
    expect(await at('12-15', 'logger.info("the hub is opened now")')).toEqual(['2 not checkable']);
    expect(await at('12-15', exact)).toEqual(['2 refuted']);
  });

  it('may be of the file of the class that is named above it', async () => {
    const fence = (code: string) => [
      '`HubStore` is small:',
      '```python',
      '# Line 14-15: Closes',
      code,
      '```',
    ];
    expect(await told(...fence('return connections.shut(self)'))).toEqual(['3 verified']);
    expect(await told(...fence('return connections.open(self)'))).toEqual([]);
  });
});

describe('a method with its class, and the name of a module', () => {
  it('stand where the lines hold them without the class, or as an import does', async () => {
    expect(
      await told(
        '- The `HubStore.close()` method at line 14 in `app/hub.py` shuts it',
        '- The HubStore.close() method at line 3 in `app/hub.py` shuts it',
        '- The HubStore.close() method at line 13 in `app/hub.py` shuts it',
      ),
    ).toEqual(['1 verified', '2 refuted', '3 refuted']);
  });
});

describe('a file that is not named beside its lines', () => {
  it('may be another one that the document names', async () => {
    const lines = [
      'It is in `app/ledger.py`.',
      '',
      '## The hub',
      '',
      'It opens `app/hub.py`.',
      '',
      '- Line 4: `def count_ledger_rows(table):`',
    ];
    expect(await told(...lines)).toEqual(['7 verified']);
  });

  it('is not one that the sentence names for something else', async () => {
    expect(await told('In `app/ledger.py`:', '- Line 1: import of `os` conflicts with `app/hub.py`')).toEqual(
      ['2 verified'],
    );
  });
});

describe('a message that is logged', () => {
  it('is no warning where it is logged as information, and words of a file’s name are all over it', async () => {
    expect(
      await told(
        '- `app/hub.py:7` - user warning',
        '- `app/hub.py:7` - hub of the user',
        '- `app/ledger.py:6` - ledger balances',
      ),
    ).toEqual(['1 not checkable', '2 verified', '3 not checkable']);
  });
});
