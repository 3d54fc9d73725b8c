import { expect, it } from 'vitest';
import { firstLineThat, lastLineThat } from '../../src/claims/extract/markdown/lines-of-fence.js';
import { readDocument } from '../../src/claims/extract/markdown/read-document.js';

const fenceOf = (...lines: string[]) => {
  const [fence] = readDocument('a.md', ['```', ...lines, '```'].join('\n')).fences;
  if (!fence) throw new Error('no fence');
  return fence;
};
const isShout = (line: string) => line.endsWith('!');

it('the first and the last line of which something holds are told, or that there is none', () => {
  const fence = fenceOf('a', 'b!', 'c', 'd!', 'e');
  expect([firstLineThat(fence, isShout), lastLineThat(fence, isShout)]).toEqual([1, 3]);
  const none = fenceOf('a', 'b');
  expect([firstLineThat(none, isShout), lastLineThat(none, isShout)]).toEqual([Number.POSITIVE_INFINITY, -1]);
});

it('a fence is looked through once, however often it is asked about', () => {
  const fence = fenceOf('a', 'b!', 'c');
  let asked = 0;
  const holds = (line: string) => {
    asked += 1;
    return isShout(line);
  };
  for (let i = 0; i < 50; i += 1) expect(firstLineThat(fence, holds)).toBe(1);
  expect(asked).toBeLessThanOrEqual(2 * fence.lines.length);
});
