import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../src/clients/code/matcher.js';
import { oneOfLiterals, regexLiterals } from '../../../src/clients/code/regex-literals.js';

describe('texts of which a match holds one', () => {
  it.each([
    ['get_hub', ['get_hub']],
    ['get_hub\\(\\w+, time', ['get_hub(']],
    ['old_hub|new_hub', ['old_hub', 'new_hub']],
    ['\\b(?:old_hub|new_hub)\\b', ['old_hub', 'new_hub']],
    ['(old|new)_registry_of', ['_registry_of']],
    ['(one_hub|other_hub)\\.go', ['one_hub', 'other_hub']],
    ['(old_hub|new_hub)?', []],
    ['old_hub|\\w+', []],
    ['((?i)old_hub)', []],
    ['(?<name>old_hub)', []],
    ['x', []],
  ])('%s', (expression, literals) => {
    expect(oneOfLiterals(expression)).toEqual(literals);
  });

  it('are other than those that it holds all of', () => {
    expect(regexLiterals('old_hub|new_hub', false)).toEqual([]);
    expect(regexLiterals('old_hub.new_hubs', false)).toEqual(['new_hubs', 'old_hub']);
  });
});

describe('an expression with alternatives', () => {
  const linesOf = async (expression: string, flags: string, text: string) => {
    const common = { kind: 'regex', id: 'p', source: expression, origin: 'option' } as const;
    const matcher = await compilePattern({ ...common, expression, flags });
    return matcher.match(text, 'x').occurrences.map(({ line, column }) => [line, column]);
  };

  it('matches every line that holds one of them, once for each place', async () => {
    const text = 'a\nnew_hub old_hub\r\n\nb\nold_hub\nnew_hub';
    expect(await linesOf('old_hub|new_hub', '', text)).toEqual([
      [2, 1],
      [2, 9],
      [5, 1],
      [6, 1],
    ]);
    expect(await linesOf('^old_hub$|no_hub', '', text)).toEqual([[5, 1]]);
  });

  it('matches letters beyond ASCII that are those of ASCII in another case', async () => {
    expect(await linesOf('sink|rest', 'i', 'SINK\nſink\nSIN\u212a\nreſt\nsin')).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 1],
    ]);
  });
});
