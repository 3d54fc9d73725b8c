import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, checkText, repositoryWith, told } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py':
      'class Hub:\n    pass\n\n\nclass HubKind(Enum):\n    pass\n\n\nasync def open_hub(user):\n    pass\n',
    'app/store.py': 'class HubStore:\n    pass\n',
  }),
);

describe('an inventory in a fence', () => {
  it('names what the file above defines, with what it is behind it', async () => {
    const { claims } = await check(
      'Found:',
      '```',
      'app/hub.py',
      '- class Hub (the core)',
      '- class HubKind(Enum) (types)',
      '- async def open_hub(user): opens one',
      '- class HubStore (the store)',
      '- is class Nowhere of hubs',
      '```',
    );
    expect(told(claims, 'symbol')).toEqual([
      '4 symbol verified',
      '5 symbol verified',
      '6 symbol verified',
      '7 symbol refuted',
    ]);
    expect(claims.find(({ line, kind }) => line === 7 && kind === 'symbol')?.measured).toBe(
      'app/hub.py does not name it; it is defined at app/store.py:1',
    );
  });

  it('says nothing without a file above it, nor where it is a plan', async () => {
    const { claims } = await check(
      'Found:',
      '```',
      '- class HubStore (the store)',
      '```',
      '## Proposed solution',
      '```',
      'app/hub.py',
      '- class HubPlan (the core)',
      '```',
    );
    expect(told(claims, 'symbol')).toEqual([]);
  });
});

describe('a line of code that is said to be there beside others', () => {
  it('is refuted with its end where their file held it once, whatever is remarked behind it', async () => {
    const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
    const before = 'lowered = member.lower()\nfor pattern in suspicious_members:\n';
    const [old, now] = ['    if pattern in lowered:\n', '    if matches(pattern, lowered):\n'];
    repo.commit({ message: 'Look for members', files: { 'app/hub.py': `${before}${old}` } });
    repo.commit({ message: 'Match whole words', files: { 'app/hub.py': `${before}${now}` } });
    const { folder } = await repo.build();
    const lines = [
      '**Code issue:**',
      '```python',
      'lowered = member.lower()',
      'for pattern in suspicious_members:',
      '    if pattern in lowered:  # This is too broad!',
      '```',
    ];
    const { claims } = await checkText(folder, lines.join('\n'));
    expect(told(claims, 'snippet')).toEqual([
      '3 snippet verified',
      '4 snippet verified',
      '5 snippet refuted',
    ]);
    expect(claims.find(({ line }) => line === 5)?.trueUntil).not.toBeNull();
    const change = [...lines.slice(0, 2), '# Current:', ...lines.slice(2, 5), '# Fixed:', now.trim(), '```'];
    const beside = await checkText(folder, change.join('\n'));
    expect(told(beside.claims, 'snippet').filter((each) => / refuted$/.test(each))).toEqual([]);
  });
});
