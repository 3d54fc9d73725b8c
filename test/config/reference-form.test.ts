import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundReferenceForm } from '../../src/config/reference-form.js';

describe('forms that are accepted, with bounds', () => {
  test.each([
    ['PROJ-\\d+', 'PROJ-\\d{1,20}', 'PROJ-123'],
    ['[A-Z]+-[0-9]+', '[A-Z]{1,20}-[0-9]{1,20}', 'ABC-9'],
    ['(?:BUG|TASK) ?\\d{2,6}', '(?:BUG|TASK) ?\\d{2,6}', 'BUG 1234'],
    ['(BUG|TASK)-\\d*', '(?:BUG|TASK)-\\d{0,20}', 'TASK-'],
    ['T\\.\\d{4}', 'T\\.\\d{4}', 'T.1234'],
    ['bug[\\]\\[]\\d{3,}', 'bug[\\]\\[]\\d{3,20}', 'bug]123'],
  ])('%s', (form, source, example) => {
    const result = boundReferenceForm(form);
    expect(result).toEqual({ ok: true, source });
    expect(new RegExp(`^(?:${source})$`).test(example)).toBe(true);
  });
});

test.each([
  ['(a+)+', 'repeats a group'],
  ['(a|a)*b', 'repeats a group'],
  ['a*', 'matches the empty text'],
  ['\\d+\\d+\\d+x', 'repeats more than 2 parts'],
  ['a?a?a?a?a?aaaaa', 'more than 4 optional'],
  ['(?=a)b', 'special group'],
  ['(a)\\1', 'uses "\\1"'],
  ['^PROJ', 'uses "^"'],
  ['.+', 'uses "."'],
  ['+x', 'nothing to repeat'],
  ['a++', 'nothing to repeat'],
  ['(x', 'is not a regular expression'],
  ['[x', 'plain set'],
  ['x{99}', 'at most 20 times'],
  ['x\\', 'lone'],
  ['x'.repeat(101), 'longer than 100'],
  ['  ', 'is empty'],
])('refused: %s', (form, problem) => {
  const result = boundReferenceForm(form);
  expect(result.ok).toBe(false);
  expect(result.ok ? '' : result.problem).toContain(problem);
});

test('whatever is accepted is a regular expression that captures nothing and matches nothing empty', () => {
  const piece = fc.constantFrom(
    'a',
    '\\d',
    '+',
    '*',
    '?',
    '(',
    ')',
    '|',
    '[a-z]',
    '{2,}',
    '-',
    '\\b',
    '(?:',
    '[^x]',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const result = boundReferenceForm(pieces.join(''));
      if (!result.ok) return;
      expect(new RegExp(`(?:${result.source})|`).exec('')?.length).toBe(1);
      expect(/(?<!\\)[+*]/.test(result.source)).toBe(false);
    }),
  );
});
