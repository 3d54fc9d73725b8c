import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRepository, RepositoryBuilder } from '../repository-builder.js';
import { checkText, told } from './check-text.js';

let built: BuiltRepository;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({
    message: 'Add the service',
    files: {
      'CLAUDE.md': '# Rules\n\n```python\n@mark.slow\ndef runs():\n    pass\n```\n',
      'pyproject.toml': '[tool]\naddopts = "--strict -q"\nlast = 1\n',
      'main_service/hub.py':
        'from dataclasses import dataclass\nimport vendor_kit\n\n\n@dataclass\nclass HubTicket:\n    owner: str\n    client_id: str = ""\n\n\ndef encode(text: Wire):\n    return vendor_kit.pack(text)\n',
      'side_service/keys.py': 'from main_service.hub import encode\n\nKEY = encode("a")\n',
      'tests/test_hub.py': 'from main_service.hub import encode\n\n\ndef test_a():\n    assert encode("a")\n',
      'docs/other.md': 'An audit detected 1011 internal errors and 3,204 violations.\n',
    },
  });
  built = await repo.build();
});

const check = (...lines: string[]) => checkText(built.folder, lines.join('\n'));

describe('where something is said to be', () => {
  it('limits "none found": to production code, to tests, to a service by its name', async () => {
    const { claims } = await check(
      '- No `encode()` calls found in main production code.',
      '- No `encode()` calls found in production code.',
      '- No `encode()` calls found in tests.',
      '- No `encode()` calls found in core business logic code.',
      '- No `encode()` calls found.',
    );
    expect(told(claims, 'scope')).toEqual([
      '1 scope verified',
      '2 scope refuted',
      '3 scope refuted',
      '4 scope not checkable',
      '5 scope not checkable',
    ]);
    expect(claims.find(({ kind }) => kind === 'scope')?.scope).toContain('main production code: ');
  });
});

describe('a number', () => {
  it('of an error is no figure that another document gives', async () => {
    const said = (text: string) => check(text).then(({ claims }) => told(claims, 'citation'));
    expect(await said('The audit shows that WebSocket 1011 internal errors are frequent.')).toEqual([]);
    expect(await said('# An audit of 3,204 violations')).toEqual(['1 citation verified']);
    expect(await said('The audit detected 3,204 violations.')).toEqual(['1 citation verified']);
  });

  it('of lines belongs to no file where it is said of some files', async () => {
    const { claims } = await check(
      '- `CLAUDE.md` is not followed.',
      '- Some files exceed 1500 lines.',
      '',
      '`pyproject.toml` is short. It has 3 lines.',
    );
    expect(told(claims, 'line-count')).toEqual(['4 line-count verified']);
  });

  it('of lines before a place with its own belongs to another file', async () => {
    const { claims } = await check('Lines 277, 2420, pyproject.toml:2 were read.');
    expect(claims.filter(({ kind }) => kind === 'line-reference').map(({ statement }) => statement)).toEqual([
      'pyproject.toml:2 is there',
    ]);
  });

  it('of a document’s name may be its date', async () => {
    const source = '# Merge\n\n**Status**: RESOLVED\n';
    const { claims } = await checkText(built.folder, source, { name: 'MERGEISSUE-2025-09-10.md' });
    expect(claims).toEqual([]);
  });
});

describe('lines that are said to miss something', () => {
  it('are not looked through for it, and a flag is no part of another', async () => {
    const { claims } = await check(
      '- `pyproject.toml` line 2: missing the `-s` flag',
      '- `pyproject.toml` line 2: `-s`',
      '- `pyproject.toml` line 2: `-q`',
    );
    expect(claims.filter(({ kind }) => kind === 'line-reference').map((each) => each.statement)).toEqual([
      'pyproject.toml:2 does not hold -s',
      'pyproject.toml:2 holds -s',
      'pyproject.toml:2 holds -q',
    ]);
    expect(told(claims, 'line-reference')[1]).not.toBe('2 line-reference verified');
    expect(told(claims, 'line-reference')[2]).toBe('3 line-reference verified');
  });
});

describe('a path', () => {
  it('may be in another spelling, a package’s own, or a copy’s name', async () => {
    const { claims } = await check(
      '- It follows Claude.md.',
      '- Raised in `_pytest/capture.py`.',
      '- Raised in `vendor_kit/pack.py`.',
      '- The old `pytest.ini.backup` line 7 holds `addopts`, unlike `pyproject.toml`.',
    );
    expect(told(claims, 'path')).toEqual([
      '1 path verified',
      '2 path not checkable',
      '3 path not checkable',
      '4 path verified',
    ]);
    expect(told(claims, 'line-reference')).toEqual([]);
  });

  it('of somebody’s machine is corrected as it was written', async () => {
    const { claims } = await check('See `/Users/ann/work/src/gone.py`.');
    expect(claims[0]?.correction).toBe('There is no /Users/ann/work/src/gone.py.');
  });
});

describe('code in a fence', () => {
  it('is not that of a page that is named above it', async () => {
    const fence = ['```python', '@mark.slow', 'def runs():', '    pass', '@mark.websocket', '```'];
    const { claims } = await check('## CLAUDE.md Compliance', '', 'As CLAUDE.md says:', ...fence);
    expect(told(claims, 'snippet')).toEqual([]);
  });
});

describe('how tests ended', () => {
  it.each([
    ['a label', '**TEST FAILURE EVIDENCE:**'],
    ['what tests are for', 'Tests designed to FAIL show it.'],
    ['failures of something else', 'The tests protect against critical failures of the chat.'],
    ['an arrow of a diagram', '```mermaid\nTest->>Hub: ❌ test fails\n```'],
    ['a comment in code', '```python\n# 4. The test connection succeeds\n```'],
  ])('is not told by %s', async (_, text) => {
    expect(told((await check(text)).claims, 'test-outcome')).toEqual([]);
  });

  it('is told by a number of failures', async () => {
    const { claims } = await check('- The test run ended with 3 failures.', '- All tests pass.');
    expect(told(claims, 'test-outcome')).toHaveLength(2);
  });
});

describe('what was counted in a log', () => {
  it('is not counted in code', async () => {
    const lines = ['- `vendor_kit`: 88 occurrences'];
    expect(told((await check(...lines)).claims, 'count')).toEqual(['1 count refuted']);
    expect(told((await check('### Deprecation Warnings Count', ...lines)).claims, 'count')).toEqual([]);
  });
});

describe('a parameter', () => {
  it('of a class that writes no constructor is a field', async () => {
    const { claims } = await check(
      '- `HubTicket` has a `client_id` parameter.',
      '- `HubTicket` has a `colour` parameter.',
      '- `encode()` has a `text` parameter.',
      '- `encode()` has a `colour` parameter.',
      '- `encode()` takes it as a `Wire` argument.',
    );
    expect(
      claims.filter(({ statement }) => /has a parameter/.test(statement)).map(({ verdict }) => verdict),
    ).toEqual(['verified', 'not checkable', 'verified', 'refuted', 'verified']);
  });
});
