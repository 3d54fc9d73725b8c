import { beforeAll, describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkText } from './check-text.js';

const OLD = [
  'import os',
  '',
  'def settings():',
  "    stage = os.environ.get('STAGE', '').lower()",
  '    return json.loads(json.dumps(stage, cls=DateEncoder))',
];
const NEW = [
  'from shared import env',
  '',
  'def settings():',
  "    stage = env.get('STAGE', '').lower()",
  '    return copy.deepcopy(stage)',
];

let folder: string;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({ message: 'Read the stage', files: { 'app/settings.py': `${OLD.join('\n')}\n` } });
  repo.commit({ message: 'Read it through env', files: { 'app/settings.py': `${NEW.join('\n')}\n` } });
  ({ folder } = await repo.build());
});

const placesIn = async (...lines: string[]) =>
  (await checkText(folder, lines.join('\n'))).claims.filter(({ kind }) => kind === 'line-reference');

describe('code shown for a place', () => {
  it('is refuted where the file held it once, however like it the line is now', async () => {
    const [claim] = await placesIn(
      '**File:** `app/settings.py:4`',
      '```python',
      "stage = os.environ.get('STAGE', '').lower()",
      '```',
    );
    expect(claim).toMatchObject({ line: 1, verdict: 'refuted', trueUntil: { date: '2025-09-01' } });
    expect(claim?.measured).toContain("line 4 reads: stage = env.get('STAGE', '').lower()");
    expect(claim?.measured).not.toContain('much of it');
  });

  it('is a sketch where no version held it', async () => {
    const [claim] = await placesIn(
      '**File:** `app/settings.py:4`',
      '```python',
      "stage_name = env.get('STAGE', '').lower()",
      '```',
    );
    expect(claim).toMatchObject({ verdict: 'verified', approximate: true });
  });

  it('may stand some labels below it, up to what shall be there', async () => {
    const [claim] = await placesIn(
      '### Double work',
      '**Location:** `app/settings.py:5`',
      '**Impact:** slow',
      '**Problem:** a copy by way of text',
      '```python',
      '# CURRENT (double work)',
      'return json.loads(json.dumps(stage, cls=DateEncoder))',
      '',
      '# SHOULD BE',
      'return copy.deepcopy(stage)',
      '```',
    );
    expect(claim).toMatchObject({ line: 2, verdict: 'refuted' });
  });
});
