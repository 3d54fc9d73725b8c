import { describe, expect, it } from 'vitest';
import { decoratedFunctions } from '../../src/claims/check/names/decorated.js';
import { checkerOf, repositoryWith, told } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'tests/test_hub.py': [
      'import pytest',
      '',
      '',
      'class TestHub:',
      '    @pytest.mark.asyncio',
      '    async def test_opens_hub(self):',
      '        pass',
      '',
      '    @pytest.mark.parametrize(',
      '        "user",',
      '        [1, 2],',
      '    )',
      '    @pytest.mark.asyncio',
      '    async def test_closes_hub(self, user):',
      '        pass',
      '',
      '    async def test_breaks_hub(self):',
      '        pass',
      '',
    ].join('\n'),
    'tests/test_all.py': 'pytestmark = pytest.mark.asyncio\n\n\nasync def test_is_marked():\n    pass\n',
    'app/hub.py': [
      'class Hub(Base):',
      "    def get_engine(self, name: str = 'primary', *, cold: bool = False) -> Engine:",
      '        return name',
      '',
      '    async def open_hub(self):',
      '        pass',
      '',
    ].join('\n'),
  }),
);

describe('decorators', () => {
  it('are looked for above the function that is said to miss one', async () => {
    const { claims } = await check(
      'Tests in `test_hub.py` miss the `@pytest.mark.asyncio` decorator.',
      '',
      '- `async def test_opens_hub` - (missing decorator)',
      '- `async def test_breaks_hub` - (missing decorator)',
      '- `test_closes_hub()` has no `@pytest.mark.asyncio` decorator',
      '- `test_closes_hub()` has the `@pytest.mark.asyncio` decorator',
      '- `test_is_marked` is missing the `@pytest.mark.asyncio` decorator',
    );
    expect(told(claims, 'usage')).toEqual([
      '3 usage refuted',
      '4 usage verified',
      '5 usage refuted',
      '6 usage verified',
      '7 usage not checkable',
    ]);
    expect(claims.find(({ line, kind }) => line === 3 && kind === 'usage')?.measured).toBe(
      '@pytest.mark.asyncio at line 5',
    );
  });

  it('are counted over the functions of a file', async () => {
    const { claims } = await check(
      '3 async tests in `test_hub.py` are missing `@pytest.mark.asyncio` decorators.',
      '',
      '1 async test in `test_hub.py` is missing its `@pytest.mark.asyncio` decorator.',
      '',
      '- `test_hub.py` (2/3 async tests have decorators)',
      '- `test_hub.py` (0/3 async tests have decorators)',
      '- 5 other async methods of `test_hub.py` without decorators',
      '- 1 other async method of `test_hub.py` without decorators',
    );
    expect(told(claims, 'count')).toEqual([
      '1 count refuted',
      '3 count verified',
      '5 count verified',
      '6 count refuted',
      '7 count refuted',
      '8 count not checkable',
    ]);
  });

  it('may have arguments over several lines', () => {
    const lines = [
      '@mark(',
      '    "a",',
      ')',
      '@other',
      'def load(',
      '    a,',
      '):',
      '    pass',
      'def bare():',
    ];
    expect(decoratedFunctions('a.py', lines)).toEqual([
      {
        name: 'load',
        line: 5,
        isAsync: false,
        decorators: [
          { name: 'mark', line: 1 },
          { name: 'other', line: 4 },
        ],
      },
      { name: 'bare', line: 9, isAsync: false, decorators: [] },
    ]);
  });
});

describe('the head of a definition in a code span', () => {
  it('is that of a test or a function, async or not', async () => {
    const { claims } = await check(
      '- `async def test_opens_hub` waits',
      '- `def test_opens_hub` waits',
      '- `async def open_hub(self)` is there',
      '- `class Hub(Base)` has it',
      '- `def open_hub` → `async def open_hub`',
    );
    expect(told(claims, 'test', 'symbol')).toEqual([
      '1 test verified',
      '2 test refuted',
      '3 symbol verified',
      '4 symbol verified',
    ]);
  });

  it('has the parameters that are shown, with their values', async () => {
    const { claims } = await check(
      "- `def get_engine(self, name: str = 'primary')` gives one",
      "- `def get_engine(self, name: str = 'other')` gives one",
      '- `def get_engine(self, cold)` gives one',
      '- `def get_engine(self, user)` gives one',
    );
    expect(told(claims, 'symbol')).toEqual([
      '1 symbol verified',
      '2 symbol not checkable',
      '3 symbol verified',
      '4 symbol not checkable',
    ]);
  });
});
