import { expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() => repositoryWith({ 'readme.md': '# Hub\n' }));
const sums = (...lines: string[]) => measuredOf('arithmetic', check('# Audit', '', ...lines));

it('parts that brackets name one by one behind a total are added up', async () => {
  expect(
    await sums(
      '- **Garden Issues:** 35 (lamps: 11, hall hubs: 12, rooms: 12)',
      '- **Hall Issues:** 35 issues (lamps: 11, hubs: 12, rooms: 9)',
      '- **Roof Issues:** 12 (lamps: 8, hubs: 7)',
    ),
  ).toEqual([
    '3 verified: 11 + 12 + 12 = 35',
    '4 not checkable: 11 + 12 + 9 = 32, not 35',
    '5 not checkable: 8 + 7 = 15, not 12',
  ]);
});

it('brackets that hold anything else are no parts', async () => {
  expect(
    await sums(
      '- **Lamps:** 35 (see: 11)',
      '- **Hubs:** 35 (line: 11, and more)',
      '- **Rooms:** 35 (lamps: 11, hubs: some)',
      '- We will light 35 (lamps: 11, hubs: 24)',
    ),
  ).toEqual([]);
});
