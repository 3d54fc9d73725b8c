import { expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/lamp.py':
      'import warnings\n\n\nclass Lamp:\n    def light(self):\n        warnings.warn(\n            "Lamp.light is deprecated, use shine",\n            DeprecationWarning,\n        )\n\n\nclass Bulb:\n    """Deprecated."""\n',
    'app/store.py': '# deprecated since long\nSTORE = 1\n',
    'app/hub.py': 'HUB = 1\n',
    'app/other/hub_of_other.py': 'from app.hub import HUB\n',
  }),
);

const snippets = async (...lines: string[]) =>
  (await check(...lines)).claims
    .filter(({ kind, statement }) => kind === 'snippet' && /warns that/.test(statement))
    .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);

it('a file or a class that is named warns of its deprecation, or speaks of it nowhere', async () => {
  expect(
    await snippets(
      '- `Lamp` has deprecation warnings but still shines',
      '- `Bulb` has deprecation warnings',
      '- `app/lamp.py` emits deprecation warnings',
      '- `app/store.py` contains deprecation warnings',
      '- `app/hub.py` contains deprecation warnings',
      '- `app/hub.py` has no deprecation warnings',
      '- Deprecation warnings in `app/hub.py` were removed',
      '- Added a deprecation notice directing users to `app/hub.py`',
      '- Added deprecation notices to `app/hub.py`',
    ),
  ).toEqual([
    '1 verified: app/lamp.py:7 reads: "Lamp.light is deprecated, use shine",',
    '3 verified: app/lamp.py:7 reads: "Lamp.light is deprecated, use shine",',
    '4 not checkable: app/store.py:1 speaks of deprecation; no line warns of it',
    '5 refuted: app/hub.py speaks of deprecation nowhere',
    '9 refuted: app/hub.py speaks of deprecation nowhere',
  ]);
});

it('is said of the file that the item before begins with, and is not refuted then', async () => {
  const before = 'See `app/lamp.py` and `app/hub.py`.';
  expect(
    await snippets(before, '', '## A', '- Lamp.py is old', '- Deprecation warnings added but nothing done'),
  ).toEqual(['5 verified: app/lamp.py:7 reads: "Lamp.light is deprecated, use shine",']);
  expect(await snippets(before, '', '## A', '- Hub.py is old', '- Deprecation warnings added')).toEqual([]);
});
