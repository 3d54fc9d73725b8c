import { expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'docs/log_of_lamps.md':
      "# Log\n\n- lamplight: cannot rekindle 'lantern' object\n- all lanterns glimmer\n",
    'app/hub.py': 'hub = 1\n',
  }),
);

it('what a program says went wrong is cited out of another document, whatever it begins with', async () => {
  expect(
    await measuredOf(
      'citation',
      check(
        "- Fails due to `cannot rekindle 'lantern' object` errors",
        "- Fails due to `cannot rekindle 'lantern' wick` errors",
        '- We have `all lanterns glimmer` there',
      ),
    ),
  ).toEqual(['1 verified: the same words stand in docs/log_of_lamps.md:3']);
});
