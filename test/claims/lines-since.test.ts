import { beforeAll, describe, expect, it } from 'vitest';
import type { Claim } from '../../src/domain/claim.js';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkText } from './check-text.js';

const HUB = [
  'import os',
  '',
  'LIMIT = 3',
  '',
  'def open_hub(user):',
  '    connect(user)',
  '    return user',
  '',
  'def close_hub(user):',
  '    return drop(user)',
];

const DOCUMENT = [
  '# Audit',
  '',
  '- Location: `app/hub.py:3`',
  '- `app/hub.py:5-7` - where users connect',
  '- `app/hub.py:9-10` - users are dropped',
  '- See `app/hub.py:6`.',
  '- `app/hub.py` line 10 matters for `drop(user)`',
  '- `app/hub.py:1` - imports',
];

let claims: Claim[];
let drafted: Claim[];
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({
    message: 'Add the hub and its audit',
    files: { 'app/hub.py': `${HUB.join('\n')}\n`, 'docs/audit.md': `${DOCUMENT.join('\n')}\n` },
  });
  const later = [
    ...HUB.slice(0, 2),
    'import sys',
    '',
    ...HUB.slice(2, 5),
    '    attach(user)',
    ...HUB.slice(6, 9),
    '    return forget(user)',
  ];
  repo.commit({
    message: 'Move the audit, and attach users',
    files: {
      'app/hub.py': `${later.join('\n')}\n`,
      'docs/audit.md': null,
      'docs/old/audit.md': `${DOCUMENT.join('\n')}\n`,
    },
  });
  const { folder } = await repo.build();
  const source = `${DOCUMENT.join('\n')}\n`;
  const at = async (path: string | null) =>
    (await checkText(folder, source, path === null ? {} : { path })).claims.filter(
      ({ kind }) => kind === 'line-reference',
    );
  claims = await at('docs/old/audit.md');
  drafted = await at(null);
});

const lineOf = (all: readonly Claim[], line: number) => all.find((claim) => claim.line === line);

describe('lines that a document of the repository points at', () => {
  it('are refuted where they moved on since it was written', () => {
    expect(lineOf(claims, 3)).toMatchObject({
      verdict: 'refuted',
      measured: expect.stringMatching(
        /^what stood there when this was written \(\w{9} of 2025-09-01\) is at line 5; line 3 reads: import sys$/,
      ),
      correction: 'It is at line 5 of app/hub.py.',
      trueUntil: expect.objectContaining({ date: expect.any(String) }),
    });
    expect(lineOf(claims, 4)).toMatchObject({
      verdict: 'refuted',
      correction: 'It is at lines 7-9 of app/hub.py.',
    });
  });

  it('are not known where they were replaced and nothing said what they held', () => {
    expect(lineOf(claims, 6)).toMatchObject({
      verdict: 'not checkable',
      measured: expect.stringContaining('other lines stood there when this was written'),
    });
  });

  it('are refuted where what they held was replaced', () => {
    expect(lineOf(claims, 7)).toMatchObject({
      verdict: 'refuted',
      measured: expect.stringMatching(
        /^drop\(user\) stood there when this was written .*, and was replaced since$/,
      ),
    });
  });

  it('are judged as before where they are as they were', () => {
    expect(lineOf(claims, 8)).toMatchObject({ verdict: 'verified' });
  });

  it('are judged by the revision alone in a draft', () => {
    expect(drafted.map(({ verdict }) => verdict)).not.toContain('refuted');
  });
});
