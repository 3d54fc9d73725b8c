import { describe, expect, it } from 'vitest';
import { cherryPickSources, parseRevert } from '../../src/references/reverts.js';

const SHA = '78ad12f693912fbb92672246a0d243c833f40d28';
const read = (subject: string, body = '') => parseRevert({ subject, body });

describe('parseRevert', () => {
  it('reads the footer git writes', () => {
    expect(read('Revert "x: do y"', `This reverts commit ${SHA}.`)).toEqual({
      hashes: [SHA],
      subjects: ['x: do y'],
      pullRequests: [],
      inSubject: true,
    });
  });

  it('reads reverts of merges, and several at once', () => {
    expect(
      read(
        'Revert "Merge branch a"',
        `This reverts commit ${SHA}, reversing\nchanges made to ${'a'.repeat(40)}.`,
      )?.hashes,
    ).toEqual([SHA]);
    expect(read('x', `This reverts commits ${SHA}, abcdef1 and 1234abc.`)?.hashes).toEqual([
      SHA,
      'abcdef1',
      '1234abc',
    ]);
  });

  it('reads a hash that stands only in the subject', () => {
    expect(read('Revert 7ba16e1 and add fixtures (resolves #1015)')).toMatchObject({
      hashes: ['7ba16e1'],
      inSubject: true,
    });
    expect(read('Revert 1234567 items')?.hashes).toEqual([]);
  });

  it('keeps the quotes of a revert of a revert', () => {
    expect(read('Revert "Revert "x""')?.subjects).toEqual(['Revert "x"']);
    expect(read('Reapply "x"')?.subjects).toEqual(['Revert "x"']);
    expect(read('Revert "Fix (fixes #1) (#2)" (#3)')?.subjects).toEqual(['Fix (fixes #1) (#2)']);
  });

  it('tells a revert that only the body speaks of', () => {
    expect(read('fix: go back (#12)', `Revert "feat: go on (#11)"\n\nThis reverts commit ${SHA}.`)).toEqual({
      hashes: [SHA],
      subjects: ['feat: go on (#11)'],
      pullRequests: [],
      inSubject: false,
    });
  });

  it('reads the number of a reverted pull request', () => {
    expect(read('Revert "x" (#13)', 'Reverts acme/widget#12')?.pullRequests).toEqual(['12']);
  });

  it.each(['Irreversible change', 'Add revert button', 'fix: reverse the list', 'Handle rollback errors'])(
    'is null for "%s"',
    (subject) => expect(read(subject, 'It is not reverted here.')).toBeNull(),
  );
});

describe('cherryPickSources', () => {
  it('reads every footer once', () => {
    const body = `x\n\n(cherry picked from commit ${SHA})\n(cherry picked from commit abcdef1)\n(cherry picked from commit ${SHA})`;
    expect(cherryPickSources(body)).toEqual([SHA, 'abcdef1']);
  });
});
