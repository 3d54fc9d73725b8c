import { describe, expect, it } from 'vitest';
import { bindingIn, isSameValue, settingIn } from '../../src/claims/check/code/settings.js';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, checkText, repositoryWith, told } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'infra/connector.tf': 'resource "connector" "main" {\n  min_instances = 10\n  machine = "e2-micro"\n}\n',
    'app/pool.py': [
      "pool_size = getattr(config, 'pool_size', 50)  # more",
      'pool_timeout = wait_for(config)',
      'retry_limit = 3',
      '',
      '',
      'class Pool:',
      '    def is_open(self, user):',
      '        return self.users.get(user) is not None',
      '',
    ].join('\n'),
    'tests/test_pool.py': 'retry_limit = 9\nmax_overflow = 25\n',
  }),
);

describe('a setting in the text', () => {
  it('is looked for in the file that is spoken of, and refuted by the one that is named beside it', async () => {
    const { claims } = await check(
      '- The connector in `infra/connector.tf` shows:',
      '  - `min_instances = 10` (doubled from 5)',
      '  - `min_instances = 20`',
      '- `infra/connector.tf` sets `min_instances = 20`',
      '- `app/pool.py` has `pool_size = 50` and `pool_timeout = 600`',
    );
    expect(told(claims, 'config')).toEqual([
      '2 config verified',
      '3 config not checkable',
      '4 config refuted',
      '5 config verified',
      '5 config not checkable',
    ]);
    expect(claims.find(({ verdict }) => verdict === 'refuted')?.correction).toBe(
      'infra/connector.tf has min_instances = 10.',
    );
  });

  it('is that of the program where no file is spoken of, and no number that counts something', async () => {
    const { claims } = await check(
      'The `retry_limit`: 3. The `retry_limit` is 3 seconds.',
      '',
      'The `retry_limit`: 9.',
      '',
      'The `max_overflow` is 25.',
      '',
      'The `retry_limit` is 3 times too low.',
    );
    // What a line says twice is told once.
    expect(told(claims, 'config')).toEqual(['1 config verified', '3 config not checkable']);
  });

  it('says nothing where it shall be, or is denied', async () => {
    const { claims } = await check('- Set `min_instances = 20`', '- There is no `min_instances = 20`');
    expect(told(claims, 'config')).toEqual([]);
  });
});

describe('code in the text', () => {
  it('is found in code, and no claim where none has it', async () => {
    const { claims } = await check(
      '- The check `self.users.get(user) is not None` is there',
      '- The check `self.people.get(user) is not None` is there',
      '- The error was `self.users.get(user) is not None`',
    );
    expect(told(claims, 'snippet')).toEqual(['1 snippet verified']);
  });
});

describe('settings', () => {
  it('are read out of lines, with what they fall back to', () => {
    expect(settingIn('"pool_size": 10,')).toEqual({ key: 'pool_size', value: '10' });
    expect(settingIn('pool_size: see below')).toBeNull();
    const value = (line: string) => bindingIn(line, 'port')?.value;
    expect(value("port = env.get('PORT', '8081')")).toBe("'8081'");
    expect(value('const port = Number(process.env.PORT) || 3000;')).toBe('3000');
    expect(value('  "port": 80,  # plain')).toBe('80');
    expect(value('def f(port: int = 80):')).toBe('80');
    expect(value('if port == 80:')).toBeUndefined();
    expect(value('port = choose(80, host)')).toBeNull();
    expect(isSameValue('75', '75.0') && isSameValue('True', 'true') && !isSameValue('7', '75')).toBe(true);
  });
});

describe('a setting in words', () => {
  it('is the one whose name they are, in the file that is spoken of; where it has another value, nothing is refuted', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({
      message: 'a',
      files: { 'app/limits.py': 'limits = {\n    "start_timeout": 75.0,\n    "pool_size": 10,\n}\n' },
    });
    const built = await repo.build();
    const { claims } = await checkText(
      built.folder,
      [
        '**File: `app/limits.py`**',
        '- **Staging start timeout**: 75.0s (enough)',
        '- **Pool size**: 20',
        '- **Users served**: 20',
        '- **Pool size**: 10 users',
      ].join('\n'),
    );
    expect(told(claims, 'config')).toEqual(['2 config verified', '3 config not checkable']);
  });
});
