import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/store.py': [
      'def open_store_once():',
      '    return 1',
      '',
      '',
      'def close_store_once():',
      '    return 2',
      '',
      '',
      'def sweep_store_once():',
      '    return 3',
      '',
    ].join('\n'),
    'app/main.py': [
      'from app.store import open_store_once, sweep_store_once',
      '',
      '',
      'class Main:',
      '    def __init__(self, user):',
      '        self.hub_factory.configure(',
      '            user=user,',
      '            store=open_store_once(),',
      '        )',
      '',
      '    def stop(self):',
      '        log("close_store_once() was not called")',
      '        self.on_stop(sweep_store_once)',
      '',
    ].join('\n'),
    'app/life.py': 'x = 1\n',
    'app/store_example.py': 'from app.store import close_store_once\n\nclose_store_once()\n',
    'tests/test_store.py':
      'from app.store import open_store_once\n\n\ndef test_it():\n    open_store_once()\n',
  }),
);

describe('a function that is said never to be called', () => {
  it('is looked for as the syntax tells, where it is said not to be', async () => {
    const { claims } = await check(
      '- `open_store_once()` is never called',
      '- `open_store_once()` is never called in production',
      '- `close_store_once()` is never called from `app/main.py`',
      '- `sweep_store_once()` is never called',
      '- `open_store_once()` is not called when the user is gone',
      '- `missing_store_once()` is never called',
    );
    expect(told(claims, 'usage')).toEqual([
      '1 usage refuted',
      '2 usage refuted',
      '3 usage verified',
      '4 usage not checkable',
      '5 usage not checkable',
    ]);
  });

  it('may be called "it", and the place by a word that the document explains', async () => {
    const { claims } = await check(
      '- The `open_store_once()` function exists',
      "- However, it's never called during application startup",
      '- The function is only referenced in example files',
      "- Startup process (`app/life.py`, `app/main.py`) doesn't include this initialization step",
      '',
      '## Other',
      '',
      '- The `close_store_once()` function exists',
      '- The function is only referenced in example files',
      "- Startup process (`app/life.py`) doesn't include this step",
    );
    expect(told(claims, 'usage', 'scope')).toEqual([
      '2 usage refuted',
      '3 scope refuted',
      '4 usage refuted',
      '9 scope verified',
      '10 usage verified',
    ]);
  });
});

describe('a method that is said to call another', () => {
  it('is read up to its end, brackets over several lines included', async () => {
    const { claims } = await check(
      '- **Call chain**: `main.__init__` → `factory.configure(user=user)`',
      '- `Main.__init__` calls `hub_factory.configure(store=open_store_once())`',
      '- `Main.stop` calls `hub_factory.configure()`',
    );
    expect(told(claims, 'usage')).toEqual(['1 usage verified', '2 usage verified']);
  });
});

const methods = checkerOf(() =>
  repositoryWith({
    'app/base.py': [
      'class Base(object):',
      '    def load(self):',
      '        pass',
      '',
      '    def save(self):',
      '        pass',
      '',
      '    @property',
      '    def size(self):',
      '        return 1',
      '',
    ].join('\n'),
    'app/hub.py': [
      'from app.base import Base as Root',
      '',
      '',
      'class HubRegistry(Root):',
      '    def __init__(self):',
      '        pass',
      '',
      '    def load(self):',
      '        pass',
      '',
      '    def drop(self):',
      '        pass',
      '',
    ].join('\n'),
  }),
);

describe('the methods of a class', () => {
  it('are its own, or those it inherits, too', async () => {
    const { claims } = await methods(
      '- `HubRegistry` has 3 methods',
      '- `HubRegistry` has 5 methods',
      '- `HubRegistry` has 4 public methods',
      '- `HubRegistry` has 9 methods',
    );
    expect(told(claims, 'count')).toEqual([
      '1 count verified',
      '2 count verified',
      '3 count verified',
      '4 count not checkable',
    ]);
    expect(claims.find(({ kind }) => kind === 'count')?.measured).toBe(
      '3 methods, 2 of them public, in app/hub.py; 5 with inherited ones, 4 of them public',
    );
  });
});
