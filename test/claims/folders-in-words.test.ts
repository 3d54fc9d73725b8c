import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'tests/lamp_critical/test_a.py': 'def test_a():\n    pass\n',
    'tests/lamp_critical/test_b.py': 'def test_b():\n    pass\n',
    'tests/lamp_critical/conftest.py': 'A = 1\n',
    'app/tests/lamp_critical/test_c.py': 'def test_c():\n    pass\n',
    'tests/unit/test_d.py': 'def test_d():\n    pass\n',
  }),
);

describe('test files of a kind that is two words', () => {
  it('are those of the folder that is called so, or nobody knows which', async () => {
    const { claims } = await check(
      '- **Total files:** 3 lamp-critical test files',
      '- **Total files:** 7 lamp-critical test files',
      '- **Total files:** 3 high-quality test files',
    );
    expect(claims.map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`)).toEqual([
      '1 verified: 3 test files below tests/lamp_critical/',
    ]);
  });
});
