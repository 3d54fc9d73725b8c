import { describe, expect, it } from 'vitest';
import { isCommandLine, isOtherCommand } from '../../src/claims/extract/names/programs.js';

describe('a line that calls a program', () => {
  it('is told from code that begins with the same word', () => {
    const lines = [
      '$ wc -l a.py',
      'grep -c x a.py',
      'source .env',
      'export A=1',
      './run.sh --all',
      '> npm test',
    ];
    expect(lines.filter((line) => !isCommandLine(line))).toEqual([]);
    const code = ['source = 1', 'node += 2', 'export const a = 1', 'go: fast', 'def find(x):'];
    expect(code.filter(isCommandLine)).toEqual([]);
  });

  it('is one that is never measured, or one that may be', () => {
    expect(['git status', 'python -m x', '$ make all'].every(isOtherCommand)).toBe(true);
    expect(['grep -c x a.py', 'wc -l a.py', 'node = 2'].some(isOtherCommand)).toBe(false);
  });
});
