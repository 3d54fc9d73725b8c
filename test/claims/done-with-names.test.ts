import { describe, expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': [
      'from app.store import HubStore',
      'import warnings',
      '',
      'def open_hub(bus):',
      '    warnings.warn("open_hub is going", DeprecationWarning)',
      '    bus.emit(',
      '        "hub_opened",',
      '    )',
      '    raise HubError("hub_closed")',
      '',
    ].join('\n'),
    'app/store.py': 'class HubStore:\n    waits_for = "hub_waiting"\n',
    'tests/test_hub.py': 'def test_opens(bus):\n    bus.send("hub_tested")\n',
  }),
);
const snippets = async (...lines: string[]) => measuredOf('snippet', check(...lines));

describe('what is done with a name', () => {
  it('some code does: it is given to a call, or raised', async () => {
    expect(
      await snippets(
        '- The hub emits a critical `hub_opened` event.',
        '- It raises `HubError` then.',
        '- The test sends a mock `hub_tested` event.',
      ),
    ).toEqual([
      '1 verified: app/hub.py:7 reads: "hub_opened",',
      '2 verified: app/hub.py:9 reads: raise HubError("hub_closed")',
      '3 verified: tests/test_hub.py:2 reads: bus.send("hub_tested")',
    ]);
  });

  it('is no statement where nobody does so, where it is denied or wished, or where a test alone is meant', async () => {
    expect(
      await snippets(
        '- The hub emits `hub_waiting` events.',
        '- The hub does not emit `hub_opened`.',
        '- The hub fails to emit `hub_opened`.',
        '- The hub should emit `hub_opened`.',
        '- The test sends `hub_opened`.',
      ),
    ).toEqual([]);
  });
});

describe('what code has one sign for', () => {
  it('is looked for in the file that the sentence names', async () => {
    expect(
      await snippets(
        '- `app/hub.py` holds deprecation warnings.',
        '- `app/hub.py` re-exports the store.',
        '- `app/store.py` holds deprecation warnings.',
        '- `app/hub.py` has no deprecation warnings.',
        '- Deprecation warnings are shown.',
      ),
    ).toEqual([
      '1 verified: line 5 reads: warnings.warn("open_hub is going", DeprecationWarning)',
      '2 verified: line 1 reads: from app.store import HubStore',
    ]);
  });
});
