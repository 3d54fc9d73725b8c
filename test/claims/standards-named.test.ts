import { expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': '# Chooses one of the names (RFC 6455, section 4)\nPORT = 8601\n',
    'app/times.py': 'def told(at):\n    """In ISO-8601."""\n    return at.isoformat()\n',
    'tests/test_hub.py': '# Guards against CVE-2024-12345\n',
    'app/seats.py': '# See RFC7231\n',
    'docs/notes.md': 'As PEP 8 says.\n',
  }),
);

it('a standard is verified where code or a comment names it, and only that', async () => {
  expect(
    await measuredOf(
      'snippet',
      check(
        '- **Finding:** The hub is an RFC 6455 compliant implementation.',
        '- Times are written as in ISO 8601.',
        '- CVE-2024-12345 was mended.',
        '- The code follows PEP 8.',
        '- The hub is not RFC 6455 compliant.',
        '- The hub follows RFC 645.',
        '- Seats are as in RFC 7231.',
        '- Seats are as in RFC7231.',
      ),
    ),
  ).toEqual([
    '1 verified: named at app/hub.py:1',
    '2 verified: named at app/times.py:2',
    '3 verified: named at tests/test_hub.py:1',
    '7 verified: named at app/seats.py:1',
    '8 verified: named at app/seats.py:1',
  ]);
});
