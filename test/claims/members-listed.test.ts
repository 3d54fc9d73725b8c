import { describe, expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/level.py': [
      'class Level(Enum):',
      '    """How much of it works."""',
      '    FULL = "full"',
      '    # some of it',
      '    PARTIAL = "partial"',
      '    NONE = "none"',
      '',
      'READY = 1',
    ].join('\n'),
    'app/state.ts': "type State = 'OPENING' | 'OPEN' | 'CLOSED';\n// LOST, GONE, AWAY\n",
    'app/far.py': 'WARM = 1\n\n\n\n\n\nHOT = 2\n\n\n\n\n\nCOLD = 3\n',
  }),
);
const symbols = (...lines: string[]) => measuredOf('symbol', check(...lines));

describe('names in capitals that are listed', () => {
  it('stand together in code that gives them values, or quotes them', async () => {
    expect(
      await symbols(
        '- **Levels:** ✅ FULL, PARTIAL and NONE',
        '- It goes through OPENING → OPEN → CLOSED.',
        '- States (OPENING/OPEN/CLOSED) are kept',
      ),
    ).toEqual([
      '1 verified: all 3 names at app/level.py:3-6',
      '2 verified: all 3 names at app/state.ts:1',
      '3 verified: all 3 names at app/state.ts:1',
    ]);
  });

  it('are not told of where they stand apart, in comments, are denied, or emphasis', async () => {
    expect(
      await symbols(
        '- Levels: WARM, HOT, COLD',
        '- Levels: LOST, GONE, AWAY',
        '- The levels FULL, PARTIAL, NONE are missing',
        '- FULL PARTIAL, NONE, READY',
        '- FULL, PARTIAL',
        '- Levels: FULL, PARTIAL, NONE, READY',
        '- Formats: HTML, XML, JSON',
      ),
    ).toEqual(['6 verified: all 4 names at app/level.py:3-8']);
  });
});
