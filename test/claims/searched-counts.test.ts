import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/open_hub.py': 'def open_hub(user):\n    return user\n',
    ...Object.fromEntries(
      [1, 2, 3].map((n) => [`app/u${n}.py`, 'from app.open_hub import open_hub\n\nopen_hub(1)\n']),
    ),
    ...Object.fromEntries([1, 2, 3].map((n) => [`docs/d${n}.md`, 'It calls `open_hub`.\n'])),
  }),
);

describe('a least number of files with a name', () => {
  it('is not refuted where documents with it would make it true, or nearly so', async () => {
    const verdict = async (n: number) =>
      (await check(`- Consumers: ${n}+ files referencing \`open_hub\``)).claims.find(
        ({ kind }) => kind === 'count',
      );
    expect(await verdict(4)).toMatchObject({ verdict: 'verified' });
    expect(await verdict(7)).toMatchObject({
      verdict: 'verified',
      measured: '13 in 7 files (all files, documents included)',
    });
    expect(await verdict(8)).toMatchObject({ verdict: 'not checkable' });
    expect(await verdict(12)).toMatchObject({ verdict: 'refuted' });
  });
});
