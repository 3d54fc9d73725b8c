import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const HUB = `"""Hubs of a user."""

LIMIT_OF_HUBS = 20


def open_hub(user):
    return Hub(user, LIMIT_OF_HUBS)


def close_hub(user):
    return None


class HubStore:
    """Keeps the connections that are open."""

    connections = ()
`;
const LEDGER = `import os


def count_ledger_rows(table):
    rows = table.rows(os.environ["ROWS"])
    return len(rows)
`;
const check = checkerOf(() => repositoryWith({ 'app/hub.py': HUB, 'app/ledger.py': LEDGER }));
const ofLines = async (...lines: string[]) =>
  (await check(...lines)).claims
    .filter(({ kind }) => kind === 'line-reference')
    .map(({ line, verdict, scope }) => `${line} ${verdict} ${scope?.split(' ')[0]}`);

describe('lines in cells of a table', () => {
  it('are of the file that the row names, and hold the code of the row', async () => {
    expect(
      await ofLines(
        '| File | Line | Code | Severity |',
        '|------|------|------|----------|',
        '| `app/hub.py` | 7 | `LIMIT_OF_HUBS` | high |',
        '| `app/ledger.py` | 2 | `count_ledger_rows` | `low` |',
        '| `app/ledger.py` | 4-6 | | |',
        '| `app/ledger.py` | 90 | | |',
        '| app/ledger.py, app/hub.py | 5 | | |',
      ),
    ).toEqual([
      '3 verified app/hub.py',
      '4 refuted app/ledger.py',
      '5 verified app/ledger.py',
      '6 refuted app/ledger.py',
    ]);
  });

  it('are none where a column tells how long files are', async () => {
    expect(
      await ofLines(
        '| File | Lines |',
        '|------|------|',
        '| `app/hub.py` | 17 |',
        '| `app/ledger.py` | 6 |',
      ),
    ).toEqual([]);
  });

  it('are of the file whose lines were told last, and speak of what the row begins with', async () => {
    expect(
      await ofLines(
        '- A connection is kept by `app/hub.py` at line 14',
        '',
        '## Parts',
        '',
        '| Part | State | Location |',
        '|------|------|------|',
        '| **Users who close** | done | Line 10 |',
        '| **Open connections** | in progress | Lines 14-17 |',
        '| **Ledger rows** | in progress | Line 3 |',
      ),
    ).toEqual([
      '1 verified app/hub.py',
      '7 verified app/hub.py',
      '8 verified app/hub.py',
      '9 not checkable app/hub.py',
    ]);
  });
});

describe('lines whose file is not named beside them', () => {
  it('are of the file in which the same lines were told before', async () => {
    expect(
      await ofLines(
        '- Connections are kept at lines 14-17 of `app/hub.py`',
        '- Rows are counted in `app/ledger.py`',
        '',
        '## Next',
        '',
        '1. Remove lines 14-17, which keep connections',
      ),
    ).toEqual(['1 verified app/hub.py', '6 verified app/hub.py']);
  });
});
