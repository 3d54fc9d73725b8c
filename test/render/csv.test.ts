import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { toCsv } from '../../src/render/csv.js';

test('fields with commas, quotes and line breaks come back whole', () => {
  const text = toCsv(['a', 'b'], [['one, "two"', 'x\ny']]);
  expect(parse(text, { columns: true })).toEqual([{ a: 'one, "two"', b: 'x␊y' }]);
  expect(text.split('\r\n')).toHaveLength(3);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '  =1', '|calc', '＝1'])('%j is no formula', (text) => {
  const [, row] = parse(toCsv(['a'], [[text]])) as string[][];
  expect(row?.[0]).toMatch(/^'/);
});

test('numbers stay numbers, nothing is empty', () => {
  expect(toCsv(['a', 'b', 'c'], [[-3, null, true]])).toBe('a,b,c\r\n-3,,true\r\n');
});
