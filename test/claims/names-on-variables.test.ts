import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/agent.py':
      'import asyncio\n\n\nclass Agent:\n    def check_all(self):\n        return asyncio.create_task(self.run())\n',
    'tests/test_agent.py': '@mark.slow\ndef test_agent():\n    assert Agent().check_all()\n',
    'tests/test_quick.py': 'def test_quick():\n    pass\n',
  }),
);

describe('a method that is called on a variable', () => {
  it('exists where code defines it, and is not spoken of where it may be of a library', async () => {
    const { claims } = await check(
      '1. `agent.check_all()`',
      '2. `asyncio.create_task()`',
      '3. `agent.gone_for_good()`',
      '4. `logger.info()`',
    );
    expect(told(claims)).toEqual(['1 symbol verified']);
  });
});

describe('a name that is said to be present', () => {
  it('is looked for in the file that the section is called', async () => {
    const { claims } = await check(
      '### 1. test_agent.py',
      '',
      '- Markers: `@mark.slow` present',
      '',
      '### 2. test_quick.py',
      '',
      '- Markers: `@mark.slow` present',
      '- No `@mark.slow` present',
      '',
      '### All of them',
      '',
      '- Markers: `@mark.slow` present',
    );
    expect(told(claims, 'usage')).toEqual(['3 usage verified', '7 usage refuted']);
  });
});
