import { describe, expect, it } from 'vitest';
import {
  normalCode,
  singleSpaced,
  someLine,
  withoutComment,
} from '../../src/claims/extract/code/code-text.js';
import { loosened } from '../../src/claims/extract/code/expected-text.js';
import { literalText } from '../../src/claims/extract/markdown/literal-text.js';

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

describe('a line without what makes no difference', () => {
  it('has one space wherever there was any, of whatever kind', () => {
    expect(singleSpaced('a  b\tc \n d\u00a0e f')).toBe('a b c d e f');
  });

  it('has no comment behind its code, and keeps what only looks like one', () => {
    expect(withoutComment('a = 1  # why')).toBe('a = 1');
    expect(withoutComment('  a(); // why')).toBe('a();');
    expect(withoutComment(" url = 'http://host#part' ")).toBe("url = 'http://host#part'");
  });

  it('has its letters and numbers alone, in any script', () => {
    expect(loosened('No hub (for "Anna")! 98%', 'quote')).toBe('no hub for anna 98%');
    expect(loosened('Kein Gerät — für «Änne»', 'quote')).toBe('kein gerät für änne');
  });
});

describe('a text that a template was filled in to give', () => {
  it.each([
    ['braces', 'raise Gone(f"no such hub for {user} here")'],
    ['a percent sign', 'raise Gone("no such hub for %s here" % user)'],
    ['dots', 'raise Gone("no such hub for ... here")'],
    ['one sign for dots', 'raise Gone("no such hub for … here")'],
    ['angle brackets', 'raise Gone("no such hub for <user> here")'],
  ])('is found where the value was put in for %s', (_, line) => {
    const text = literalText('no such hub for anna here');
    expect(text.fits(line)).toBe(true);
    // Asked twice: what is made for the first line serves the next.
    expect(text.fits(line)).toBe(true);
    expect(text.fits(line.replace('no such hub', 'another door'))).toBe(false);
  });
});
