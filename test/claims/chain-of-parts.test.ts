import { describe, expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() => repositoryWith({ 'app/hub.py': 'import os\n' }));

describe('parts behind a number and a dash', () => {
  it('are verified where they make it up, and tell nothing where they do not', async () => {
    const told = measuredOf(
      'arithmetic',
      check(
        '- **Effort:** 4 hours total - 2h imports + 1h event structure + 1h checks',
        '- "23 store violations" → **Actually:** 11 stores + 12 supporting helpers',
        '- **Effort:** 5 hours total - 2h imports + 1h event structure + 1h checks',
        '- **Effort:** 4 days total - 2h imports + 2h checks',
        '- 13 stores, version 1.2 - 1 store + twelve helpers',
        '- 4 files of Python 3 + 1 of others',
      ),
    );
    expect(await told).toEqual(['1 verified: 2 + 1 + 1 = 4', '2 verified: 11 + 12 = 23']);
  });
});
