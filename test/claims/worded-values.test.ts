import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/database_timeouts.py': [
      'def timeouts(environment):',
      '    return {',
      '        "staging": {',
      '            "initialization_timeout": 75.0,',
      '        },',
      '        "production": {',
      '            "initialization_timeout": 90.0,',
      '        },',
      '    }',
      '',
    ].join('\n'),
    'app/many.py': Array.from({ length: 9 }, (_, i) => `pool${i}_timeout = 33\n`).join(''),
    'tests/test_database.py': 'initialization_timeout = 55.0\n',
  }),
);

describe('a setting in words, without its name', () => {
  it('is what code gives to a name with these words, in the block of the environment', async () => {
    const { claims } = await check(
      '- Database timeout extended to 75.0s for staging',
      '- Database timeout extended to 90.0s for staging',
      '- The 90-second database timeouts are applied',
      '- Initialization timeout of 90 seconds (previously 75.0s) in production',
    );
    expect(told(claims, 'config')).toEqual(['1 config verified', '3 config verified', '4 config verified']);
    expect(claims.find(({ kind }) => kind === 'config')?.measured).toBe(
      'initialization_timeout is 75 at app/database_timeouts.py:4',
    );
  });

  it('is that of the environment which its label names, where the file that is spoken of has one', async () => {
    const { claims } = await check(
      '**File**: `app/database_timeouts.py`',
      '- Staging initialization timeout: 90.0s',
      '- Production initialization timeout: 90.0s',
      '- Initialization timeout: 75.0s',
    );
    expect(told(claims, 'config')).toEqual([
      '2 config not checkable',
      '3 config verified',
      '4 config verified',
    ]);
  });

  it('says nothing of what was measured, of tests, of plans and of what many names have', async () => {
    const { claims } = await check(
      '- Database timeout after 75.0s',
      '- Database timeout is 55.0s',
      '- The database timeout should be 75.0s',
      '- Pool timeout is 33 seconds in many places',
      '- Hub timeout is 75.0s',
    );
    expect(told(claims, 'config')).toEqual([]);
  });
});
