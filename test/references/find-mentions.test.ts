import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileKeys, findMentions } from '../../src/references/find-mentions.js';

const RULES = { repositories: ['acme/widget'], hosts: ['github.com'], keys: null };

/** `kind form key` of each mention, in order. */
function seen(subject: string, body = '', rules: Parameters<typeof findMentions>[1] = RULES): string[] {
  return findMentions({ subject, body }, rules).map((m) => `${m.kind} ${m.form} ${m.key}`);
}

describe('closing keywords', () => {
  const words = ['close', 'closes', 'closed', 'fix', 'fixes', 'fixed', 'resolve', 'resolves', 'resolved'];
  it.each(words)('%s, with and without colon, in any case', (word) => {
    expect(seen(`Do it. ${word} #12`)).toEqual(['closes hash 12']);
    expect(seen(`Do it (${word.toUpperCase()}: #12)`)).toEqual(['closes hash 12']);
    expect(seen(`Do it, ${word} GH-12`)).toEqual(['closes gh 12']);
    expect(seen(`Do it, ${word} acme/widget#12`)).toEqual(['closes qualified 12']);
    expect(seen(`Do it, ${word} https://github.com/acme/widget/issues/12`)).toEqual(['closes url 12']);
    expect(seen(`${word} issue #12`)).toEqual(['closes words 12']);
  });

  it('holds for a whole list', () => {
    expect(seen('fixes #1, #2 and #3')).toEqual(['closes hash 1', 'closes hash 2', 'closes hash 3']);
    expect(seen('see #1, #2; fixes #3')).toEqual(['weak hash 1', 'weak hash 2', 'closes hash 3']);
  });

  it('does not reach over other words', () => {
    expect(seen('Fix the parser that #12 touched')).toEqual(['refers hash 12']);
    expect(seen('prefixes #12')).toEqual(['refers hash 12']);
  });
});

describe('weak and negated', () => {
  it.each([
    'see #7',
    'See also #7',
    'part of #7',
    'related to #7',
    'Relates to #7',
    'refs #7',
    're #7',
    'cf. #7',
    'regression from #7',
    'test case for issue #7',
    'reverts #7',
    'partially fixes #7',
  ])('%s is weak', (text) => expect(seen(`x, ${text}`)[0]).toMatch(/^weak \w+ 7$/));

  it.each([
    'does not close #7',
    "doesn't fix #7",
    'doesn’t yet fix #7',
    'not fixed: #7',
    'never closes #7',
    '#7 is not fixed',
    'unfixed #7',
    'does not fully resolve issue #7',
  ])('%s is negated', (text) => expect(seen(`x, ${text}`)[0]).toMatch(/^negated \w+ 7$/));
});

