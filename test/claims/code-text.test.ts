import { describe, expect, it } from 'vitest';
import { normalCode, someLine } from '../../src/claims/extract/code/code-text.js';

describe('a line that is looked for in versions of a file', () => {
  const holds = (text: string, wanted: string) =>
    someLine(text, wanted, (line) => normalCode(line) === wanted);

  it('is found whatever its spacing and quotes', () => {
    expect(holds('a = 1\n  limit   =  "high"\n', "limit = 'high'")).toBe(true);
    expect(holds('', '')).toBe(true);
    expect(holds('x\n}\n', '}')).toBe(true);
  });

  it('is not found where only its words stand', () => {
    expect(holds('limit = 1\n', "limit = 'high'")).toBe(false);
    expect(holds('# limit\nhigh\n', "limit = 'high'")).toBe(false);
  });
});
