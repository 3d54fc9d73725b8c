import picomatch from 'picomatch';
import { expect, test } from 'vitest';
import { globProblem } from '../../src/config/safe-glob.js';

test.each(['**/*.test.ts', 'src/**/test/**/data/**', '{a,b}/c?.[jt]s', 'a*b*c*.py', 'docs'])(
  '%s may be used',
  (glob) => {
    expect(globProblem(glob)).toBeNull();
    expect(picomatch.makeRe(glob)).toBeInstanceOf(RegExp);
  },
);

test.each([
  ['', 'is empty'],
  ['/etc/*', 'must be relative'],
  ['a\\b', 'forward slashes'],
  ['../x', 'leads out'],
  ['a/../../x', 'leads out'],
  ['!src/**', 'say what it is'],
  ['+(a|b)', 'extended glob'],
  ['**/**/**/**/x', 'more than three times'],
  ['*a*a*a*a', 'more than three "*"'],
  ['**/*a*a*/*a*a*/*a*a*/**/x', 'more than 8 "*" in all'],
  ['a\u0000b', 'control character'],
  ['x'.repeat(201), 'longer than 200'],
])('%j is refused', (glob, problem) => {
  expect(globProblem(glob)).toContain(problem);
});
