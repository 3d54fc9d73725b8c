import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, checkText, repositoryWith, told } from './check-text.js';

const HUB = [
  '# Nobody closes a hub while it is asked',
  'class Hub:',
  '    def open_hub(self, user):',
  '        if member != "rooted":',
  '            logger.warning(f"The hub was asked for by {user} and is not open to them")',
  '        raise ValueError(',
  '            "No registry of hubs is known here, "',
  '            "so that none of them can be opened"',
  '        )',
  '        raise RuntimeError(f"Opening of the hub failed: {error}")',
];

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': `${HUB.join('\n')}\n`,
    'tests/test_hub.py':
      "SECRETS = {'api_key': 'sk-hubs-key-12345', 'can_delete': True, 'run': \"run_hub_17_4711\"}\n",
    'docs/log.md': 'It said {"run_id":"run_run_hub_4711"}\n',
  }),
);

const snippets = async (...lines: string[]) =>
  (await check(...lines)).claims
    .filter(({ kind }) => kind === 'snippet')
    .map(({ line, verdict, measured }) => `${line} ${verdict} ${measured}`);

describe('words that code says', () => {
  it('are found with a value put in, in another case, with a part left out, or broken over lines', async () => {
    expect(
      await snippets(
        '- Test output: "The hub was asked for by anna and is not open to them"',
        '- A comment says "nobody closes a hub while it is asked"',
        '- It logs "The hub was asked for ... is not open to them"',
        '- It raises "No registry of hubs is known here, so that none of them can be opened"',
        '- **Error**: "Opening of the hub failed: No registry of hubs is known"',
      ),
    ).toEqual([
      '1 verified at app/hub.py:5',
      '2 verified at app/hub.py:1',
      '3 verified at app/hub.py:5',
      '4 verified at app/hub.py:7',
      '5 verified at app/hub.py:10 and app/hub.py:7',
    ]);
  });

  it('need the output where a program said them that no code has, and are no claim elsewhere', async () => {
    expect(
      await snippets(
        '- **Error**: "The moon has gone out of sight of everybody"',
        '- The team states that "the moon has gone out of sight of everybody"',
        '- It logs "The hub was asked for nothing that anybody would know of, and is not open to them"',
      ),
    ).toEqual(['1 not checkable no code holds these words']);
  });
});

describe('a text that is shown as it was found', () => {
  it('stands in the file of its location, or somewhere in code, tests included', async () => {
    expect(
      await snippets(
        '```',
        'Location: docs/log.md:1',
        'Evidence: run_id="run_run_hub_4711"',
        '```',
        '',
        'EVIDENCE:',
        '```',
        "- 'sk-hubs-key-12345'",
        "- api_key: 'sk-hubs-key-12345'",
        '- can_delete: True',
        "- runs: ['x y', 'run_hub_17_4711']",
        "- 'sk-nobody-key-54321'",
        '- can_delete: False',
        '```',
        '',
        "- 'sk-hubs-key-12345'",
      ),
    ).toEqual([
      '3 verified at docs/log.md:1',
      '8 verified at tests/test_hub.py:1',
      '9 verified at tests/test_hub.py:1',
      '10 verified at tests/test_hub.py:1',
      '11 verified at tests/test_hub.py:1',
      '16 verified at tests/test_hub.py:1',
    ]);
  });

  it('is refuted by a file that held it once', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({
      message: 'a',
      files: { 'hub.py': '# >>> open_hub()\n# \'hub_hub_4711\'\nkey = f"{name}_{user_id}_hub"\n' },
    });
    repo.commit({
      message: 'Name hubs once',
      files: { 'hub.py': "# >>> open_hub()\n# 'hub_4711'\nkey = user_id\n" },
    });
    const built = await repo.build();
    const { claims } = await checkText(
      built.folder,
      [
        '```',
        'Location: hub.py:2',
        "Output: 'hub_hub_4711'",
        '```',
        '',
        '```python',
        '# hub.py:3',
        'key = f"{name}_{user_id}_hub"',
        'key = f"{name}_{nobody_id}_hub"',
        '```',
      ].join('\n'),
    );
    expect(told(claims, 'snippet')).toEqual(['3 snippet refuted', '8 snippet refuted', '9 snippet refuted']);
    expect(
      claims.filter(({ kind }) => kind === 'snippet').map(({ trueUntil }) => trueUntil?.subject),
    ).toEqual(['Name hubs once', 'Name hubs once', undefined]);
  });
});

describe('code in a fence', () => {
  it('is quoted though it logs an error, and a label in a docstring is no setting', async () => {
    const { claims } = await check(
      '**File**: `app/hub.py`',
      '```python',
      '# Clear error messages at line 5',
      'raise RuntimeError(f"Opening of the hub failed: {error}")',
      '```',
    );
    expect(told(claims, 'snippet')).toEqual(['4 snippet verified']);
  });

  it('stands beside the line below it, where its own words stand everywhere', async () => {
    const many = `${'        if member != "rooted":\n'.repeat(40_001)}`;
    const built = await repositoryWith({ 'app/hub.py': `${HUB.join('\n')}\n`, 'app/many.py': many });
    const { claims } = await checkText(built.folder, ['```python', HUB[3], HUB[4], '```'].join('\n'));
    expect(
      claims.filter(({ kind }) => kind === 'snippet').map(({ line, measured }) => `${line} ${measured}`),
    ).toEqual(['2 at app/hub.py:4', '3 at app/hub.py:5']);
  });

  it('is of the only file of its name that it quotes, and is refuted there', async () => {
    const built = await repositoryWith({
      'app/hub.py': `${HUB.join('\n')}\n`,
      'old/hub.py': 'hub = 1\n',
    });
    const { claims } = await checkText(
      built.folder,
      [
        '```python',
        '# From hub.py line 2',
        HUB[1],
        HUB[2],
        HUB[3],
        '            logger.warning(f"Nobody has asked for a hub of {user}")',
        '```',
      ].join('\n'),
    );
    expect(
      claims
        .filter(({ kind }) => kind === 'snippet')
        .map(({ line, verdict, scope }) => `${line} ${verdict} ${scope}`),
    ).toEqual([
      '3 verified code, tests included; only that the line stands there',
      '4 verified app/hub.py',
      '5 verified app/hub.py',
      '6 refuted app/hub.py',
    ]);
  });
});
