import { expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({ 'config/lamps.env': 'A=1\nB=2\nMAIL_TIMEOUT=30\nDEFAULT_TIMEOUT=20\nPUMP_TIMEOUT=10\n' }),
);

it('lines of another setting of the same kind are not those that are meant', async () => {
  const { claims } = await check(
    '- Lamp timeout: 30s (from lamps.env line 3)',
    '- Lamp timeout: 20s (from lamps.env line 4)',
    '- Pump timeout: 10s (from lamps.env line 5)',
  );
  expect(
    claims.filter(({ kind }) => kind === 'line-reference').map(({ line, verdict }) => `${line} ${verdict}`),
  ).toEqual(['1 not checkable', '2 verified', '3 verified']);
});
