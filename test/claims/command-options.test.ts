import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'scripts/deploy.py': [
      '"""python scripts/deploy.py --example main"""',
      'parser.add_argument("--project", required=True)',
      "parser.add_argument('--dry-run')",
      'parser.add_argument("--project-name")',
      'folder = "out"',
      'run(["other", "--filter", folder])',
      '',
    ].join('\n'),
    'scripts/run.sh': 'case "$1" in\n  --fast) x=1 ;;\nesac\n',
  }),
);

describe('options of a script in a command', () => {
  it('are looked for in the script, whatever values they have', async () => {
    const { claims } = await check(
      'Run `python scripts/deploy.py --project main --dry-run=yes`.',
      '',
      '```bash',
      'bash ./scripts/run.sh --fast',
      '```',
    );
    expect(told(claims, 'symbol')).toEqual(['1 symbol verified', '4 symbol verified']);
    expect(claims.find(({ kind }) => kind === 'symbol')?.measured).toBe(
      '--project and --dry-run at scripts/deploy.py:2 and scripts/deploy.py:3',
    );
  });

  it('are not told where the script only shows them, or is not there', async () => {
    const { claims } = await check(
      '- `python scripts/deploy.py --example main`',
      '- `python scripts/deploy.py --filter main`',
      '- `python scripts/other.py --project main`',
      '- `python scripts/deploy.py | tee --project`',
    );
    expect(told(claims, 'symbol')).toEqual([]);
  });

  it('are refuted where the script declares all it takes, and lacks one', async () => {
    const { claims } = await check('- `python scripts/deploy.py --project main --force`');
    expect(told(claims, 'symbol')).toEqual(['1 symbol refuted']);
  });
});
