import { beforeAll, describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkText } from './check-text.js';

const CACHE = [
  'import json',
  '',
  'def write(value):',
  '    try:',
  '        plain = json.dumps(value)',
  '    except TypeError:',
  '        plain = pickle.dumps(value)',
  '    return plain',
  '',
  'def read(plain):',
  '    return json.loads(plain)',
  '',
  'def send(kind, data):',
  '    message = {',
  '        "kind": kind,',
  '        "data": data,',
  '    }',
  '    checked = send_to(message)',
  '    return checked',
  '',
  'def send_all(all):',
  '    checked = send_to(all)',
];

let folder: string;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({ message: 'Write plainly', files: { 'app/cache.py': `${CACHE.join('\n')}\n` } });
  ({ folder } = await repo.build());
});

const placesIn = async (...lines: string[]) =>
  (await checkText(folder, lines.join('\n'))).claims.filter(({ kind }) => kind === 'line-reference');

const BLOCK = [
  'try:',
  '    plain = json.dumps(value)',
  'except TypeError:',
  '    plain = pickle.dumps(value)',
  '```',
];

describe('a block that is shown for a range', () => {
  it('is held against it as a whole', async () => {
    const [claim] = await placesIn('**Evidence**:', '```python', '# cache.py:7-10', ...BLOCK);
    expect(claim).toMatchObject({
      verdict: 'refuted',
      correction: 'What is shown stands at lines 5-7 of app/cache.py.',
    });
  });

  it('may begin beside it, be longer than it or shorter, and be given a place roughly', async () => {
    for (const range of ['6-9', '4-7', '1-20', '5-6'])
      expect(await placesIn('**Evidence**:', '```python', `# cache.py:${range}`, ...BLOCK)).toMatchObject([
        { verdict: 'verified' },
      ]);
    const [rough] = await placesIn(
      'The fallback is in `cache.py` at about lines 7-10:',
      '```python',
      ...BLOCK,
    );
    expect(rough?.verdict).not.toBe('refuted');
  });

  it('is what stands there before a change, where a card says so', async () => {
    const card = (range: string) =>
      placesIn(
        '**File:** `app/cache.py`',
        `**Lines:** ${range}`,
        '',
        '**Before (broken):**',
        '```python',
        'message = {',
        '    "kind": kind,',
        '    "data": data,  # hides it',
        '}',
        '```',
      );
    expect(await card('2-6')).toMatchObject([
      { line: 2, verdict: 'refuted', correction: 'What is shown stands at lines 14-16 of app/cache.py.' },
    ]);
    expect(await card('14-17')).toMatchObject([{ verdict: 'verified' }]);
  });
});

describe('several lines above one line of code', () => {
  it('are each said to be that line', async () => {
    const claims = await placesIn(
      '**Evidence**:',
      '```python',
      '# From cache.py lines 5, 8',
      'plain = json.dumps(value)',
      '```',
    );
    expect(claims.map(({ verdict }) => verdict)).toEqual(['verified', 'refuted']);
    expect(claims[1]?.measured).toContain('line 8 reads: return plain');
  });

  it('are not where more than one line stands below them', async () => {
    const claims = await placesIn('**Evidence**:', '```python', '# From cache.py lines 5, 8', ...BLOCK);
    expect(claims.map(({ verdict }) => verdict)).not.toContain('refuted');
  });
});

describe('lines of a file that is not there', () => {
  it('are refuted as the file is', async () => {
    expect(await placesIn('**Where:** `app/core/errors.py:23`')).toMatchObject([
      { verdict: 'refuted', measured: 'no such file' },
    ]);
    expect(await placesIn('The limit is set in `app/core/errors.py` line 7.')).toMatchObject([
      { verdict: 'refuted' },
    ]);
  });

  it('are not spoken of where the file is said to be missing, or may be one of a library', async () => {
    expect(await placesIn('The graph of the library (`graph.py:23`) shows it.')).toEqual([]);
    expect(await placesIn('`app/core/errors.py:23` no longer exists.')).toEqual([]);
  });
});
