import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': [
      'import time',
      '',
      'def send(event):',
      '    # retries, each later than the one before',
      '    wait = retry_backoff * (2 ** attempt)  # exponential',
      '    time.sleep(wait)',
      '',
      '',
      'def parse(text):',
      '    # every part of a combined category is validated',
      '    return [valid(part) for part in text.split("+")]',
    ].join('\n'),
    'tests/test_hub.py': [
      'def test_many_users():',
      '    for number in range(10):',
      '        open_concurrent_request(number)',
      '',
      'def test_few_users():',
      '    for number in range(3):',
      '        open_concurrent_request(number)',
    ].join('\n'),
  }),
);

/** Line and measurement of what was found by words. */
async function found(...lines: string[]): Promise<string[]> {
  const { claims } = await check(...lines);
  return claims
    .filter(({ statement }) => statement.includes(' speaks of "'))
    .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);
}

describe('what code is said to do, in words', () => {
  it('is verified by a few lines of the file spoken of that have all of them', async () => {
    expect(
      await found(
        '### 1. `app/hub.py`',
        '',
        '- Retry with exponential backoff',
        '- Validates the parts of combined categories',
        '- Retry with exponential backoff and jitter',
        '- Retry with parts of a category',
      ),
    ).toEqual([
      '3 verified: app/hub.py:4-5 speak of it: # retries, each later than the one before',
      '4 verified: app/hub.py:10 speaks of it: # every part of a combined category is validated',
    ]);
  });

  it('has its numbers in the function that is named', async () => {
    const place = 'tests/test_hub.py:2-3 speak of it: for number in range(10):';
    expect(
      await found(
        '- `test_many_users`',
        '  - Opens 10 concurrent requests',
        '- `test_few_users`',
        '  - Opens 10 concurrent requests',
      ),
    ).toEqual([`2 verified: ${place}`]);
  });

  it('is none where it is taken back, planned, of all things, or worth money', async () => {
    expect(
      await found(
        '### 1. `app/hub.py`',
        '',
        '- Retry with exponential backoff is missing',
        '- Retry should have an exponential backoff',
        '- All retries have an exponential backoff',
        '- Business value: retry with exponential backoff',
      ),
    ).toEqual([]);
  });

  it('is none where no code is spoken of', async () => {
    expect(await found('The hub retries with exponential backoff.')).toEqual([]);
  });
});
