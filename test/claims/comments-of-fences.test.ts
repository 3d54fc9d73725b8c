import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const HUB = [
  'from app.core import limits',
  '',
  'def open_hub(kind, data):',
  '    # Three tries, since the first may meet a cold start',
  '    tries = max(limits.of_kind(kind), 3)',
  '    message = {',
  '        "kind": kind,',
  '        "data": data,',
  '        "sentAt": clock.now(timezone.utc),',
  '    }',
  '    return send(message, tries)',
];
const OTHERS = Object.fromEntries(
  Array.from({ length: 45 }, (_, i) => [
    `app/other${i}.py`,
    'sent = {\n    "kind": kind,\n    "data": data,\n}\nsent = {\n    "sentAt": clock.now(timezone.utc),\n}\n',
  ]),
);

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': `${HUB.join('\n')}\n`,
    'tests/test_hub.py': 'from app.core.hub_factory import HubFactory\n',
    ...OTHERS,
  }),
);

const snippetsIn = async (...lines: string[]) =>
  (await check(...lines)).claims
    .filter(({ kind }) => kind === 'snippet')
    .map(({ line, verdict }) => `${line} ${verdict}`);

describe('lines of a fence that are no code by themselves', () => {
  it('are comments that stand beside its code, and refute nothing', async () => {
    expect(
      await snippetsIn(
        'The hub is patient:',
        '```python',
        '# Three tries, since the first may meet a cold start',
        '# This is what makes it so slow in the morning',
        'tries = max(limits.of_kind(kind), 3)',
        '```',
      ),
    ).toEqual(['3 verified', '5 verified']);
  });

  it('are imports that leave out what is imported', async () => {
    expect(
      await snippetsIn(
        '```python',
        '# From test files:',
        'try:',
        '    from app.core.hub_factory import ...',
        '    from app.core.lost_factory import ...',
        '```',
      ),
    ).toEqual(['4 verified']);
  });

  it('stand in the file that is spoken of where each of them stands in many', async () => {
    const block = [
      'message = {',
      '    "kind": kind,',
      '    "data": data,',
      '    "sentAt": clock.now(timezone.utc),',
      '}',
      '```',
    ];
    expect(await snippetsIn('**File:** `app/hub.py`', '', '**Problem:**', '```python', ...block)).toContain(
      '5 verified',
    );
    expect(
      await snippetsIn('**File:** `app/other1.py`', '', '**Problem:**', '```python', ...block),
    ).not.toContain('5 verified');
  });
});
