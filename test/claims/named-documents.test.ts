import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, checkText, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'GUIDE.md': '# Guide\n\nKeep the compliance threshold at 90% of all modules, 0.125 of lamps.\n',
    'SPEC/done.xml': '<done>\n  <rule>Compliance threshold > 87.5%</rule>\n</done>\n',
    'docs/later.md': 'The compliance threshold of 87.5% is new.\n',
    'a/NOTES.md': 'Threshold of lamps: 33.3%\n',
    'b/NOTES.md': 'Nothing of that\n',
  }),
);

const citations = async (...lines: string[]) =>
  (await check(...lines)).claims.filter(
    ({ kind, scope }) => kind === 'citation' && !scope?.includes('documents of the revision'),
  );

describe('a figure that is given by a document', () => {
  it('is refuted where the document has it in no form, with the place that has it, a specification first', async () => {
    const [claim, ...more] = await citations('```', 'Compliance threshold: >87.5% (per GUIDE.md)', '```');
    expect(more).toEqual([]);
    expect(claim).toMatchObject({
      line: 2,
      verdict: 'refuted',
      measured: 'GUIDE.md does not hold 87.5%; it stands in SPEC/done.xml:2 and docs/later.md:1',
    });
  });

  it('is verified in a fence, too, and left alone where the number is there beside other words or in another form', async () => {
    const told = await citations(
      '```',
      'Compliance threshold: 90% (per GUIDE.md)',
      '```',
      '',
      'Garden chairs are 90% blue, per GUIDE.md.',
      '',
      'Lamps are 12.5% of it, according to GUIDE.md.',
    );
    expect(told.map(({ line, verdict }) => `${line} ${verdict}`)).toEqual(['2 verified']);
  });

  it('is left alone where another file of that name may have it, and where the name is no source', async () => {
    const told = await citations(
      'Lamps are at 33.3%, per NOTES.md.',
      '',
      'GUIDE.md was read 77.7% of the time.',
      '',
      'We took 77.7% and 66.6% per GUIDE.md.',
    );
    expect(told.filter(({ verdict }) => verdict === 'refuted')).toEqual([]);
  });

  it('was true until the document changed', async () => {
    const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
    repo.commit({ message: 'Add the guide', files: { 'GUIDE.md': 'Compliance threshold: 87.5%\n' } });
    repo.commit({ message: 'Lower it', files: { 'GUIDE.md': 'Compliance threshold: 60%\n' } });
    const built = await repo.build();
    const { claims } = await checkText(built.folder, 'The compliance threshold is 87.5% per GUIDE.md.');
    const [claim] = claims.filter(({ kind }) => kind === 'citation');
    expect(claim).toMatchObject({ verdict: 'refuted', trueUntil: { subject: 'Lower it' } });
  });
});