describe('other forms', () => {
  it.each([
    ['gh-12 done', 'refers gh 12'],
    ['[#12] done', 'refers bracket 12'],
    ['[issue-12] done', 'refers bracket 12'],
    ['Issue 12 is done', 'refers words 12'],
    ['issue #12: done', 'refers words 12'],
    ['for bug 12', 'refers words 12'],
    ['Merge pull request #12 from someone/patch-9', 'pull-request words 12'],
    ['Merge branch someone/issue-99', 'refers words 99'],
    ['Merge #12: title', 'pull-request hash 12'],
    ['Do it (#12)', 'pull-request hash 12'],
    ['fixes#12', 'closes hash 12'],
  ])('%s', (subject, expected) => expect(seen(subject)).toEqual([expected]));

  it('tells issue and pull request in one squash subject', () => {
    expect(seen('Update: loops (fixes: #8393) (#8679)')).toEqual([
      'closes hash 8393',
      'pull-request hash 8679',
    ]);
    expect(seen('fix: override (#1465) (#1470)')).toEqual(['refers hash 1465', 'pull-request hash 1470']);
  });

  it('reads trailers, with bare numbers too', () => {
    expect(seen('x', 'Text.\n\nFixes: #3\nCloses: 4, 5\nIssue: 6\nSigned-off-by: A <a@b.c>')).toEqual([
      'closes trailer 3',
      'closes trailer 4',
      'closes trailer 5',
      'refers trailer 6',
    ]);
  });

  it('reads addresses with what follows the number', () => {
    expect(seen('x', 'https://github.com/acme/widget/issues/12#issuecomment-345')).toEqual(['refers url 12']);
    expect(seen('x', 'https://github.com/acme/widget/pull/12/files')).toEqual(['pull-request url 12']);
  });

  it('reads configured forms, and keys that are no number', () => {
    const keys = compileKeys(['PROJ-\\d+']);
    expect(seen('PROJ-7: x, fixes PROJ-8', '', { ...RULES, keys })).toEqual([
      'refers key PROJ-7',
      'closes key PROJ-8',
    ]);
    expect(seen('SUBPROJ-7 PROJ-7x UTF-8', '', { ...RULES, keys })).toEqual([]);
    expect(seen('closes A.B-1', '', { ...RULES, keys: compileKeys([], ['A.B-1']) })).toEqual([
      'closes key A.B-1',
    ]);
  });

  it('takes what a revert quotes for a plain reference', () => {
    expect(seen('Revert "Fix it (fixes #12) (#13)" (#14)')).toEqual([
      'refers hash 12',
      'refers hash 13',
      'pull-request hash 14',
    ]);
    expect(seen('Revert "Fix it"', 'fixes #15')).toEqual(['closes trailer 15']);
  });
});

describe('what is no mention', () => {
  it.each([
    'color: #123456;',
    'use #333 as background',
    '#fff and #000',
    'step #1 of the plan',
    'build #2345 failed',
    'see docs/x.md#12-title',
    '[text](#12)',
    '&#39;quoted&#39;',
    'abc#12',
    'a-gh-12b',
    'Issue 1: first of the list',
    'bug 2 of 3',
    '# 1 heading',
    'move test/issue-12/input.txt',
    '#12abc',
    'version v1.2#3.4',
    'other/repo#12',
    'fixes other/repo#12',
    'https://github.com/other/repo/issues/12',
    'https://gitlab.example/acme/widget/issues/12',
    '[#12](https://github.com/other/repo/issues/12)',
    '<a href="https://github.com/other/repo/issues/12">#12</a>',
    'https://example.org/page#12',
  ])('%s', (text) => expect(seen(text)).toEqual([]));
});

describe('hostile text', () => {
  it('keeps every mention inside the text it came from', () => {
    const pieces = fc.constantFrom(
      '#12',
      'fixes ',
      'see ',
      'a/b',
      'acme/widget#3',
      'https://github.com/acme/widget/issues/4',
      '](',
      '[',
      '\n',
      ' ',
      ', ',
      'issue ',
      '"',
      'Revert "',
      '\u0000',
      '#',
      '/',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), fc.string(), (parts, noise) => {
        const body = parts.join('') + noise;
        for (const mention of findMentions({ subject: noise, body }, RULES)) {
          expect(`${noise}\n${body}`).toContain(mention.key);
          expect(mention.key).toMatch(/^[1-9]\d*$/);
        }
      }),
    );
  });

  it.each([
    '#1 ',
    'a/',
    'fixes ',
    'issue ',
    'https://',
    '[#12](https://github.com/o/r/issues/1) ',
    'not fix ',
    '\t',
    'Fixes: 1,',
    '"Revert "',
  ])('reads a message made of %j alone', (piece) => {
    const body = piece.repeat(Math.floor(150_000 / piece.length));
    // Not a measurement: anything worse than linear would not end within the time a test is given.
    expect(
      Array.isArray(
        findMentions({ subject: body, body }, { ...RULES, keys: compileKeys(['[a-z/]{1,20}-\\d{1,20}']) }),
      ),
    ).toBe(true);
  });
});
