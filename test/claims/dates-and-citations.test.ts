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

  it('may stand behind its label in a later line of a paragraph', async () => {
    const text = [
      '# Status',
      '',
      'All is well.',
      '',
      '*By a person*',
      '*Generated: March 1, 2025*',
      '*Next: May 1, 2025*',
    ];
    const { claims } = await checkText(folder, text.join('\n'), { path: 'audit.md', name: 'audit.md' });
    expect(told(claims, 'date')).toEqual(['6 date refuted']);
  });

  it('may be that of the first heading that tells how things are, and only where it is that day', async () => {
    const dates = async (...lines: string[]) => {
      const { claims } = await checkText(folder, ['# Lamps', '', ...lines].join('\n'), {
        path: 'audit.md',
        name: 'audit.md',
      });
      return told(claims, 'date');
    };
    expect(await dates('### CURRENT STATE ASSESSMENT (2025-09-14)', '', 'Well.')).toEqual([
      '3 date verified',
    ]);
    expect(
      await dates('## Audit report (2025-09-14)', '', 'Well.', '', '## Analysis (2025-09-14)', '', 'Well.'),
    ).toEqual(['3 date verified']);
    expect(await dates('## State assessment (2025-03-01)', '', 'Well.')).toEqual([]);
    expect(await dates('## Previous audit (2025-09-14)', '', 'Well.')).toEqual([]);
    expect(await dates('## Lamps of the hall (2025-09-14)', '', 'Well.')).toEqual([]);
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

  it('are cited line by line in a fence that shows what a report says', async () => {
    const text = [
      'Evidence from the flow report:',
      '',
      '```',
      'Update: The flow remains broken today',
      'Update: The flow is as good as it ever was',
      '```',
      '',
      'It prints:',
      '',
      '```',
      'Update: The flow remains broken today',
      '```',
    ];
    const { claims } = await checkText(folder, text.join('\n'));
    expect(told(claims, 'citation')).toEqual(['4 citation verified']);
  });
});

describe('a figure of another document', () => {
  /** Lines of a text whose figures are cited, where the repository has one document. */
  async function cited(document: string, text: string): Promise<number[]> {
    const repo = new RepositoryBuilder({ start: '2025-09-14T08:00:00Z' });
    repo.commit({ message: 'Report', files: { 'docs/report.md': document } });
    const built = await repo.build();
    const { claims } = await checkText(built.folder, text);
    return claims.filter(({ kind }) => kind === 'citation').map(({ line }) => line);
  }

  it('may be small where two telling words beside it are the same, whatever their form', async () => {
    const text = [
      'Logs show 46 active container instances.',
      '',
      'We have 46 containers.',
      '',
      'They need 46 sockets per instance.',
      '',
      'See lines 46 containers and instances of it.',
      '',
      'There are <46 container instances.',
    ];
    expect(await cited('With 46 Container instances across 2 revisions.\n', text.join('\n'))).toEqual([1]);
  });

  it('is not looked for in others where a document is named that says it', async () => {
    const said = 'Logs show 46 active container instances.\n';
    expect(await cited(said, '`docs/plan.md` claims:\n\n- We have 46 container instances')).toEqual([]);
    expect(await cited(said, 'The report claims:\n\n- There were 46 active container instances')).toEqual([
      3,
    ]);
  });

  it('is not that of a longer number, of a path or of a line', async () => {
    const text = 'Logs show 46 active container instances.';
    const others = [
      'container instances: 146',
      'container instances: 46.5',
      'container instances: 46%',
      'container instances, line 46',
      '46 of `container/instances.py`',
    ];
    expect(await cited(`${others.join('\n')}\n`, text)).toEqual([]);
  });

  it('that is written "15+" needs less, and is not the plain number', async () => {
    const text = '15+ duplicate items were removed';
    expect(await cited('Removed 15+ duplicate items\n', text)).toEqual([1]);
    expect(await cited('Removed 15 duplicate items\n', text)).toEqual([]);
    expect(await cited('15+ items\n', text)).toEqual([]);
  });

  it('is cited in a heading too, and by what the document calls it elsewhere', async () => {
    const text =
      '339 test files have syntax errors.\n\n## Why are there 339 syntax errors?\n\nSo many (339 files) cost us a day.\n';
    expect(await cited('339 files with errors of syntax\n', text)).toEqual([1, 3, 5]);
  });

  it('is no phrase of the house, and no code of an error', async () => {
    expect(await cited('12 duplicate widgets\n'.repeat(40), '12 duplicate widgets')).toEqual([]);
    expect(await cited('503 gateway errors\n', 'The gateway gives 503 errors')).toEqual([]);
    expect(await cited('12 duplicate widgets\n', '12 duplicate widgets')).toEqual([1]);
  });

  it('is neither how a socket was closed, nor a version', async () => {
    const said = 'Sockets of widgets close with 1011 internal errors under Next.js 15 widgets\n';
    expect(await cited(said, 'Sockets of widgets close with 1011 internal errors')).toEqual([]);
    expect(await cited(said, 'Sockets of widgets close (WidgetError 1011) for internal errors')).toEqual([]);
    expect(await cited(said, 'All of it runs under Next.js 15 widgets and errors')).toEqual([]);
    const counted = said.replace('1011 internal errors', '1011 internal widgets');
    expect(await cited(counted, 'Sockets of widgets close with 1011 internal widgets')).toEqual([1]);
  });
});
