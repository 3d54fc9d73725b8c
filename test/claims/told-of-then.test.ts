import { beforeAll, describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkText, told } from './check-text.js';

let folder: string;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({
    message: 'Add the lamps',
    files: {
      '.lampignore': '**/cold/\n**/monitoring/\n',
      'app/lamps.py': 'import sys\n\n\ndef stop():\n    sys.exit(3)\n',
      'scripts/post.sh': 'echo "see ILampStore for more"\n',
      'docs/log.md':
        'Error: Lamp failed to start within allocated timeout\nRevision lamp-service-00284-9s5 is down\n',
    },
  });
  repo.commit({ message: 'Watch the lamps', files: { '.lampignore': '**/cold/\n**/prometheus/\n' } });
  ({ folder } = await repo.build());
});

const check = (...lines: string[]) => checkText(folder, lines.join('\n'));

describe('lines that are told of in the past', () => {
  it('are verified by an earlier version, and told as they are now', async () => {
    const { claims } = await check(
      '- `.lampignore` line 2 excluded `**/monitoring/`',
      '- `.lampignore` line 2 excluded `**/warm/`',
      '- `.lampignore` line 2 is `**/monitoring/`, and the lamp was mended',
    );
    expect(told(claims, 'line-reference')).toEqual([
      '1 line-reference verified',
      '2 line-reference not checkable',
      '3 line-reference refuted',
    ]);
    expect(claims.find(({ kind }) => kind === 'line-reference')?.measured).toMatch(
      /^it was so until [0-9a-f]{9} of 2025-09-\d\d; line 2 reads: \*\*\/prometheus\/$/,
    );
  });
});

describe('messages and names in code spans', () => {
  it('are cited out of documents where no code has them', async () => {
    const { claims } = await check(
      '- Error: `Lamp failed to start within allocated timeout`',
      '- Revision: `lamp-service-00284-9s5`',
      '- Revision: `lamp-service-00285-777`',
    );
    expect(told(claims, 'citation')).toEqual(['1 citation verified', '2 citation verified']);
  });
});

describe('a process that is said to exit with a code', () => {
  it('is ended so by code outside of tests', async () => {
    const { claims } = await check('- The lamp exits cleanly with code 3.', '- The lamp exits with code 4.');
    expect(told(claims, 'snippet')).toEqual(['1 snippet verified']);
  });
});

describe('a class that only a script of the shell prints', () => {
  it('is not said to be used', async () => {
    const { claims } = await check('- `ILampStore` - an interface');
    expect(told(claims, 'symbol')).toEqual(['1 symbol not checkable']);
  });
});
