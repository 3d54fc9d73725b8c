import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';

const tables = Object.fromEntries(
  Array.from({ length: 10 }, (_, i) => [`db/${i}.sql`, `create table t${i} (id int);\n`]),
);
const FILES = {
  ...tables,
  'conftest.py': 'A = 1\n',
  'unit/conftest.py': 'B = 1\n',
  'e2e/conftest.py': 'C = 1\n',
  'app/hub.py': 'class HubStore:\n    def add(self):\n        pass\n\n    def drop(self):\n        pass\n',
};
const check = checkerOf(() => repositoryWith(FILES));

describe('a number', () => {
  it('may be written in words', async () => {
    const { claims } = await check(
      'There are three `conftest.py` files.',
      '',
      'There are seven `conftest.py` files.',
      '',
      '`HubStore` has two methods.',
      '',
      'It began in phase three: `conftest.py` files.',
    );
    expect(told(claims, 'count')).toEqual(['1 count verified', '3 count refuted', '5 count verified']);
  });

  it('may be about right, by a fifth', async () => {
    const { claims } = await check(
      'There are about 12 `*.sql` files.',
      '',
      'There are ~20 `*.sql` files.',
      '',
      'There are up to 10 `*.sql` files.',
    );
    expect(claims.map(({ line, verdict, approximate }) => [line, verdict, approximate])).toEqual([
      [1, 'verified', true],
      [3, 'not checkable', false],
    ]);
  });

  it('that is not told is at least two', async () => {
    const { claims } = await check(
      'Multiple `conftest.py` files compete.',
      '',
      'Several `hub.py` files compete.',
    );
    expect(told(claims, 'count')).toEqual(['1 count verified', '3 count not checkable']);
  });
});
