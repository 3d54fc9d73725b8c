import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';
import { serviceRepository } from './repository.js';

const check = checkerOf(async () => (await serviceRepository()).built);
const ofLines = async (...lines: string[]) =>
  (await check(...lines)).claims.filter(({ kind }) => kind === 'line-reference');

const ofNet = checkerOf(() =>
  repositoryWith({ 'net/deploy.yml': 'run: |\n  deploy --vpc-link main\n  done\n' }),
);
const checkNet = async (...lines: string[]) =>
  (await ofNet(...lines)).claims.filter(({ kind }) => kind === 'line-reference');

describe('lines that are described in words', () => {
  it('are verified by words that stand there, and else it is not known what they are about', async () => {
    const claims = await ofLines(
      '- `app/hub.py:3` - limit of the registry',
      '- `app/hub.py:6-7` - retries with jitter',
      '- See `app/hub.py:6-7`.',
    );
    expect(claims).toMatchObject([
      {
        line: 1,
        verdict: 'verified',
        measured: 'they speak of limit and registry; line 3 reads: REGISTRY_LIMIT = 20',
      },
      { line: 2, verdict: 'not checkable' },
      { line: 3, verdict: 'verified' },
    ]);
  });

  it('are told by names of three capitals, too', async () => {
    const [claim] = await checkNet('- `net/deploy.yml:2` - VPC wiring');
    expect(claim?.verdict).toBe('verified');
  });

  it('may be what shall be done there, which is no description', async () => {
    const claims = await ofLines(
      '## Recommendations',
      '',
      '- Add jitter in `app/hub.py:6-7`',
      '- Cache at `app/hub.py:5`',
    );
    expect(claims).toMatchObject([{ verdict: 'verified' }, { verdict: 'not checkable' }]);
  });
});

describe('lines of a file that is called like another', () => {
  const checkBoth = checkerOf(() =>
    repositoryWith({
      'a/store.py': 'import os\n\n\nx = 1\n',
      'b/store.py': 'import os\nlimit = 1\n\nx = 1\n',
    }),
  );

  it('are not refuted by one of the two', async () => {
    const { claims } = await checkBoth(
      '- `store.py` line 2: opens a connection',
      '- `store.py` line 3: opens a connection',
    );
    expect(told(claims, 'line-reference')).toEqual([
      '1 line-reference not checkable',
      '2 line-reference refuted',
    ]);
  });
});

describe('a kind of definition that is all that is said of a line', () => {
  it('begins there, or at another line, which is told', async () => {
    const claims = await ofLines(
      'In `tests/test_hub.py`:',
      '',
      '- Line 9: async test method',
      '- Line 6: test method',
      '- Line 7: additional async test method',
      '- Line 1: an import',
    );
    expect(claims).toMatchObject([
      { line: 3, verdict: 'verified', measured: 'line 9 reads: async def test_sends(self):' },
      { line: 4, verdict: 'verified' },
      {
        line: 5,
        verdict: 'refuted',
        correction:
          'No async test function begins at line 7 of tests/test_hub.py; the nearest async test function begins at line 9.',
      },
      { line: 6, verdict: 'verified' },
    ]);
  });
});

describe('places in brackets', () => {
  it('belong each to the name before them', async () => {
    const claims = await ofLines(
      '- `app/hub.py` defines `open_hub` (line 10), then `get_hub` (line 6)',
      '- `app/hub.py` defines `open_hub` (line 6), then `get_hub()` function (line 10)',
    );
    expect(claims.map(({ line, verdict, correction }) => [line, verdict, correction])).toEqual([
      [1, 'refuted', 'open_hub is at line 6 of app/hub.py.'],
      [1, 'refuted', 'get_hub is at line 10 of app/hub.py.'],
      [2, 'verified', null],
      [2, 'verified', null],
    ]);
  });

  it('belong to a bare name of code, too, where the file has it', async () => {
    const claims = await ofLines('- `app/hub.py`: get_hub() (line 6), shut_hub() (line 10)');
    expect(claims.map(({ verdict }) => verdict)).toEqual(['refuted', 'not checkable']);
  });
});

describe('what stands right behind or before lines', () => {
  it('may be a head with the names of its parameters', async () => {
    const claims = await ofLines(
      '- `open_hub(user, timeout)` is at line 6 of `app/hub.py`',
      '- `open_hub(user, name)` is at line 6 of `app/hub.py`',
      '- `get_hub(user)` is at line 6 of `app/hub.py`',
    );
    expect(claims.map(({ verdict }) => verdict)).toEqual(['verified', 'not checkable', 'refuted']);
  });

  it('may have a noun, an adverb or an attempt between', async () => {
    const claims = await ofLines(
      '- `app/hub.py` line 10: Factory function `open_hub()` exists',
      '- `app/hub.py`, line 10 correctly reads `REGISTRY_LIMIT`',
      '- `app/hub.py` (line 3) tries to access `send_event`',
    );
    expect(claims.map(({ verdict, correction }) => [verdict, correction])).toEqual([
      ['refuted', 'open_hub() is at line 6 of app/hub.py.'],
      ['refuted', 'REGISTRY_LIMIT is at line 3 of app/hub.py.'],
      ['refuted', 'send_event is at line 18 of app/hub.py.'],
    ]);
  });

  it('may be the one line that is shown as the present one', async () => {
    const shown = async (line: number) =>
      (
        await ofLines(
          'In `app/hub.py`:',
          '',
          `**Current code (line ${line}):**`,
          '```python',
          'REGISTRY_LIMIT = 20',
          '```',
        )
      )[0]?.verdict;
    expect(await shown(3)).toBe('verified');
    expect(await shown(6)).toBe('refuted');
  });
});

describe('code that lines are said to miss', () => {
  it('is refuted where they hold it', async () => {
    const { claims } = await check(
      '- `app/hub.py` lines 3-6: missing `timeout=5.0`',
      '- `app/hub.py` lines 9-12: missing `timeout=5.0`',
    );
    expect(told(claims, 'line-reference')).toEqual(['1 line-reference refuted', '2 line-reference verified']);
    expect(claims.find(({ kind }) => kind === 'line-reference')?.correction).toBe(
      'timeout=5.0 is at line 6 of app/hub.py.',
    );
  });
});

describe('code that is shown for lines', () => {
  const fence = (place: string, code: string) => ['```python', `# app/hub.py:${place}`, code, '```'];

  it('is not theirs where they are blank or have nothing of it, and nearly theirs where they have most of it', async () => {
    const at = async (place: string, code: string) =>
      (await ofLines('The code:', ...fence(place, code)))[0]?.verdict;
    expect(await at('6', 'async def open_hub(user, timeout=30.0):')).toBe('verified');
    expect(await at('14', 'connections = registry.open(limit)')).toBe('refuted');
    expect(await at('18', 'connections = registry.lookup(settings, limit)')).toBe('refuted');
    // One of its names is near: it may be shortened.
    expect(await at('18', 'event = registry.lookup(settings, name)')).toBe('not checkable');
  });
});
