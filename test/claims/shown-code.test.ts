import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, checkText, repositoryWith, told } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': 'class Hub:\n    def open_child(self, name: str):\n        return self.children[name]\n',
    'docs/hub.md': 'assert hub.children == {}, "nobody"\n',
  }),
);

describe('code in a fence that names no file', () => {
  it('is found where it stands, and never refuted', async () => {
    const { claims } = await check(
      '**Evidence:**',
      '```python',
      '# app/hub.py',
      'x = 1',
      '```',
      '',
      '## Another',
      '',
      '```python',
      '# It now has:',
      'def open_child(self, name: str):',
      '    return self.children[another_name]',
      'assert hub.children == {}, "nobody"',
      '```',
    );
    expect(told(claims, 'snippet', 'path')).toEqual(['3 path verified', '11 snippet verified']);
  });

  it('says nothing from the comment on that tells what shall be', async () => {
    const { claims } = await check(
      '```python',
      '# Should be:',
      'def open_child(self, name: str):',
      '# Broken:',
      'def open_child(self, name: str):',
      '```',
      '',
      'The proposed code:',
      '',
      '```python',
      '# app/new_hub.py',
      'def open_child(self, name: str):',
      '```',
    );
    expect(told(claims)).toEqual(['5 snippet verified', '5 symbol verified']);
  });

  it('is looked for where it is what came after, and not where it is what was before', async () => {
    const { claims } = await check(
      '**Critical change:**',
      '```python',
      '# BEFORE (working state):',
      'def open_child(self, name: str):',
      '# AFTER (regression):',
      'def open_child(self, name: str):',
      '```',
    );
    expect(told(claims, 'snippet')).toEqual(['6 snippet verified']);
  });
});

describe('words that are looked for', () => {
  it('are found by another one, where the longest stands in too many lines', async () => {
    const repo = new RepositoryBuilder();
    const common = 'infrastructure = 1\n'.repeat(40_001);
    const note = '# FAILURES that expose infrastructure shortcuts\n';
    repo.commit({ message: 'a', files: { 'app/many.py': common, 'app/hub.py': note } });
    const { claims } = await checkText(
      (await repo.build()).folder,
      '- Comments in code: "FAILURES that expose infrastructure shortcuts"\n',
    );
    expect(told(claims, 'snippet')).toEqual(['1 snippet verified']);
  });
});
