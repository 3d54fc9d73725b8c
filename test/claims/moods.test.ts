import { describe, expect, it } from 'vitest';
import { isPlan } from '../../src/claims/extract/words/mood.js';
import { checkerOf, told } from './check-text.js';
import { serviceRepository } from './repository.js';

const check = checkerOf(async () => (await serviceRepository()).built);

describe('what asks for something', () => {
  it('states nothing, wherever it stands', async () => {
    const { claims } = await check(
      '- Not seen: the tracker. Give an export with `--issues`, or state it in issue-audit.yml.',
      '',
      'Please open a file `notes.yml`, and look at settings.yml.',
    );
    expect(told(claims, 'path')).toEqual([]);
  });

  it('may say so by its label', async () => {
    const { claims } = await check(
      '**Cause**: unknown. To establish it: a stated impact in issue-audit.yml.',
    );
    expect(told(claims, 'path')).toEqual([]);
  });

  it('is not taken from what is marked as done', async () => {
    const { claims } = await check(
      '- **Fix application**: ✅ `gone.py` has it',
      '- **Fix the application**: `gone.py` has it',
    );
    expect(told(claims, 'path')).toEqual(['1 path refuted']);
  });

  it('is not taken from words that only look like a verb', async () => {
    const { claims } = await check('State files such as `gone.py` are read.\nTest files are in gone.py.');
    expect(told(claims, 'path')).toEqual(['1 path refuted', '2 path refuted']);
  });
});

describe('what is not known', () => {
  it('is no claim', async () => {
    const { claims } = await check(
      '# Issue #12',
      '',
      'Whether the issue is open, and why, was not asked.',
      '',
      'It is not known whether the issue is resolved.',
      '',
      'Whether tests pass is not known. No test is known to have failed.',
    );
    expect(claims).toEqual([]);
  });
});

describe('a document that looks back at a remediation', () => {
  it('is no plan, unless it is called one', () => {
    expect(isPlan(['Five Whys Analysis: Hub Test Remediation', 'WHY #1'])).toBe(false);
    expect(isPlan(['Analysis: Test Remediation Plan', 'WHY #1'])).toBe(true);
    expect(isPlan(['Five Whys Analysis', 'Test Remediation'])).toBe(true);
  });
});
