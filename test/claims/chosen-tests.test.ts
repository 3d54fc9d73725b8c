import { describe, expect, it } from 'vitest';
import { chosenTests } from '../../src/claims/extract/names/chosen-tests.js';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'tests/hub/test_hub.py': 'class TestHub:\n    def test_opens_the_hub(self):\n        pass\n',
    'tests/lamp/test_lamp.py': 'def test_lights():\n    pass\n',
  }),
);
const told = (...lines: string[]) => measuredOf('test', check('# Audit', '', ...lines));

describe('a test that a command chooses by its name', () => {
  it('is one below the path that the command names', async () => {
    expect(
      await told(
        '```bash',
        'pytest tests/hub/ -k "test_opens_the_hub"',
        'python -m pytest tests/ -v -k "test_lights or test_opens"',
        'pytest tests/lamp/ -k test_opens_the_hub',
        '```',
        'Run `pytest tests/lamp -k test_lights` then.',
      ),
    ).toEqual([
      '4 verified: at tests/hub/test_hub.py:2',
      '5 verified: at tests/lamp/test_lamp.py:1',
      '5 verified: at tests/hub/test_hub.py:2',
      '8 verified: at tests/lamp/test_lamp.py:1',
    ]);
  });
});

it('a command is read with what it chooses and what it leaves out', () => {
  expect(chosenTests('$ pytest tests/hub -x -k "test_a1 and not (slow or test_b1)"')).toEqual({
    paths: ['tests/hub'],
    names: ['test_a1'],
  });
  expect(chosenTests('pytest -k test_a1 tests/hub/test_x.py')?.paths).toEqual(['tests/hub/test_x.py']);
  expect(chosenTests('cd tests && pytest -k test_a1')).toBeNull();
  expect(chosenTests('grep pytest -k')).toBeNull();
});
