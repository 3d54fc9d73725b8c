import { describe, expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith, told } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/hub_auth.py': 'def check():\n    return True\n',
    'app/hub_pool.py': 'EVENTS = ["hub_opened", "hub_closing", "hub_closed"]\n',
    'app/hub_store.py': 'def hub_store():\n    return None\n',
    'app/hub_parts/__init__.py': '',
    'backups/hub_former.py': 'x = 1\n',
    'docs/notes.md': 'hub_noted and hub_spoken and hub_told\n',
  }),
);

describe('a module by its bare name', () => {
  it('is the file or package of that name, unless code defines something that is called so', async () => {
    expect(
      await measuredOf(
        'path',
        check(
          '- `hub_auth` - Authentication layer',
          '- `hub_store` - Keeps hubs',
          '- The hubs are split (hub_pool vs hub_parts)',
          '- The `hub_auth` function - checks',
          '- `hub_former` - was copied',
        ),
      ),
    ).toEqual([
      '1 verified: exists: app/hub_auth.py',
      '3 verified: exists: app/hub_pool.py',
      '3 verified: exists: app/hub_parts/__init__.py',
    ]);
  });

  it('is not missing from the repository where it is a file of code', async () => {
    expect(
      await measuredOf(
        'path',
        check(
          '- `hub_auth` module exists in old commits but is **missing from current working tree**',
          '- `hub_former` module does not exist',
          '- `hub_auth` module is missing from the list of imports',
        ),
      ),
    ).toEqual([
      '1 refuted: there is app/hub_auth.py',
      '2 verified: no such module',
      '3 verified: exists: app/hub_auth.py',
    ]);
  });
});

describe('names in plain words, in brackets', () => {
  it('are there where production code has each of them', async () => {
    const { claims } = await check(
      '- **Events**: All 3 events (hub_opened, hub_closing, hub_closed) work',
      '- All 3 events (hub_opened, hub_closing, hub_gone) work',
      '- All 3 words (hub_noted, hub_spoken, hub_told) are written',
      '- No events (hub_opened, hub_closing, hub_closed) are sent',
      '- Both (hub_opened, hub_closing) work',
    );
    expect(told(claims, 'symbol')).toEqual(['1 symbol verified', '2 symbol not checkable']);
  });
});
