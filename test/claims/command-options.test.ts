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
    'scripts/serve.py': [
      'from app.options import (',
      '    add_options, other,',
      ')',
      'from app.gone import add_more',
      'parser.add_argument("--port")',
      'parser.add_argument("--host")',
      'add_options(parser)',
      'add_more(parser)',
      '',
    ].join('\n'),
    'scripts/other.py': [
      'from kit.options import add_options',
      'parser.add_argument("--port")',
      'parser.add_argument("--host")',
      'parser.add_argument("--level")',
      'add_options(parser)',
      '',
    ].join('\n'),
    'app/options.py': 'def add_options(parser):\n    parser.add_argument("--level")\n',
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
    expect(claims.filter(({ kind }) => kind === 'symbol').map(({ measured }) => measured)).toEqual([
      '--project at scripts/deploy.py:2',
      '--dry-run at scripts/deploy.py:3',
      '--fast at scripts/run.sh:2',
    ]);
  });

  it('are not told where the script only shows them, or is not there', async () => {
    const { claims } = await check(
      '- `python scripts/deploy.py --example main`',
      '- `python scripts/deploy.py --filter main`',
      '- `python scripts/gone.py --project main`',
      '- `python scripts/deploy.py | tee --project`',
    );
    expect(told(claims, 'symbol')).toEqual([]);
  });

  it('are refuted where the script declares all it takes, and lacks one', async () => {
    const { claims } = await check('- `python scripts/deploy.py --project main --force`');
    expect(told(claims, 'symbol')).toEqual(['1 symbol verified', '1 symbol refuted']);
  });

  it('are looked for where the parser is handed to, and not refuted where that is another package', async () => {
    const { claims } = await check(
      '- `python scripts/serve.py --level 1 --force`',
      '- `python scripts/other.py --port 1 --force`',
    );
    expect(told(claims, 'symbol')).toEqual(['1 symbol refuted', '2 symbol verified']);
  });
});
