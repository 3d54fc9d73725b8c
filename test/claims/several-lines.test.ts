import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const HUB = `import time


def open_hub(user):
    time.sleep(1)
    limit = os.environ.get("LIMIT")
    return user


def close_hub(user):
    time.sleep(2)
    name = os.environ.get("NAME")
    return None
`;
const check = checkerOf(() => repositoryWith({ 'app/hub.py': HUB }));
const ofLines = async (...lines: string[]) =>
  (await check(...lines)).claims.filter(({ kind }) => kind === 'line-reference');

describe('several lines behind one path', () => {
  it('are each looked at', async () => {
    const claims = await ofLines('- `time.sleep(` is called at `app/hub.py:5,11,12-13`');
    expect(claims.map(({ statement, verdict }) => [statement.split(' ')[0], verdict])).toEqual([
      ['app/hub.py:5', 'verified'],
      ['app/hub.py:11', 'verified'],
      ['app/hub.py:12-13', 'refuted'],
    ]);
  });

  it('have each a line of the code below them', async () => {
    const shown = (first: number) =>
      ofLines(
        `**File:** \`app/hub.py:${first}, 12\``,
        '```python',
        'limit = os.environ.get("LIMIT")',
        'name = os.environ.get("NAME")',
        '```',
      );
    expect((await shown(6)).map(({ verdict }) => verdict)).toEqual(['verified', 'verified']);
    expect((await shown(12)).map(({ verdict }) => verdict)).toEqual(['refuted', 'verified']);
  });
});

describe('a place alone in its line', () => {
  it('has the one line that is shown below it', async () => {
    const shown = (line: number) =>
      ofLines(`**File:** \`app/hub.py:${line}\``, '```python', 'limit = os.environ.get("LIMIT")', '```');
    expect(await shown(6)).toMatchObject([{ verdict: 'verified' }]);
    expect(await shown(12)).toMatchObject([{ verdict: 'refuted' }]);
  });

  it('holds the call that its heading names, where it holds it', async () => {
    const claims = await ofLines(
      '### Blocking time.sleep() in event loops',
      '',
      '- `app/hub.py:5`',
      '- `app/hub.py:6`',
    );
    expect(claims).toMatchObject([
      { verdict: 'verified', measured: 'time.sleep() is there' },
      { measured: expect.not.stringContaining('is there') },
    ]);
  });
});
