import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const HUB = `"""Hubs."""

async def open_hub(user):
    # look at it first: check(user)
    hub = make_hub(user)
    await hub.open()
    return hub
`;
const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': HUB,
    'notes/HUB-TRIAGE-WORKLOG-2025-09-01.md': '# Notes\n',
    'app/hub_triage_worklog.py': 'A = 1\n',
  }),
);
const told = async (kind: string, ...lines: string[]) =>
  (await check(...lines)).claims
    .filter((claim) => claim.kind === kind)
    .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);

describe('a line that is said to lack an await', () => {
  it('calls something without one; a remark calls nothing', async () => {
    expect(
      await told(
        'line-reference',
        '- Line 4 of `app/hub.py` is missing an `await` keyword',
        '- Line 5 of `app/hub.py` is missing an `await` keyword',
        '- Missing await at line 6 of `app/hub.py`',
        '',
        '1. **Location:** `app/hub.py` line 4',
        '2. **Action:** Add missing `await` keyword to the call',
      ),
    ).toEqual([
      '1 refuted: nothing is called there; line 4 reads: # look at it first: check(user)',
      '2 verified: no await is there; line 5 reads: hub = make_hub(user)',
      '3 refuted: it waits: line 6 reads: await hub.open()',
      '5 refuted: nothing is called there; line 4 reads: # look at it first: check(user)',
    ]);
  });

  it('says nothing of the word as a name', async () => {
    expect(await told('symbol', '- Line 5 of `app/hub.py` is missing an `await` keyword')).toEqual([]);
  });
});

describe('documents that are called by a name in capitals', () => {
  it('are there, or nothing is said', async () => {
    expect(
      await told(
        'path',
        '- HUB-TRIAGE-WORKLOG documents show the hubs',
        '- No HUB-TRIAGE-WORKLOG documents were found',
        '- HUB-RESCUE-WORKLOG documents show the hubs',
        '- HUB-TRIAGE-WORKLOG is its name',
      ),
    ).toEqual(['1 verified: 1 document: notes/HUB-TRIAGE-WORKLOG-2025-09-01.md']);
  });
});
