import { describe, expect, it } from 'vitest';
import { restated } from '../../src/claims/check/restated.js';
import { readDocument } from '../../src/claims/extract/markdown/read-document.js';
import type { Claim } from '../../src/domain/claim.js';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': 'def make_hub():\n    return 1\n',
    'app/users.py': 'make_hub()\nmake_hub()\n',
    'app/notes.md': 'make_hub is old\n',
    'tests/test_a.py': `${'make_hub()\n'.repeat(11)}`,
    'tests/README.md': 'make_hub\nmake_hub\n',
    'tests/test_users.py': 'def test_one():\n    pass\n\n\ndef test_two():\n    pass\n',
  }),
);
const counts = (...lines: string[]) => measuredOf('count', check(...lines));

describe('a number that a command printed', () => {
  it('is a count at its own line, and one at that of the label which repeats it', async () => {
    expect(
      await counts(
        '**Old uses in the core application**: **0 instances**',
        '```bash',
        '$ grep -r "make_hub" app | grep -v "hub.py" | wc -l',
        '0',
        '```',
      ),
    ).toEqual(['1 refuted: 3', '4 refuted: 3']);
  });

  it('is that of code alone, where a label speaks of it and documents hold more', async () => {
    expect(
      await counts(
        '**Test files with old uses**: **11 instances**',
        '```',
        '$ grep -r make_hub tests | wc -l',
        '11',
        '```',
      ),
    ).toEqual(['1 verified: 11 in code; 13 in all that the command finds', '4 refuted: 13']);
  });

  it('is repeated by no label with another number', async () => {
    expect(
      await counts(
        '**Old uses in tests**: 12 instances',
        '```',
        '$ grep -r make_hub tests | wc -l',
        '13',
        '```',
      ),
    ).toEqual(['4 verified: 13']);
  });
});

describe('a number that was measured before', () => {
  const measured = [
    '**Old uses in tests**: **13 instances**',
    '```',
    '$ grep -r make_hub tests | wc -l',
    '13',
    '```',
    '',
  ];

  it('is repeated where the same is spoken of', async () => {
    expect(await counts(...measured, '- **Tests**: 13 old test usages are kept')).toEqual([
      '1 verified: 13',
      '4 verified: 13',
      '7 verified: 13, as in line 1',
    ]);
  });

  it.each([
    ['another thing', '- **Servers**: 13 alerts in the dashboard'],
    ['another place', '- **Production**: 13 old uses'],
    ['other code', '- **Old uses** of `make_store`: 13 instances'],
    ['another number', '- **Tests**: 14 old test usages are kept'],
    ['no exact one', '- **Tests**: 13+ old test usages are kept'],
    ['what shall be', '- **Tests**: 13 old test usages should be kept'],
    ['a change', '- **Tests**: removed 13 old test usages'],
  ])('is not repeated by %s', async (_, line) => {
    expect((await counts(...measured, line)).join()).not.toContain('as in line');
  });

  it('is repeated as nothing, too, where all that is said to be nothing is the same', async () => {
    const nothing = [
      '**Old use in the core**: 0 instances',
      '```',
      '$ grep -r make_hub app | wc -l',
      '0',
      '```',
      '',
    ];
    const line = async (text: string) => (await counts(...nothing, text)).slice(2);
    expect(await line('- **Core**: zero old uses')).toEqual(['7 refuted: 4, as in line 1']);
    expect(await line('- **Core**: zero known problems')).toEqual([]);
    expect(await line('- **Core**: no old classes of users')).toEqual([]);
  });

  it('is repeated in the row of a table', async () => {
    const rows = ['| Environment | Tests |', '| --- | --- |', '| Local hub users | 3 tests |'];
    expect(
      await measuredOf(
        'test-count',
        check('- `tests/test_users.py`: 3 tests of local users of the hub', '', ...rows),
      ),
    ).toEqual(['1 refuted: 2 in tests/test_users.py', '5 refuted: 2 in tests/test_users.py, as in line 1']);
  });
});

describe('a document that counts the same thing in each of its lines', () => {
  it('holds each claim only against its own line', () => {
    const lines = 2000;
    const text = '`load(` is used in 3 files.';
    const document = readDocument('draft.md', Array(lines).fill(`- ${text}`).join('\n'));
    let asked = 0;
    const claims = document.sentences.map((sentence): Claim => {
      const claim = { text: sentence.text, kind: 'count', verdict: 'verified', statement: '3 files' };
      return Object.defineProperty(claim, 'line', {
        get: () => {
          asked += 1;
          return sentence.line;
        },
      }) as unknown as Claim;
    });
    expect(restated(document, claims)).toEqual([]);
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(100 * lines);
  });
});
