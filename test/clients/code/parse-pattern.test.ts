import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../src/clients/code/parse-pattern.js';
import { PatternSchema } from '../../../src/domain/pattern.js';
import { InputError } from '../../../src/errors.js';

describe('parsePattern', () => {
  it.each([
    [
      'python:await f($$$)',
      { kind: 'structural', language: 'python', pattern: 'await f($$$)', replacement: null },
    ],
    ['PY: f($A) ', { kind: 'structural', language: 'python', pattern: 'f($A)' }],
    ['c++:delete $A', { kind: 'structural', language: 'cpp', pattern: 'delete $A' }],
    ['js:a ? b : c', { kind: 'structural', language: 'javascript', pattern: 'a ? b : c' }],
    ['re:a:b/c', { kind: 'regex', expression: 'a:b/c', flags: '' }],
    ['re:/a\\/b/i', { kind: 'regex', expression: 'a\\/b', flags: 'i' }],
    ['re:/etc', { kind: 'regex', expression: '/etc', flags: '' }],
    ['type:await-of-non-promise', { kind: 'typed', rule: { rule: 'await-of-non-promise' } }],
    ['type:calls-to  Store.get', { kind: 'typed', rule: { rule: 'calls-to', symbol: 'Store.get' } }],
  ])('%s', (source, expected) => {
    const pattern = parsePattern(source, 1, 'config');
    expect(pattern).toMatchObject({ ...expected, id: 'pattern-2', source: source.trim(), origin: 'config' });
    expect(PatternSchema.parse(pattern)).toEqual(pattern);
  });

  it.each([
    ['await f()', /does not say what it is written in/],
    ['cobol:STOP RUN', /"cobol" is not a language/],
    ['python:', /is empty/],
    ['type:magic', /"magic" is not a rule about types/],
    ['type:calls-to a b', /is not a rule about types/],
  ])('refuses %s', (source, message) => {
    const parse = () => parsePattern(source, 0, 'option');
    expect(parse).toThrow(InputError);
    expect(parse).toThrow(message);
  });
});
