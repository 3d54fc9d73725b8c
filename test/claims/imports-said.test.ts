import { describe, expect, it } from 'vitest';
import { exportedNames } from '../../src/claims/check/names/exported-names.js';
import { checkerOf, repositoryWith, told } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/core/__init__.py': [
      'from app.core.hub import HubStore',
      '',
      "__all__ = ['HubStore', 'HubMaker']",
      '',
    ].join('\n'),
    'app/core/hub.py': [
      '# HubMaker was removed',
      'class HubStore:',
      '    """Not a HubMaker."""',
      '',
      'HubAlias = HubStore',
      '',
    ].join('\n'),
    'app/core/taker.py': 'from .hub import (\n    HubStore,\n    HubAlias,\n)\n',
    'app/other/deep.py': 'class DeepStore:\n    pass\n',
    'tests/test_hub.py': 'from app.core.hub import HubStore\n',
    'tests/test_old.py': 'from app.core.hub import (\n    # old\n    HubMaker,\n)\n',
  }),
);

describe('an import that is said to fail', () => {
  it('is looked for in code, with what its module lacks', async () => {
    const { claims } = await check(
      '**Failing Import:**',
      '```python',
      'from app.core.hub import HubMaker',
      '```',
      '',
      '**Failing Import:**',
      '```python',
      'from app.core.hub import HubBreaker',
      '```',
      '',
      '**Failing Import:**',
      '```python',
      'from app.core.gone import (...)',
      '```',
      '',
      'The imports:',
      '```python',
      'from app.core.hub import HubBreaker',
      '```',
    );
    expect(told(claims, 'usage', 'symbol')).toEqual([
      '3 usage verified',
      '3 symbol verified',
      '8 usage refuted',
      '8 symbol verified',
      '13 usage refuted',
      '13 symbol verified',
    ]);
    expect(claims.find(({ kind }) => kind === 'usage')?.measured).toBe('1 file: tests/test_old.py');
  });

  it('that tests are said to make still is looked for in tests', async () => {
    const { claims } = await check(
      'Tests import `HubStore` from `app/core/hub.py`.',
      '',
      'Tests import `HubAlias` from `app/core/hub.py`.',
      '',
      '## One',
      '',
      '**Failing Import:**',
      '```python',
      'from app.core.hub import HubBreaker',
      '```',
      '',
      '- Tests still reference old class names that no longer exist',
      '- The import statements in tests were not updated',
    );
    expect(told(claims, 'usage')).toEqual([
      '1 usage verified',
      '3 usage refuted',
      '9 usage refuted',
      '12 usage refuted',
    ]);
  });
});

describe('what a module gives to others', () => {
  it('is what it defines, not what its comments name', async () => {
    const { claims } = await check(
      '- `HubMaker` is not exported from `hub.py`',
      '- `HubStore` is not exported from `hub.py`',
      '- `HubStore` is not exported from `taker.py`',
    );
    expect(told(claims, 'symbol')).toEqual([
      '1 symbol verified',
      '2 symbol refuted',
      '3 symbol not checkable',
    ]);
  });

  it('is listed, alone or among others', async () => {
    const { claims } = await check(
      '- `__all__` in `app/core/__init__.py` only includes: `HubStore`, `HubMaker`',
      "- `app/core/__init__.py` with `__all__` including `'HubStore'`",
      '- `__all__` in `app/core/__init__.py` only includes `HubStore`',
      '- `__all__` in `app/core/__init__.py` contains `HubAlias`',
      '- `__all__` in `app/core/__init__.py` does not include `HubAlias`',
    );
    expect(
      claims.filter(({ statement }) => statement.startsWith('__all__')).map(({ verdict }) => verdict),
    ).toEqual(['verified', 'verified', 'refuted', 'refuted', 'verified']);
  });

  it('has no alias of the name that is imported in vain', async () => {
    const { claims } = await check(
      'Broken import: `from app.core import HubBreaker`',
      '',
      '- No backward compatibility alias created in `__init__.py`',
      '- There is no alias `HubAlias` in `app/core/hub.py`',
    );
    expect(
      claims.filter(({ statement }) => statement.includes('alias')).map(({ verdict }) => verdict),
    ).toEqual(['verified', 'not checkable']);
  });

  it('may be listed over several lines, and be added to', () => {
    expect(exportedNames(['__all__ = [', "    'A',  # ]", '    "B",', ']', "__all__ += ['C']"])).toEqual({
      names: new Set(['A', 'B', 'C']),
      line: 1,
      isOpen: false,
    });
    expect(exportedNames(['__all__ = names()'])?.isOpen).toBe(true);
    expect(exportedNames(['x = 1'])).toBe(null);
  });
});

describe('a module that is not there', () => {
  it('is no name, and is looked for in its folder', async () => {
    const { claims } = await check(
      "- `hub_maker` module doesn't exist in app/core",
      "- `taker` module doesn't exist in app/core",
      "- `deep` module doesn't exist in app",
    );
    expect(told(claims, 'path', 'symbol')).toEqual([
      '1 path verified',
      '2 path refuted',
      '3 path not checkable',
    ]);
  });

  it('of a package counts all of its modules', async () => {
    const { claims } = await check(
      "- `HubBreaker` class doesn't exist in the core package",
      "- `HubAlias` class doesn't exist in the core package",
      "- `HubStore` class doesn't exist in the core package",
    );
    expect(told(claims, 'symbol')).toEqual([
      '1 symbol verified',
      '2 symbol verified',
      '3 symbol not checkable',
    ]);
  });
});
