import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRepository, RepositoryBuilder } from '../repository-builder.js';
import { checkText, told } from './check-text.js';

let built: BuiltRepository;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  const settings = (timeout: string, pool: number) =>
    `settings = {\n    "init_timeout": ${timeout},\n    "pool_size": ${pool},\n}\n`;
  for (const [timeout, pool] of [
    ['8.0', 45],
    ['20.0', 45],
    ['75.0', 10],
  ] as const)
    repo.commit({ message: `Wait ${timeout}`, files: { 'app/settings.py': settings(timeout, pool) } });
  built = await repo.build();
});

const check = async (...lines: string[]) => {
  const { claims } = await checkText(built.folder, lines.join('\n'));
  return claims.filter(({ kind }) => kind === 'config');
};

describe('what a setting was before', () => {
  it('is looked for in the versions of the file, for the setting of that line', async () => {
    expect(await check('- `app/settings.py:2` - Timeout extended to 75.0s (previously 20.0s)')).toMatchObject(
      [{ verdict: 'verified', measured: 'init_timeout has had 75, 20 and 8' }],
    );
    expect(await check('- `app/settings.py:2` - Timeout extended to 75.0s (previously 45.0s)')).toMatchObject(
      [
        {
          verdict: 'refuted',
          correction: 'The values of init_timeout in app/settings.py have been 75, 20 and 8.',
        },
      ],
    );
  });

  it('may be told as a row of values', async () => {
    const said = (row: string) =>
      check('- **File:** `app/settings.py` is read.', `- **Timeout progression:** ${row}`);
    expect(await said('8.0s → 20.0s → 75.0s')).toMatchObject([{ line: 2, verdict: 'verified' }]);
    expect(await said('8.0s → 45.0s → 75.0s')).toMatchObject([{ line: 2, verdict: 'refuted' }]);
    // No setting of that name has the last value.
    expect(await said('8.0s → 45.0s → 90.0s')).toEqual([]);
  });

  it('says nothing of a line that holds no setting, and of dates', async () => {
    expect(await check('- `app/settings.py:1` (previously 45.0s)')).toEqual([]);
    expect(await check('- `app/settings.py:2` was 2025-09-01')).toEqual([]);
  });
});

describe('a value that was another one before, in words', () => {
  const checkWords = async (...lines: string[]) => {
    const { claims } = await checkText(built.folder, lines.join('\n'));
    return claims.filter(({ statement }) => statement.includes(' went from '));
  };

  it('is verified where code gives the new one to such a name, and a version before it the old one', async () => {
    const found = await checkWords(
      '# Settings of the app',
      '',
      '- Timeout fixes properly applied (8.0s → 75.0s)',
      '- The init timeout was increased from 20 seconds to 75 seconds',
      '- Timeout is 75.0s now (increased from 8.0s)',
      '- Timeout fixes properly applied (9.0s → 75.0s)',
      '- The timeout takes from 8s to 75s',
    );
    expect(told(found)).toEqual(['3 config verified', '4 config verified', '5 config verified']);
    expect(found[0]?.measured).toMatch(
      /^init_timeout is 75 at app\/settings\.py:2, and was 8 until [0-9a-f]{9} of /,
    );
  });
});
