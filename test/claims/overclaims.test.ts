import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': [
      'class Hub:',
      '    def send_event(self):',
      '        pass',
      '',
      '',
      'Hub().send_event()',
      'init_timeout = 75.0',
      '',
    ].join('\n'),
    'app/ws.py': 'manager.send_event()\n',
    'app/core/__init__.py': 'x = 1\n',
  }),
);

describe('no more is said than the text says', () => {
  it('of a name that is nowhere in production', async () => {
    const { claims } = await check(
      '- There is no `open_hub_twice()` in production code',
      '- No `open_hub_twice()` calls remain in production code',
    );
    expect(told(claims)).toEqual(['1 scope verified', '2 scope verified']);
  });

  it('of what was missing and is created now', async () => {
    const { claims } = await check(
      '- `send_event` Missing - Created in `app/hub.py`',
      '- `send_event` missing: added to `app/hub.py`',
      '- `send_event` is missing',
    );
    expect(told(claims)).toEqual(['1 path verified', '2 path verified', '3 symbol refuted']);
  });

  it('of a file that does not exist, as the text says before its name', async () => {
    const { claims } = await check(
      '**Finding:** No centralized registry.py file exists, but tests do.',
      '- No `app/hub.py` exists.',
      '- There is no problem: `app/hub.py` exists.',
    );
    expect(told(claims, 'path')).toEqual(['1 path verified', '2 path refuted', '3 path verified']);
  });

  it('of files that are listed to be created', async () => {
    const { claims } = await check(
      '1. **Create Missing Modules:**',
      '   - `app/hub_new.py`',
      '',
      'Missing modules:',
      '',
      '- `app/hub_other.py`',
    );
    expect(told(claims)).toEqual(['6 path refuted']);
  });

  it('of a name that something lacks, that was deleted, or that was never made', async () => {
    const { claims } = await check(
      '- The hub is missing `send_event` attribute',
      '- `app/ws.py` → Has `send_event()` (DELETED)',
      '- **Why no send_event?** → two classes',
      '- The `send_event` method was never implemented',
      '- The `open_hub_twice` method was never implemented',
      '- Missing `Hub.send_event` attributes, and missing `HubStore` attributes',
    );
    expect(told(claims, 'symbol')).toEqual([
      '4 symbol not checkable',
      '5 symbol verified',
      '6 symbol verified',
      '6 symbol not checkable',
    ]);
  });

  it('of a file that the sentence says is deleted', async () => {
    const { claims } = await check(
      '- `app/old/ws.py` → Has `send_event()` (DELETED)',
      '- **Deleted duplicate Hub** at `old/ws.py`',
      '- Duplicate Hub at `old/ws.py`',
    );
    expect(told(claims, 'path')).toEqual(['1 path verified', '2 path verified', '3 path refuted']);
  });

  it('of a module that a remark says is not there', async () => {
    const { claims } = await check(
      '```python',
      'from app.hub import Hub  # MODULE DOES NOT EXIST',
      'from app.gone import Hub  # MODULE DOES NOT EXIST',
      '```',
      '',
      'The chain: app.core.__init__ and app.hub.Hub',
    );
    expect(told(claims, 'symbol')).toEqual(['2 symbol refuted', '3 symbol verified', '6 symbol verified']);
  });

  it('of a product, or of the class that holds the calls', async () => {
    const { claims } = await check(
      '- 73 direct WebSocket method calls across 12 files',
      '- `HubManager` has 73 direct method calls',
      '- 73 direct calls of `send_event()` across 12 files',
    );
    expect(told(claims, 'count')).toEqual(['3 count refuted']);
  });

  it('of a setting that a label names', async () => {
    const { claims } = await check('### `app/hub.py`', '', '- **Init timeout**: 75.0s');
    expect(told(claims, 'config')).toEqual(['3 config verified']);
  });
});
