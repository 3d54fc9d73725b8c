import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';

const HUB = [
  'from app.children import child_of_name',
  '',
  'class Hub:',
  '    LIMIT_OF_CHILDREN = "many"',
  '    def open_child(self, name: str):',
  '        if name is None:',
  '            return self.none',
  '        return child_of_name(self.children, name)',
];

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': `${HUB.join('\n')}\n`,
    'app/other.py': 'x = 1\n\nasync def close_all_of_them(hub):\n    return False\n',
  }),
);

describe('the file of a fence that names none', () => {
  it('is the one that holds most of its lines, where its short lines are found too', async () => {
    const { claims } = await check(
      '**Code issue:**',
      '```python',
      'def open_child(self, name: str):',
      '    if name is None:',
      '        return self.none',
      '    return child_of_name(self.children, name)',
      '```',
    );
    const own = claims.filter(({ kind }) => kind === 'snippet');
    expect(own.map(({ measured }) => measured)).toEqual([
      'at app/hub.py:5',
      'at app/hub.py:6',
      'at app/hub.py:7',
      'at app/hub.py:8',
    ]);
  });

  it('need not be the one that was spoken of last', async () => {
    const { claims } = await check(
      '- `app/other.py` is changed',
      '',
      'Key changes:',
      '```python',
      '# Added to the class',
      'LIMIT_OF_CHILDREN = "many"',
      '# Imported for it',
      'from app.children import child_of_name',
      '```',
    );
    const own = claims.filter(({ kind }) => kind === 'snippet');
    expect(own.map(({ line, measured }) => `${line} ${measured}`)).toEqual([
      '6 at app/hub.py:4',
      '8 at app/hub.py:1',
    ]);
  });

  it('is not another than the one that it names', async () => {
    const { claims } = await check('In `app/other.py`:', '```python', HUB[4] as string, '```');
    expect(told(claims, 'snippet')).toEqual([]);
  });

  it('is told by what looks like code, without a language', async () => {
    const code = HUB.slice(4, 8);
    const { claims } = await check(
      '```',
      ...code,
      '```',
      '',
      '```',
      'Hub: opened',
      HUB[4] as string,
      'a',
      '```',
    );
    expect(told(claims, 'snippet').map((each) => each.split(' ')[0])).toEqual(['2', '3', '4', '5']);
  });
});

describe('what a fence shows', () => {
  it('is there where something else shall come instead, and what shall come is not looked for', async () => {
    const { claims } = await check(
      '### Code changes needed',
      '```python',
      '# Instead of this (one by one):',
      'def open_child(self, name: str):',
      '',
      '# Do this:',
      'async def close_all_of_them(hub):',
      '```',
    );
    expect(told(claims, 'snippet')).toEqual(['4 snippet verified']);
  });

  it('is no plan under a heading that is ticked off', async () => {
    const fence = ['```python', 'def open_child(self, name: str):', '```'];
    const { claims } = await check(
      '## Prevention of lost children ✅',
      ...fence,
      '## Prevention of lost hubs',
      ...fence,
    );
    expect(told(claims, 'snippet')).toEqual(['3 snippet verified']);
  });
});
