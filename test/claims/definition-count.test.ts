import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/one.py': 'class HubRegistry:\n    pass\n',
    'app/two.py': 'class HubRegistry:\n    pass\n\n\ndef open_hub():\n    return HubRegistry()\n',
    'tests/test_hub.py': 'class HubRegistry:\n    pass\n',
  }),
);

describe('a number of definitions of a name', () => {
  it('is that with tests or without them, and refutes nothing', async () => {
    const { claims } = await check(
      '- There are 2 distinct `HubRegistry` implementations',
      '- Found HubRegistry classes: 3',
      '- 7 competing HubRegistry implementations',
      '- 4 broken HubRegistry implementations',
      '- We consolidated 9 HubRegistry implementations',
      '- 1 `open_hub()` definition',
      '- 2 `lost_hub()` definitions',
      '- **MULTIPLE IMPLEMENTATIONS:** 3 different HubRegistry classes found',
    );
    const counts = claims.filter(({ statement }) => / is defined /.test(statement));
    expect(counts.map(({ line, verdict }) => `${line} ${verdict}`)).toEqual([
      '1 verified',
      '2 verified',
      '3 not checkable',
      '6 verified',
      '8 verified',
    ]);
    expect(counts[0]?.measured).toBe(
      '2 definitions without tests, 3 with them: app/one.py:1 and app/two.py:1',
    );
  });

  it('may be told as several, or as twice; what a test stands in with makes none', async () => {
    const { claims } = await check(
      '- Multiple HubRegistry implementations solve the same problem',
      '- Duplicate `HubRegistry` classes',
      '- Multiple open_hub implementations',
      '- No duplicate HubRegistry classes are left',
      '',
      '**WHY 1:** Why does `HubRegistry.__init__()` reject it?',
      '- **ANSWER:** Multiple competing class definitions with different constructors',
      '- Multiple setting definitions',
    );
    const counts = claims.filter(({ statement }) => / is defined /.test(statement));
    expect(counts.map(({ line, verdict }) => `${line} ${verdict}`)).toEqual([
      '1 verified',
      '2 verified',
      '7 verified',
    ]);
    expect(counts[2]?.statement).toBe('HubRegistry is defined more than once');
  });
});

describe('a single definition', () => {
  const single = checkerOf(() =>
    repositoryWith({
      'app/one.py': 'class HubRegistry:\n    pass\n\n\nclass HubStore:\n    pass\n',
      'app/two.py': 'class HubRegistry:\n    pass\n',
      'tests/test_hub.py': 'class HubStore:\n    pass\n',
    }),
  );

  it('is one in code without tests, and refutes nothing', async () => {
    const { claims } = await single(
      '- Single HubStore implementation',
      '- **Hub Store**: Single implementation with old copies',
      '- Single canonical HubRegistry class',
      '- There is no single HubStore implementation',
      '- Single database implementation',
      '- **Hub Cache**: Single implementation',
      '- Multiple HubStore implementations',
    );
    const counts = claims.filter(({ kind }) => kind === 'count');
    expect(counts.map(({ line, verdict }) => `${line} ${verdict}`)).toEqual([
      '1 verified',
      '2 verified',
      '3 not checkable',
      '7 not checkable',
    ]);
  });
});
