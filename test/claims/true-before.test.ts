import { beforeAll, describe, expect, it, vi } from 'vitest';
import { WordFinder } from '../../src/claims/check/look/word-finder.js';
import { DiskCache } from '../../src/clients/cache/disk-cache.js';
import {
  type BuiltRepository,
  RepositoryBuilder,
  type ScriptedCommit,
  temporaryFolder,
} from '../repository-builder.js';
import { checkText } from './check-text.js';

/** Five callers of `old_hub`, of which commits take one after the other; then production calls what only tests called. */
async function shrinkingRepository(): Promise<{
  built: BuiltRepository;
  commits: ScriptedCommit[];
  merge: ScriptedCommit;
}> {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  const caller = (n: number) => [`app/c${n}.py`, `from app.hub import old_hub\n\nold_hub(${n})\n`] as const;
  const commits = [
    repo.commit({
      message: 'Call the old hub',
      files: {
        'app/hub.py': 'def old_hub(n):\n    return n\n\n\ndef fake_hub(n):\n    return n\n',
        'tests/test_hub.py': 'from app.hub import fake_hub\n\n\ndef test_a():\n    assert fake_hub(1)\n',
        ...Object.fromEntries([1, 2, 3, 4, 5].map(caller)),
      },
    }),
  ];
  commits.push(repo.commit({ message: 'Take one', files: { 'app/c5.py': null } }));
  commits.push(repo.commit({ message: 'Take another', files: { 'app/c4.py': 'print(4)\n' } }));
  repo.switchTo('side');
  repo.commit({
    message: 'Use a fake',
    files: { 'app/c3.py': 'from app.hub import fake_hub\n\nfake_hub(3)\n' },
  });
  repo.switchTo('main');
  const merge = repo.merge('side', { message: 'Merge the side' });
  return { built: await repo.build(), commits, merge };
}

let repository: Awaited<ReturnType<typeof shrinkingRepository>>;
beforeAll(async () => {
  repository = await shrinkingRepository();
});

const check = async (...lines: string[]) => {
  const { claims } = await checkText(repository.built.folder, lines.join('\n'));
  return claims.filter(({ kind }) => kind === 'count' || kind === 'scope');
};

describe('a refuted count', () => {
  it('was true until the commit that changed it', async () => {
    const [five, four, many] = await check(
      '`old_hub()` is used in 5 files.',
      '',
      'There are 4 occurrences of `old_hub()`.',
      '',
      '80 files use `old_hub()`.',
    );
    expect(five).toMatchObject({ verdict: 'refuted', trueUntil: { subject: 'Take one' }, searched: null });
    expect(four).toMatchObject({ verdict: 'refuted', trueUntil: { subject: 'Take another' } });
    expect(many).toMatchObject({ verdict: 'refuted', trueUntil: null });
    expect(many?.searched).toBe('code in the 4 commits before, along first parents');
  });
});

describe('a refuted scope', () => {
  it('was true until the merge that brought the first other place', async () => {
    const [only, never] = await check(
      '`fake_hub()` is used only in tests.',
      '',
      'No production code calls `old_hub()`; none is left in production.',
    );
    expect(only).toMatchObject({ verdict: 'refuted', trueUntil: { commit: repository.merge.hash } });
    expect(never).toMatchObject({ verdict: 'refuted', trueUntil: null });
  });
});

describe('what was counted at earlier commits', () => {
  it('is looked for only in versions that hold the word, and not again by a second run', async () => {
    const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
    const calls = (times: number) => 'rare_name(1)\n'.repeat(times);
    const other = (n: number) => `# nothing of it ${n}\n`.repeat(40);
    repo.commit({ message: 'One', files: { 'app/a.py': calls(3), 'app/b.py': other(1) } });
    repo.commit({ message: 'Two', files: { 'app/a.py': calls(4) } });
    for (const n of [2, 3, 4]) repo.commit({ message: `${n}`, files: { 'app/b.py': other(n) } });
    const built = await repo.build();
    await built.git('gc', '--quiet');
    const cache = new DiskCache(await temporaryFolder('cache'));
    const looked = vi.spyOn(WordFinder.prototype, 'eachLine');
    const run = async () => {
      const before = looked.mock.calls.length;
      const { claims } = await checkText(built.folder, 'There are 3 occurrences of `rare_name()`.', {
        cache,
      });
      const count = claims.find(({ kind }) => kind === 'count');
      return { trueUntil: count?.trueUntil?.subject, looks: looked.mock.calls.length - before };
    };
    const [first, second] = [await run(), await run()];
    looked.mockRestore();
    expect([first.trueUntil, second.trueUntil]).toEqual(['Two', 'Two']);
    // Two files of the revision, and of five versions before them the one with the word; none once all of it is known.
    expect([first.looks, second.looks]).toEqual([3, 0]);
    const { claims } = await checkText(built.folder, 'There are 9 occurrences of `rare_name()`.', { cache });
    expect(claims.find(({ kind }) => kind === 'count')).toMatchObject({
      verdict: 'refuted',
      trueUntil: null,
    });
  });
});
