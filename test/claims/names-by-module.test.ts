import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';

const checkAll = checkerOf(() =>
  repositoryWith({
    'app/core/__init__.py': 'from app.core.hub import HubStore\n',
    'app/core/hub.py': '_shared_hub = None\n\n\nclass HubStore:\n    pass\n',
    'app/core/open.py': 'from app.core.hub import *\n',
    'docs/a.md': 'Text.\n',
  }),
);
const check = async (...lines: string[]) => (await checkAll(...lines)).claims;

describe('a name with its module', () => {
  it('is looked for in that module, in text and in what was printed', async () => {
    const claims = await check(
      'There is app.core.hub.HubStore, and `app.core.HubStore`.',
      '',
      '```',
      'app.core.hub.HubStore',
      'app.core.hub.HubStoreFactory',
      'app.core.open.AnythingElse',
      '```',
    );
    expect(told(claims, 'symbol')).toEqual([
      '1 symbol verified',
      '1 symbol verified',
      '4 symbol verified',
      '5 symbol refuted',
    ]);
  });
});

describe('a name that a package is said not to export', () => {
  it('is looked for in what exports for it', async () => {
    const claims = await check(
      '`HubStoreState` is not exported from the core package.',
      '`HubStore` is not exported from core package, and so on.',
      '`HubStoreState` is not exported from the other package.',
    );
    expect(told(claims, 'symbol').slice(0, 1)).toEqual(['1 symbol verified']);
    expect(told(claims, 'symbol').filter((each) => each.startsWith('3'))).toEqual([]);
    expect(told(claims, 'symbol').filter((each) => each.startsWith('2 symbol verified'))).toEqual([]);
  });
});

describe('a variable that was', () => {
  it('is said where it is there still, and is not refuted where it is gone', async () => {
    expect(told(await check('A global `_shared_hub` variable was shared by all.'), 'symbol')).toEqual([
      '1 symbol verified',
    ]);
    expect(told(await check('A global `_gone_hub` variable was shared by all.'), 'symbol')).toEqual([]);
  });
});

describe('a folder', () => {
  it('is one in words, and where a command is given it', async () => {
    const claims = await check(
      '**Scope:** app/core directory',
      '',
      '```bash',
      'grep -r "x" app/core --include="*.py"',
      '```',
    );
    expect(told(claims, 'path')).toEqual(['1 path verified', '4 path verified']);
  });
});

describe('a file that something is to be put into', () => {
  it('is there', async () => {
    expect(
      told(
        await check('## Next steps', '', '- Create the one class in `hub.py`', '- Create `hub.py` anew'),
        'path',
      ),
    ).toEqual(['3 path verified']);
  });
});

describe('a footnote', () => {
  it('is read where it stands, whatever refers to it', async () => {
    const claims = await check(
      'All is well[^1], see[^b].',
      '',
      '[^1]: `app/core/hub.py` holds it,',
      '    and `app/core/gone_hub.py` does, too.',
      '',
      'More.',
      '',
      '[^b]: `app/core/lost_hub.py` is a third.',
    );
    expect(told(claims, 'path')).toEqual(['3 path verified', '4 path refuted', '8 path refuted']);
  });
});
