import { describe, expect, it } from 'vitest';
import { isPrintedBy } from '../../src/claims/extract/code/template-text.js';
import { checkerOf, repositoryWith } from './check-text.js';

const HUB = [
  'def start(wait, place):',
  '    error = (',
  '        f"Opening of hubs timed out after {wait}s in {place} surroundings. "',
  '        f"Look at the hub registry and its members."',
  '    )',
  '    logger.error(error)',
  '    logger.info(f"Hub registry address: {settings.address}")',
  '    logger.info("Hub consolidation complete")',
  '    return {"error": "Invalid hub bypass key", "rights": ["read", "write"]}',
];

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': `${HUB.join('\n')}\n`,
    'app/text.py': '"""Members of the registry never sleep at night"""\n',
    'app/pool.py': 'hub_size = 20\nhub_rest = 30\n',
    'app/name.py': 'name = f"corpus_{tool}_{uuid4().hex[:8]}"\n',
    'config/hub.env': 'HUB_BYPASS=staging-hub-bypass-key-2025\nHUB_IMAGE=hub-image:3.11-slim\n',
    'tests/test_hub.py': 'LOG = "Hub consolidation complete"\n',
  }),
);

const snippets = async (...lines: string[]) =>
  (await check(...lines)).claims
    .filter(({ kind }) => kind === 'snippet')
    .map(({ line, verdict, measured }) => `${line} ${verdict} ${measured}`);

describe('what a program printed', () => {
  it('is found in a record, in a line of a log, and in an error, with the values that were put in', async () => {
    expect(
      await snippets(
        'The log shows:',
        '```json',
        '{',
        '  "message": "Opening of hubs timed out after 35.0s in staging surroundings. Look at the hub registry and its members.",',
        '  "severity": "ERROR"',
        '}',
        '```',
        '```',
        '2025-09-05 03:08:39,829 - Hub consolidation complete',
        'HubError: Opening of hubs timed out after 3s in test surroundings. Look at the hub registry and its members.',
        '[INFO] Hub registry address: https://hub-registry-4711.example.com/hubs/all/of/them',
        '[INFO] The registry has gone to sleep',
        '```',
      ),
    ).toEqual([
      '4 verified at app/hub.py:3',
      '9 verified at app/hub.py:8 and tests/test_hub.py:1',
      '10 verified at app/hub.py:3',
      '11 verified at app/hub.py:7',
    ]);
  });

  it('stands below a warning, or behind the label of an error in a comment', async () => {
    expect(
      await snippets(
        'What came of it:',
        '```',
        'app/text.py:1: DeprecationWarning:',
        'Look at the hub registry and its members.',
        'Hub registry address: of nobody at all',
        '  # Error: "HubError: Opening of hubs timed out after 3s in test surroundings."',
        '```',
      ),
    ).toEqual(['4 verified at app/hub.py:4', '6 verified at app/hub.py:3']);
  });

  it('is no claim where it shall be printed', async () => {
    expect(
      await snippets('## Recommended solution', '```', 'INFO: Hub consolidation complete', '```'),
    ).toEqual([]);
  });

  it('is quoted in the text as the whole of a literal', async () => {
    expect(
      await snippets(
        'The key returns 401 "Invalid hub bypass key" from staging.',
        'We saw `Hub registry address: https://hub-registry-4711.example.com/hubs/all` again.',
        'It imports `from app.hub import the whole hub` there.',
        'Some say "members of the registry never sleep" of it.',
        'Some say "with an invalid hub bypass key nothing of this can ever work" of it.',
      ),
    ).toEqual(['1 verified at app/hub.py:9', '2 verified at app/hub.py:7']);
  });

  it('holds whole words of the template, and half of it', () => {
    expect(isPrintedBy('the report was sent', 'the port was {state}')).toBe(false);
    expect(isPrintedBy('waited 35 0s in all places', 'waited {time}s in all places')).toBe(true);
    expect(
      isPrintedBy('one of so many words that were said of it is failed to open', 'failed to open {x}'),
    ).toBe(false);
  });
});

describe('a literal in a code span', () => {
  it('stands in some code, whatever quotes are around its texts', async () => {
    expect(
      await snippets(
        "The token has basic permissions `['read','write']` only.",
        'The hardcoded key `staging-hub-bypass-key-2025` does not match.',
        'It runs on `hub-image:3.11-slim` now.',
        'Corpora have `corpus_{kind}_{uuid.hex[:8]}` for a name.',
        'The key `staging-hub-bypass-key-202` is another one.',
        'It is on branch `staging-hub-bypass-key-2025` alone.',
        'There is no `staging-hub-bypass-key-2025` here.',
      ),
    ).toEqual([
      '1 verified at app/hub.py:9',
      '2 verified at config/hub.env:1',
      '3 verified at config/hub.env:2',
      '4 verified at app/name.py:1',
    ]);
  });
});

describe('a setting in the text', () => {
  it('needs no code span where it is an assignment', async () => {
    const { claims } = await check('The pool runs out (hub_size=20, hub_rest=31 of them).');
    expect(
      claims.filter(({ kind }) => kind === 'config').map(({ verdict, measured }) => `${verdict} ${measured}`),
    ).toEqual(['verified at app/pool.py:1', 'not checkable hub_rest is 30']);
  });
});
