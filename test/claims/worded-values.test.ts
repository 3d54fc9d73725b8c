import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/database_timeouts.py': [
      'def timeouts(environment):',
      '    return {',
      '        "staging": {',
      '            "initialization_timeout": 75.0,',
      '            "pool_timeout": 45.0,',
      '        },',
      '        "production": {',
      '            "initialization_timeout": 90.0,',
      '        },',
      '    }',
      '',
    ].join('\n'),
    'app/limits.py': 'SESSION_TIMEOUT = 300\nretry_delay_ms = 500\nworker_memory_limit = "4Gi"\n',
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
      'initialization_timeout is 75.0 for staging at app/database_timeouts.py:4',
    );
  });

  it('is that of the environment which its label names, where the file that is spoken of has one', async () => {
    const { claims } = await check(
      '**File**: `app/database_timeouts.py`',
      '- Staging initialization timeout: 90.0s',
      '- Production initialization timeout: 90.0s',
      '- Initialization timeout: 75.0s',
    );
    expect(told(claims, 'config')).toEqual(['2 config refuted', '3 config verified', '4 config verified']);
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

  it('is told by a figure and the word beside it, in the file that the same setting has elsewhere in the text', async () => {
    const { claims } = await check(
      '**File**: `app/database_timeouts.py`',
      '- Staging initialization timeout: 25.0s',
      '- Pool timeout: 20s',
      '',
      '## State',
      '',
      '- **Database Timeouts**: fit the cloud (25s initialization, 20s pool)',
      '- The database is timing out after 20.0s (actual) vs 75.0s (configured)',
      '- The 75.0s timeout was exceeded by a connection',
    );
    expect(told(claims, 'config')).toEqual([
      '2 config refuted',
      '3 config refuted',
      '7 config refuted',
      '7 config refuted',
      '8 config verified',
    ]);
    expect(claims[1]?.correction).toBe(
      'initialization_timeout is 75.0 for staging (app/database_timeouts.py:4).',
    );
  });

  it('is found in what a command printed, where the text has said of which file it is', async () => {
    const { claims } = await check(
      '**File**: `app/database_timeouts.py`',
      '- Staging initialization timeout: 25.0s',
      '',
      'It prints:',
      '```',
      '  Staging initialization_timeout: 25.0s',
      '  Elapsed: 25.0s',
      '```',
    );
    expect(told(claims, 'config')).toEqual(['2 config refuted', '6 config refuted']);
  });

  it('has a unit: minutes, milliseconds and memory are what code counts in seconds or calls Gi', async () => {
    const { claims } = await check(
      '### `app/limits.py`',
      '',
      '- **Session timeout**: 5 minutes',
      '- **Retry delay**: 0.5s',
      '- **Worker memory limit**: 4 GB',
      '- **Retry delay**: 2s',
    );
    expect(told(claims, 'config')).toEqual([
      '3 config verified',
      '4 config verified',
      '5 config verified',
      '6 config refuted',
    ]);
  });
});
