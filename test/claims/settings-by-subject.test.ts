import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRepository, RepositoryBuilder } from '../repository-builder.js';
import { checkText } from './check-text.js';

let built: BuiltRepository;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  const settings = (start: number, pool: number) =>
    [
      'TIMEOUTS = {',
      '    "staging": {',
      '        # waits for the store',
      `        "start_timeout": ${start}.0,`,
      `        "pool_timeout": ${pool}.0,`,
      `        "wait_timeout": ${start === 95 ? 45 : 10}.0,`,
      '    },',
      '    "production": {',
      '        "start_timeout": 90.0,',
      '    },',
      '}',
    ].join('\n');
  for (const [start, pool] of [
    [12, 30],
    [20, 45],
    [75, 50],
    [95, 55],
  ] as const)
    repo.commit({
      message: `Wait ${start}`,
      files: {
        'app/store_timeouts.py': settings(start, pool),
        'deploy/relay_staging.yml': 'RELAY_PING_TIMEOUT: 75\n',
        'deploy/env.yml': 'STORE_TIMEOUT: 20\n',
        'app/lamp.py': `lamp_interval = ${start + 100}\n`,
      },
    });
  built = await repo.build();
});

async function configs(...lines: string[]): Promise<string[]> {
  const { claims } = await checkText(built.folder, lines.join('\n'));
  return claims
    .filter(({ kind }) => kind === 'config')
    .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);
}

describe('a setting that is said by what it is of', () => {
  it('is looked for in the file that is called so, by the name that has the value or had it', async () => {
    expect(
      await configs(
        '- Store timeout extended to 95.0s for staging',
        '- Store timeout extended to 75.0s for staging',
      ),
    ).toEqual([
      '1 verified: start_timeout is 95.0 for staging at app/store_timeouts.py:4',
      '2 refuted: start_timeout is 95.0 for staging; it was 75.0 before',
    ]);
  });

  it('may be named elsewhere in the text, and is no other that has this value', async () => {
    expect(await configs('The store timeout fires.', '', '- Staging timeout properly set to 75.0s')).toEqual([
      '3 refuted: start_timeout is 95.0 for staging; it was 75.0 before',
    ]);
    expect(await configs('The hub timeout fires.', '', '- Staging timeout properly set to 75.0s')).toEqual(
      [],
    );
  });

  it('went through the values that its name had, in their order', async () => {
    const had = 'start_timeout has had 95.0, 75.0, 20.0 and 12.0 for staging';
    expect(
      await configs(
        'The store timeout fires in staging.',
        '',
        '- Timeout progression: 12.0s → 20.0s → 75.0s',
        '- Timeout progression: 12.0s → 45.0s → 75.0s',
        '- Timeout escalation 12.0s → 75.0s',
        '- Store timeout is 95.0s (previously 60.0s)',
        '- Timeout progression: 75.0s → 20.0s → 12.0s',
      ),
    ).toEqual([
      `3 verified: ${had}`,
      `4 refuted: ${had}`,
      `5 verified: ${had}`,
      `6 refuted: ${had}`,
      '6 verified: start_timeout is 95.0 for staging at app/store_timeouts.py:4',
    ]);
  });

  it('is not refuted by a value that fits by chance, where nothing says that this is meant', async () => {
    const near = ['The store timeout fires in staging.', ''];
    expect(await configs(...near, '- Staging timeout raised: 13s → 30s')).toEqual([]);
    expect(await configs(...near, '- Staging timeout raised: 13s → 75s')).toEqual([]);
    expect(await configs(...near, '- Staging timeout is set to 30.0s')).toEqual([]);
    expect(await configs(...near, '- Staging store timeout raised: 13s → 75s')).toEqual([
      '3 refuted: start_timeout has had 95.0, 75.0, 20.0 and 12.0 for staging',
    ]);
  });

  it('is that of today where the row is said to be', async () => {
    expect(await configs('- Store timeout', '  - Current: 20.0s → 75.0s')).toEqual([
      '2 refuted: start_timeout has had 95.0, 75.0, 20.0 and 12.0 for staging',
    ]);
  });

  it('is that of the name which has the word beside the value, of what the line above its list names', async () => {
    expect(
      await configs(
        'The store timeout and the lamp timeout fire.',
        '',
        '- Store timeout settings in staging are slow',
        '  - All of it for staging timeouts (45s wait, 55s pool)',
      ),
    ).toEqual([
      '4 verified: wait_timeout is 45.0 for staging at app/store_timeouts.py:6',
      '4 verified: pool_timeout is 55.0 for staging at app/store_timeouts.py:5',
    ]);
  });

  it('is not told of what was set before, of values it never had, and where several may be meant', async () => {
    expect(
      await configs(
        '- Store timeout was 75.0s for staging before',
        '- Store timeout extended to 120.0s for staging',
        '',
        '## Recent development work',
        '',
        '- Store timeout set to 50.0s',
      ),
    ).toEqual(['6 refuted: pool_timeout is 55.0 for staging; it was 50.0 before']);
    expect(await configs('- Store timeout set to 20.0s in staging')).toEqual([]);
    // One name came to it, and another one has gone on since.
    expect(await configs('- Staging store timeout increased to 45.0s')).toEqual([]);
  });
});
