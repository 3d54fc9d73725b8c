import { expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'docs/decisions.md':
      '# Decisions\n\n**Similarity to the hub work:** 60% (modernization theme)\n\nLamp compliance: 0.0%\n',
    'docs/plan.md': 'A pattern left out the folder, which made 45 P0 module import failures.\n',
    'docs/state.md': 'All is at 98.7% compliance, they say.\n\nThere are 60% more trees.\n',
    'docs/LAMP_STATUS.md': 'All lamps are out.\n',
    'app/hub.py': 'hub = 1\n',
  }),
);

const citations = async (...lines: string[]) =>
  (await check(...lines)).claims
    .filter(({ kind }) => kind === 'citation')
    .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);

it('a share is cited where a document gives it beside two telling words', async () => {
  expect(
    await citations(
      '- 60% similarity in modernization of lamps',
      '- Why is lamp compliance still 0%',
      '- 61% similarity in modernization of lamps',
      '- 60% growth of the garden',
    ),
  ).toEqual([
    '1 verified: the same figure stands in docs/decisions.md:3',
    '2 verified: the same figure stands in docs/decisions.md:5',
  ]);
});

it('a number of two digits is cited where what it counts is called the same', async () => {
  expect(
    await citations(
      '- A look found 45 P0 import failures at night',
      '- A look found 45 export failures at night',
    ),
  ).toEqual(['1 verified: the same figure stands in docs/plan.md:1']);
});

it('a figure is cited in quotation marks, too', async () => {
  expect(await citations('- Problems persist despite "98.7% compliance" claims')).toEqual([
    '1 verified: the same figure stands in docs/state.md:1',
  ]);
  expect(
    await citations(
      '- The board shows "98.7% compliance"',
      '- There are "98.7% compliance" claims in Lamp Status',
    ),
  ).toEqual([]);
});
