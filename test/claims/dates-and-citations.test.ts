import { beforeAll, describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkText, told } from './check-text.js';

let folder: string;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-14T08:00:00Z' });
  repo.commit({
    message: 'Add the hub (#12)',
    files: { 'docs/flow.md': '# Flow\n\n**Update**: The flow **remains broken** today\n' },
  });
  repo.commit({ message: 'Tell more (#13)', files: { 'audit.md': 'a\n' } });
  repo.commit({ message: 'Tell again (#13)', files: { 'audit.md': 'b\n' } });
  folder = (await repo.build()).folder;
});

describe('the date of a document', () => {
  it('may stand at the end of its title, and alone in a line at its end', async () => {
    const text = [
      '# Status audit - September 14, 2025',
      '',
      'All is well.',
      '',
      '*By a person*',
      '*March 1, 2025*',
    ];
    const { claims } = await checkText(folder, text.join('\n'), { path: 'audit.md', name: 'audit.md' });
    expect(told(claims, 'date')).toEqual(['1 date verified', '6 date refuted']);
  });

  it('is no date in the middle of words', async () => {
    const text = [
      '# What March 1, 2025 brought us',
      '',
      'It broke',
      'on March 1, 2025 at noon and stayed so.',
    ];
    const { claims } = await checkText(folder, text.join('\n'), { path: 'audit.md', name: 'audit.md' });
    expect(told(claims, 'date')).toEqual([]);
  });
});

describe('the date behind a pull request', () => {
  it('is that of the one commit whose subject carries its number', async () => {
    const { claims } = await checkText(
      folder,
      '- **PR #12** (2025-09-14): the hub\n- PR #12 was merged on 2025-09-20\n- **PR #13** (2025-09-20): more\n- **PR #14** (2025-09-20): lost',
    );
    expect(told(claims, 'commit-date')).toEqual([
      '1 commit-date verified',
      '2 commit-date refuted',
      '3 commit-date not checkable',
    ]);
  });
});

describe('words of another document', () => {
  it('are cited where it holds them, marks and case aside; else nothing is said', async () => {
    const { claims } = await checkText(
      folder,
      [
        'The documentation says "the FLOW remains broken, today".',
        '',
        'Status (`docs/flow.md`):',
        '> "The flow **remains broken** today"',
        '',
        'See `docs/flow.md`: "the flow is mended for ever"',
        '',
        'She said "The flow remains broken today".',
      ].join('\n'),
    );
    expect(told(claims, 'citation')).toEqual(['1 citation verified', '4 citation verified']);
    expect(claims.find(({ kind }) => kind === 'citation')?.measured).toBe(
      'the same words stand in docs/flow.md:3',
    );
  });
});
