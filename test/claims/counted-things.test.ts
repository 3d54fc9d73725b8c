import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRepository, RepositoryBuilder } from '../repository-builder.js';
import { checkText } from './check-text.js';

const REGISTRY = `class HubRegistry:
    def __init__(self):
        self.names = []

    async def add(self, name):
        def inner():
            return name
        self.names.append(inner())

    def _trim(self):
        return self.names


class OpenHub(HubRegistry):
    def close_all(self):
        return None


def alone():
    return 1
`;
const QUEUE = `export class JobQueue {
  #jobs = [];

  constructor() {
    this.#jobs = [];
  }

  push(job: string): void {
    if (job) {
      this.#jobs.push(job);
    }
  }

  private drop(): void {
    this.#jobs = [];
  }
}
`;

let built: BuiltRepository;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  const tests = Object.fromEntries(
    ['a', 'b', 'c'].map((name) => [`tests/unit/test_${name}.py`, `def test_${name}():\n    pass\n`]),
  );
  repo.commit({
    message: 'Add the hub with fewer methods',
    files: { 'app/registry.py': 'class HubRegistry:\n    def add(self):\n        return 1\n' },
  });
  repo.commit({
    message: 'Add the rest',
    files: {
      ...tests,
      'tests/unit/__init__.py': '',
      'tests/unit/deep/test_d.py': 'def test_d():\n    pass\n',
      'docs/guide/one.md': '# One\n',
      'app/registry.py': REGISTRY,
      'web/queue.ts': QUEUE,
    },
  });
  built = await repo.build();
});

const check = async (...lines: string[]) => {
  const { claims } = await checkText(built.folder, lines.join('\n'));
  return claims.filter(({ kind }) => kind === 'count');
};
const verdicts = async (...lines: string[]) =>
  (await check(...lines)).map(({ line, verdict }) => `${line} ${verdict}`);

describe('files below a folder', () => {
  it('are counted by what they are, all of them or those right in it', async () => {
    expect(
      await verdicts(
        '- There are 5 files in `tests/unit/`.',
        '- 4 test files in `tests/unit/`',
        '- `tests/unit/` has 3 test files.',
        '- `tests/unit/` (6 Python files)',
        '- 2 markdown files under `docs/guide/`',
      ),
    ).toEqual(['1 verified', '2 verified', '3 verified', '4 refuted', '5 refuted']);
  });

  it('are not counted where only some of them are meant', async () => {
    const claims = await check(
      '- 2 files in `tests/unit/` were changed.',
      '- 2 files that fail in `tests/unit/`',
      '- 2 critical files in `tests/unit/`',
      '- 7 files will be in `tests/unit/`.',
    );
    expect(claims.map(({ line, verdict }) => `${line} ${verdict}`)).toEqual(['3 not checkable']);
  });

  it('are corrected by a sentence that is true', async () => {
    const [claim] = await check('There are 2 markdown files in `docs/guide/`.');
    expect(claim?.correction).toBe('There is 1 markdown file below docs/guide/.');
  });
});

describe('methods of a class', () => {
  it('are those it writes itself, in Python and TypeScript', async () => {
    expect(
      await verdicts(
        '- `HubRegistry` has 3 methods.',
        '- `HubRegistry` has 1 public method.',
        '- `HubRegistry` has 9 methods.',
        '- app.registry.HubRegistry (2 methods)',
        '- `OpenHub` has 9 methods.',
        '- 2 methods in `JobQueue`',
        '- class `JobQueue` has 5 methods',
      ),
    ).toEqual([
      '1 verified',
      '2 verified',
      '3 refuted',
      '4 verified',
      '5 not checkable',
      '6 verified',
      '7 refuted',
    ]);
  });

  it('are told back to when the number was right, and are no count of what uses them', async () => {
    const [claim] = await check('`HubRegistry` has 1 method.');
    expect(claim).toMatchObject({ verdict: 'verified' });
    const [once] = await check('`HubRegistry` has 7 methods.');
    expect(once).toMatchObject({
      verdict: 'refuted',
      correction: 'HubRegistry has 3 methods (app/registry.py:1).',
      trueUntil: null,
    });
    expect(await check('`HubRegistry` is called by 9 methods.')).toEqual([]);
  });
});

describe('a file that a heading is called', () => {
  it('is the one that is spoken of in the sections below it', async () => {
    const { claims } = await checkText(
      built.folder,
      '## The registry: `app/registry.py`\n\n### State\n\n**File size**: 20 lines\n\n## app/registry.py compliance\n\n### Other\n\n**File size**: 500 lines\n',
    );
    expect(claims.filter(({ kind }) => kind === 'line-count')).toMatchObject([
      { line: 5, verdict: 'verified' },
    ]);
  });
});
